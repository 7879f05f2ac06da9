using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.CustomRules.Policies;

/// <summary>The words of policies.</summary>
internal static class PolicyVocabulary
{
    public static ImmutableArray<string> Combining { get; } = ["all", "any", "not"];

    /// <summary>The placeholders of messages, written in braces.</summary>
    public static ImmutableArray<string> Placeholders { get; } = ["name", "label", "license", "profile", "grant", "kind", "rights",
        "container"];

    /// <summary>Keys of conditions on grants of profiles and permission sets: <c>userPermission</c>, <c>object</c> …</summary>
    public static ImmutableSortedDictionary<string, AccessKind> Grants { get; } = Enum.GetValues<AccessKind>()
        .ToImmutableSortedDictionary(kind => kind.Key(), kind => kind, StringComparer.Ordinal);

    /// <summary>Rights on objects and fields: <c>read</c>, <c>modifyAll</c> …</summary>
    public static ImmutableSortedDictionary<string, AccessRights> Rights { get; } = Enum.GetValues<AccessRights>()
        .Where(right => right is not (AccessRights.None or AccessRights.Enabled))
        .ToImmutableSortedDictionary(right => right.Key(), right => right, StringComparer.Ordinal);

    /// <summary>The values of the key <c>on</c>.</summary>
    public static ImmutableSortedDictionary<string, PolicyTarget> Targets { get; } = Enum.GetValues<PolicyTarget>()
        .ToImmutableSortedDictionary(target => target.Key(), target => target, StringComparer.Ordinal);

    /// <summary>Keys of the other conditions on a target.</summary>
    public static ImmutableArray<string> Names(PolicyTarget target) => target switch
    {
        PolicyTarget.PermissionSet => ["name", "label", "license"],
        PolicyTarget.Profile => ["name", "license", "custom"],
        PolicyTarget.ConnectedApp => ["name", "label", "scope", "profile", "permissionSet", "runAs", "adminApproved", "ipRelaxation"],
        PolicyTarget.Subject => ["name", "label", "license", "profile", "permissionSet", "permissionSetLicense", "classification"],
        _ => throw new ArgumentOutOfRangeException(nameof(target), target, "not a target"),
    };

    /// <summary>
    /// Whether findings point at the matches of a condition. In an app, its scopes and the users that it admits are its grants.
    /// </summary>
    public static bool IsGrant(PolicyTarget target, string key) =>
        target == PolicyTarget.ConnectedApp ? key is "scope" or "profile" or "permissionSet" or "runAs" : Grants.ContainsKey(key);

    /// <summary>The allowed values of a condition; empty when any name is allowed.</summary>
    public static ImmutableArray<string> Values(string key) => key switch
    {
        "custom" or "adminApproved" => ["true", "false"],
        "classification" => [.. Enum.GetValues<SubjectClass>().Select(kind => kind.Id())],
        _ => [],
    };
}
