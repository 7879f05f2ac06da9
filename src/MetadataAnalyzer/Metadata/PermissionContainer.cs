using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>What grants rights: a profile, a permission set, or (taking away) a muting permission set.</summary>
public abstract class PermissionContainer : MetadataComponent
{
    /// <summary>Display name; null when the file gives none (profiles never do).</summary>
    public string? Label { get; init; }

    public string? Description { get; init; }

    /// <summary>What people call it, with its name: <c>profile 'Sales'</c>, <c>permission set 'Sync'</c>.</summary>
    public string Caption => $"{(this is Profile ? "profile" : this is PermissionSet ? "permission set" : "muting permission set")} '{FullName}'";

    /// <summary>How often each section element occurs, whether on or off. A section that is not a key is absent from the file, which proves nothing.</summary>
    public required ImmutableSortedDictionary<string, int> Sections { get; init; }

    /// <summary>Values that are contradictory or malformed, with the reading that was taken.</summary>
    public ImmutableArray<ValueProblem> ValueProblems { get; init; } = [];

    /// <summary>Grants by kind; kinds without a grant are not keys.</summary>
    public required ImmutableDictionary<AccessKind, ImmutableArray<AccessGrant>> GrantsByKind { get; init; }

    /// <summary>The grants of a kind that are on, in file order; a grant that the file repeats is repeated.</summary>
    public ImmutableArray<AccessGrant> Grants(AccessKind kind) => GrantsByKind.GetValueOrDefault(kind, []);

    /// <summary>The place of a grant of this container.</summary>
    public Location LocationOf(AccessGrant grant) => new(Files[grant.File], grant.Line, grant.Column);
}
