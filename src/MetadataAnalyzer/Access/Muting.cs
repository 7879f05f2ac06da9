using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>What the muting permission sets of one group take away from its members.</summary>
public sealed class Muting
{
    private readonly Dictionary<(AccessKind, string), AccessRights> _muted = new(KeyComparer.Instance);

    /// <param name="sets">The group's muting sets that are in the project.</param>
    public Muting(ImmutableArray<MutingPermissionSet> sets)
    {
        Sets = sets;
        foreach (var (kind, grants) in sets.SelectMany(set => set.GrantsByKind))
        {
            foreach (var grant in grants)
            {
                _muted[(kind, grant.Name)] = _muted.GetValueOrDefault((kind, grant.Name)) | grant.Rights;
            }
        }
    }

    /// <summary>The muting of a group by those of its muting sets that are in the project.</summary>
    public static Muting Of(PermissionSetGroup group, MetadataProject project) =>
        new([.. group.MutingPermissionSets.Select(reference => project.MutingPermissionSets.Find(reference.Name)).OfType<MutingPermissionSet>()]);

    /// <summary>No muting.</summary>
    public static Muting None { get; } = new([]);

    public ImmutableArray<MutingPermissionSet> Sets { get; }

    public bool IsEmpty => _muted.Count == 0;

    /// <summary>What is taken away from a grant of that name, flag by flag.</summary>
    public AccessRights Of(AccessKind kind, string name) => IsEmpty ? AccessRights.None : _muted.GetValueOrDefault((kind, name));

    private sealed class KeyComparer : IEqualityComparer<(AccessKind Kind, string Name)>
    {
        public static KeyComparer Instance { get; } = new();

        public bool Equals((AccessKind Kind, string Name) x, (AccessKind Kind, string Name) y) =>
            x.Kind == y.Kind && string.Equals(x.Name, y.Name, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((AccessKind Kind, string Name) key) =>
            HashCode.Combine(key.Kind, string.GetHashCode(key.Name, StringComparison.OrdinalIgnoreCase));
    }
}
