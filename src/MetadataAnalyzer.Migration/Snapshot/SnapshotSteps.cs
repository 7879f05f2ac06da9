using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>The facts of the six steps before the move.</summary>
internal sealed record SnapshotSteps
{
    /// <summary>Step 1; null when the profile is not in the project.</summary>
    public required SnapshotProfile? Profile { get; init; }

    /// <summary>Step 2.</summary>
    public required ImmutableArray<SnapshotPermissionSet> PermissionSets { get; init; }

    /// <summary>
    /// Step 3: rights that come only from sources that the move drops, by kind and name; each with the flags that would be missing.
    /// </summary>
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

    public static SnapshotSteps Of(Subject subject, Org org, Dictionary<AccessSource, int> indexes)
    {
        var restricting = subject.Move.ProfileSettings.LoginRestrictions.IpRanges.ToHashSet(ReferenceEqualityComparer.Instance);
        return new()
        {
            Profile = subject.Profile is { } profile ? SnapshotProfile.Of(profile, subject, org) : null,
            PermissionSets =
            [
                .. PermissionSetOutlook.Of(subject).Select(set => new SnapshotPermissionSet(
                    set.Type, set.Name, set.Group, set.License, set.Outlook,
                    [.. ObstacleText.Of(set.Obstacles).Select(obstacle => obstacle.Id)], set.Twin, SnapshotPlace.Of(set.Location))),
            ],
            NewPermissionSet = HeldRight.ByKind(AccessKinds.UsableByApi.Select(kind => (kind, subject.Move.ToRebuild(kind))), indexes),
            IpRanges =
            [
                .. (subject.Profile?.LoginIpRanges ?? [])
                    .Select(range => new SnapshotIpRange(
                        range.StartAddress, range.EndAddress, range.Description, restricting.Contains(range),
                        SnapshotPlace.Of(range.Location))),
            ],
            LoginHours = [.. subject.Profile?.LoginHours?.Days.Where(day => day.Restricts)
                .Select(day => new SnapshotHours(day.Day.ToString(), day.Start, day.End)) ?? []],
            ConnectedApps = [.. subject.AppUses.Select(SnapshotApp.Of)],
            ApexClasses = [.. subject.Access.Rights(AccessKind.ApexClass).Select(right => right.Name)],
            VisualforcePages = [.. subject.Access.Rights(AccessKind.VisualforcePage).Select(right => right.Name)],
        };
    }
}

/// <summary>The profile, with the settings that only a profile can hold.</summary>
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
    ImmutableArray<SnapshotPolicy> SessionSettings)
{
    public static SnapshotProfile Of(Profile profile, Subject subject, Org org) => new(
        profile.FullName,
        org.Names.ProfileLabel(profile.FullName),
        profile.UserLicense,
        profile.IsCustom,
        SnapshotPlace.Of(profile.Location),
        subject.Retrieval.AbsentSections,
        Names(profile.DefaultRecordTypes),
        Names(profile.LoginFlows),
        [.. subject.Move.ProfileSettings.PasswordPolicies.Select(policy => new SnapshotPolicy(policy.FullName, policy.Settings,
            SnapshotPlace.Of(policy.Location)))],
        [.. subject.Move.ProfileSettings.SessionSettings.Select(setting => new SnapshotPolicy(setting.FullName, setting.Settings,
            SnapshotPlace.Of(setting.Location)))]);

    private static ImmutableArray<string> Names(ImmutableArray<NamedReference> references) =>
        [.. references.Select(reference => reference.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
}

/// <summary>A password policy or session setting of the profile, by element.</summary>
internal sealed record SnapshotPolicy(string Name, ImmutableSortedDictionary<string, string> Settings, SnapshotPlace Place);

/// <summary>A permission set that reaches the subject.</summary>
internal sealed record SnapshotPermissionSet(
    string Type, string Name, string? Group, string? License, string Outlook, ImmutableArray<string> Obstacles, string? Twin,
    SnapshotPlace Place);

/// <summary>
/// A range of addresses. It restricts when it is valid and the valid ranges together leave out an address of an IP version that they use.
/// </summary>
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
/// An app that concerns the subject, and why: it runs as the subject, was seen in its logins (null when not known), holds tokens of it, or
/// names its profile (null when not) or sets of it. Whether it admits pre-authorised users only is null when not known; an app that is not
/// in the project is known from exports.
/// </summary>
internal sealed record SnapshotApp(
    string Type, string Name, string Label, bool? AdminApproved, bool RunAs, bool? SeenInLogins, string? Profile,
    ImmutableArray<string> PermissionSets, SnapshotPlace Place, bool InProject = true, int Tokens = 0)
{
    /// <summary>Whether the app names the subject's profile or a set of it.</summary>
    [JsonIgnore]
    public bool ListsSubject => Profile is not null || !PermissionSets.IsEmpty;

    /// <summary>Whether the subject is known, or may be taken, to connect with it.</summary>
    [JsonIgnore]
    public bool IsUsed => RunAs || Tokens > 0 || SeenInLogins != false;

    public static SnapshotApp Of(AppUse use) => new(
        use.App.TypeName,
        use.App.FullName,
        use.Label,
        use.IsAdminApproved,
        use.RunAs is not null,
        use.SeenInLogins,
        use.Profile?.Name,
        [.. use.PermissionSets.Select(set => set.Name)],
        SnapshotPlace.Of(use.AdmissionLocation ?? use.App.Location),
        use.Policy.IsInProject,
        use.Tokens.Length);
}
