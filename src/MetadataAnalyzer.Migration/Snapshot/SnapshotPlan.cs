using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>The planned move of a subject.</summary>
internal sealed record SnapshotPlan
{
    /// <summary>Whether the subject can move as things stand, at once or after changes.</summary>
    public required bool Movable { get; init; }

    public required string UserLicense { get; init; }

    /// <summary>Full name of the profile the subject gets.</summary>
    public required string Profile { get; init; }

    /// <summary>Whether that profile is one that the kit makes.</summary>
    public required bool CustomProfile { get; init; }

    /// <summary>Record types that this profile makes the default of their object.</summary>
    public required ImmutableArray<string> DefaultRecordTypes { get; init; }

    /// <summary>Developer name of the permission set licence to assign.</summary>
    public required string PermissionSetLicense { get; init; }

    /// <summary>Permission sets that the kit makes, with what each carries.</summary>
    public required ImmutableArray<SnapshotNewSet> NewPermissionSets { get; init; }

    /// <summary>Rights that the subject has today and loses.</summary>
    public required ImmutableArray<SnapshotDropped> Dropped { get; init; }

    /// <summary>Permission sets and groups to take away before the switch, in order.</summary>
    public required ImmutableArray<SnapshotReassignment> Remove { get; init; }

    /// <summary>Permission sets and groups to assign after the switch, in order; a twin under its own name.</summary>
    public required ImmutableArray<SnapshotReassignment> Assign { get; init; }

    /// <summary>Entries to add to apps, so that they still admit the subject.</summary>
    public required ImmutableArray<SnapshotAppChange> Apps { get; init; }

    /// <summary>Pages whose own security list has to name the new permission set or profile.</summary>
    public required ImmutableArray<string> Pages { get; init; }

    /// <summary>The plan in the form of the file.</summary>
    public static SnapshotPlan Of(SubjectPlan plan) => new()
    {
        Movable = MoveScope.IsMovable(plan.Assessed.Verdict),
        UserLicense = plan.UserLicense,
        Profile = plan.Profile.Name,
        CustomProfile = plan.Profile.IsNew,
        DefaultRecordTypes = plan.Profile.DefaultRecordTypes,
        PermissionSetLicense = plan.PermissionSetLicense,
        NewPermissionSets = [.. plan.Sets.Select(set => new SnapshotNewSet(set.Name, set.License, set.IsUnproven, Rights(set.Rights)))],
        Dropped = [.. plan.Dropped.Select(right => new SnapshotDropped(AccessKinds.JsonKey(right.Kind), right.Name,
            [.. RightNames.Of(right.Rights)], right.Reason, right.GrantedBy))],
        Remove = [.. plan.Remove.Select(SnapshotReassignment.Of)],
        Assign = [.. plan.Assign.Select(SnapshotReassignment.Of)],
        Apps =
        [
            .. plan.Apps.GroupBy(entry => (entry.Path, entry.AppLabel)).Select(app => new SnapshotAppChange(
                app.Key.Path, app.Key.AppLabel, [.. app.Where(entry => entry.IsProfile).Select(entry => entry.Name)],
                [.. app.Where(entry => !entry.IsProfile).Select(entry => entry.Name)])),
        ],
        Pages = [.. plan.Pages],
    };

    private static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string,
        HeldRight>> Rights(ImmutableArray<PlannedRight> rights) => rights
        .GroupBy(right => AccessKinds.JsonKey(right.Kind), StringComparer.Ordinal)
        .ToImmutableSortedDictionary(
            kind => kind.Key,
            kind => kind.ToImmutableSortedDictionary(right => right.Name, right => new HeldRight(right.Rights, []), StringComparer.Ordinal),
            StringComparer.Ordinal);
}

/// <summary>A permission set that the kit makes.</summary>
internal sealed record SnapshotNewSet(string Name, string? License, bool Unproven, ImmutableSortedDictionary<string,
    ImmutableSortedDictionary<string, HeldRight>> Rights);

/// <summary>A right that is not carried over.</summary>
internal sealed record SnapshotDropped(string Kind, string Name, ImmutableArray<string> Rights, string Reason,
    ImmutableArray<string> GivenBy);

/// <summary>A set or group to remove or assign.</summary>
internal sealed record SnapshotReassignment(string Type, string Name, bool New, bool Unproven, string? Expires, string Note)
{
    /// <summary>Kind and name in words.</summary>
    [JsonIgnore]
    public string Caption => $"{(Type == "PermissionSetGroup" ? "permission set group" : "permission set")} '{Name}'";

    public static SnapshotReassignment Of(PlannedAssignment assignment) =>
        new(assignment.Type, assignment.Name, assignment.IsNew, assignment.IsUnproven, SnapshotDocument.Day(assignment.Expires),
            assignment.Note);
}

/// <summary>Entries to add to an app: in its file, or in Setup when the project has no file of it.</summary>
internal sealed record SnapshotAppChange(string? Path, string Label, ImmutableArray<string> Profiles,
    ImmutableArray<string> PermissionSets);
