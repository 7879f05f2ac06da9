using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Readiness;

/// <summary>What the six steps before a move find for one subject. After the switch most of it can no longer be retrieved.</summary>
public sealed record MoveSteps
{
    /// <summary>Step 1: the current profile; null when it is not in the project.</summary>
    public required Profile? Profile { get; init; }

    /// <summary>Step 2: each permission set that reaches the subject, with whether it can be used under the licence.</summary>
    public required ImmutableArray<PermissionSetStep> PermissionSets { get; init; }

    /// <summary>Step 3: how many rights of each kind a new permission set must hold; kinds without one are not keys.</summary>
    public required ImmutableSortedDictionary<AccessKind, int> NewPermissionSet { get; init; }

    /// <summary>Step 4: the profile's login IP ranges.</summary>
    public required ImmutableArray<LoginIpRange> IpRanges { get; init; }

    /// <summary>Step 4: the profile's login hours; null when it has none.</summary>
    public required LoginHours? LoginHours { get; init; }

    /// <summary>Step 5: the apps that concern the subject.</summary>
    public required ImmutableArray<AppUse> ConnectedApps { get; init; }

    /// <summary>Step 6: Apex classes the subject may call.</summary>
    public required ImmutableArray<EffectiveRight> ApexClasses { get; init; }

    /// <summary>Step 6: Visualforce pages the subject may open.</summary>
    public required ImmutableArray<EffectiveRight> VisualforcePages { get; init; }

    /// <summary>Whether a range of <see cref="IpRanges"/> restricts logins, or is not valid, so that it may.</summary>
    public bool Restricts(LoginIpRange range) => !range.IsValid || Profile!.RestrictingIpRanges.Any();

    /// <summary>The steps of a subject, whatever its verdict.</summary>
    public static MoveSteps Of(Subject subject) => new()
    {
        Profile = subject.Profile,
        PermissionSets = [.. PermissionSetStep.Of(subject)],
        NewPermissionSet = subject.Move.CountsToRebuild,
        IpRanges = subject.Profile?.LoginIpRanges ?? [],
        LoginHours = subject.Profile?.LoginHours,
        ConnectedApps = subject.AppUses,
        ApexClasses = subject.Access.Rights(AccessKind.ApexClass),
        VisualforcePages = subject.Access.Rights(AccessKind.VisualforcePage),
    };
}
