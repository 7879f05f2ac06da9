using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>A permission set of the project that anybody on the integration licence can be given, with its rights by name.</summary>
internal sealed class AssignableSet
{
    private readonly Dictionary<AccessKind, Dictionary<string, AccessRights>> _rights = [];

    public AssignableSet(PermissionSet set)
    {
        PermissionSet = set;
        foreach (var kind in AccessKinds.UsableByApi)
        {
            _rights[kind] = ByName(set, kind);
        }
    }

    public PermissionSet PermissionSet { get; }

    /// <summary>What the set grants of a kind, by name in any case.</summary>
    public IReadOnlyDictionary<string, AccessRights> Rights(AccessKind kind) => _rights[kind];

    public AccessRights RightsOn(AccessKind kind, string name) => _rights[kind].GetValueOrDefault(name);

    /// <summary>The rights of a set by name in any case; a name that is there twice has the rights of both.</summary>
    public static Dictionary<string, AccessRights> ByName(PermissionSet set, AccessKind kind)
    {
        var rights = new Dictionary<string, AccessRights>(StringComparer.OrdinalIgnoreCase);
        foreach (var grant in set.Grants(kind))
        {
            rights[grant.Name] = rights.GetValueOrDefault(grant.Name) | grant.Rights;
        }

        return rights;
    }
}
