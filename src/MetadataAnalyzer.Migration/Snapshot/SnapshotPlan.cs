using System.Collections.Immutable;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>What the migration kit would do for a subject.</summary>
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

    /// <summary>Rights that the subject has and will not have.</summary>
    public required ImmutableArray<SnapshotDropped> Dropped { get; init; }

    /// <summary>What to take from the subject before the switch, in order.</summary>
    public required ImmutableArray<SnapshotReassignment> Remove { get; init; }

    /// <summary>What to assign again after it, in order; a twin under its own name.</summary>
    public required ImmutableArray<SnapshotReassignment> Assign { get; init; }

    /// <summary>What to add to apps, so that they still admit the subject.</summary>
    public required ImmutableArray<SnapshotAppChange> Apps { get; init; }

    /// <summary>Pages whose own security list has to name the new permission set or profile.</summary>
    public required ImmutableArray<string> Pages { get; init; }
}

/// <summary>A permission set that the kit makes.</summary>
internal sealed record SnapshotNewSet(string Name, string? License, bool Unproven, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, HeldRight>> Rights);

/// <summary>A right that is not carried over.</summary>
internal sealed record SnapshotDropped(string Kind, string Name, ImmutableArray<string> Rights, string Reason, ImmutableArray<string> GivenBy);

/// <summary>A set or group to remove or assign.</summary>
internal sealed record SnapshotReassignment(string Type, string Name, bool New, bool Unproven, string? Expires, string Note);

/// <summary>What is added to an app: to its file, or in Setup when the project does not hold one.</summary>
internal sealed record SnapshotAppChange(string? Path, string Label, ImmutableArray<string> Profiles, ImmutableArray<string> PermissionSets);
