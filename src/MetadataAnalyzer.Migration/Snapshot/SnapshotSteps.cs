using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>The six steps before the move, in full.</summary>
internal sealed record SnapshotSteps
{
    /// <summary>Step 1; null when the profile is not in the project.</summary>
    public required SnapshotProfile? Profile { get; init; }

    /// <summary>Step 2.</summary>
    public required ImmutableArray<SnapshotPermissionSet> PermissionSets { get; init; }

    /// <summary>Step 3: rights that come only from what the move drops, by kind and name; each with the flags that would be missing.</summary>
    public required ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, HeldRight>> NewPermissionSet { get; init; }

    /// <summary>Step 4.</summary>
    public required ImmutableArray<SnapshotIpRange> IpRanges { get; init; }

    /// <summary>Step 4: hours of the restricted days.</summary>
    public required ImmutableArray<SnapshotHours> LoginHours { get; init; }

    /// <summary>Step 5.</summary>
    public required ImmutableArray<SnapshotApp> ConnectedApps { get; init; }

    /// <summary>Step 6.</summary>
    public required ImmutableArray<string> ApexClasses { get; init; }

    /// <summary>Step 6.</summary>
    public required ImmutableArray<string> VisualforcePages { get; init; }
}

/// <summary>The profile, with what only a profile can hold.</summary>
internal sealed record SnapshotProfile(
    string Name,
    string Label,
    string? UserLicense,
    bool? Custom,
    SnapshotPlace Place,
    ImmutableArray<string> AbsentSections,
    ImmutableArray<string> DefaultRecordTypes,
    ImmutableArray<string> LoginFlows,
    ImmutableArray<SnapshotPolicy> PasswordPolicies,
    ImmutableArray<SnapshotPolicy> SessionSettings);

/// <summary>A password policy or session setting of the profile: what it sets, by element.</summary>
internal sealed record SnapshotPolicy(string Name, ImmutableSortedDictionary<string, string> Settings, SnapshotPlace Place);

/// <summary>A permission set that reaches the subject.</summary>
internal sealed record SnapshotPermissionSet(
    string Type, string Name, string? Group, string? License, string Outlook, ImmutableArray<string> Obstacles, string? Twin, SnapshotPlace Place);

/// <summary>A range of addresses. It restricts when it is valid and the valid ranges together leave out an address of an IP version that they use.</summary>
internal sealed record SnapshotIpRange(string Start, string End, string? Description, bool Restricts, SnapshotPlace Place)
{
    /// <inheritdoc/>
    public override string ToString() => Start == End ? Start : $"{Start}-{End}";
}

/// <summary>The hours of a day, in minutes after midnight.</summary>
internal sealed record SnapshotHours(string Day, int StartMinute, int EndMinute)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Day} {StartMinute / 60:00}:{StartMinute % 60:00}-{EndMinute / 60:00}:{EndMinute % 60:00}";
}

/// <summary>
/// An app that concerns the subject, and why: it runs as the subject, was seen in its logins (null when not known), holds tokens of it, or names its profile (null when not) or sets of it. Whether it
/// admits pre-authorised users only is null when not known; an app that is not in the project is known from exports.
/// </summary>
internal sealed record SnapshotApp(
    string Type, string Name, string Label, bool? AdminApproved, bool RunAs, bool? SeenInLogins, string? Profile, ImmutableArray<string> PermissionSets, SnapshotPlace Place,
    bool InProject = true, int Tokens = 0)
{
    /// <summary>Whether the app names the subject's profile or a set of it.</summary>
    [JsonIgnore]
    public bool ListsSubject => Profile is not null || !PermissionSets.IsEmpty;

    /// <summary>Whether the subject is known, or may be taken, to connect with it.</summary>
    [JsonIgnore]
    public bool IsUsed => RunAs || Tokens > 0 || SeenInLogins != false;
}
