using System.Collections.Immutable;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>The feature-licence boxes of a user, without the <c>UserPermissions</c> of their field names (Object Reference, User).</summary>
internal static class UserFeatureFlags
{
    public static ImmutableArray<string> Known { get; } =
    [
        "CallCenterAutoLogin",
        "ChatterAnswersUser",
        "InteractionUser",
        "JigsawProspectingUser",
        "KnowledgeUser",
        "LiveAgentUser",
        "MarketingUser",
        "OfflineUser",
        "SFContentUser",
        "SiteforceContributorUser",
        "SiteforcePublisherUser",
        "SupportUser",
        "WirelessUser",
        "WorkDotComUserFeature",
    ];

    /// <summary>The name as the platform spells it, whatever the export's case.</summary>
    public static string Spelled(string name) => Known.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;
}
