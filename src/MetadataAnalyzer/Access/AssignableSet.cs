using System.Collections.Concurrent;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>A permission set of the project that anybody on the integration licence can be given, with its rights by name.</summary>
/// <param name="set">The set.</param>
internal sealed class AssignableSet(PermissionSet set)
{
    private readonly ConcurrentDictionary<AccessKind, Dictionary<string, AccessRights>> _rights = new();

    public PermissionSet PermissionSet { get; } = set;

    /// <summary>What the set grants of a kind, by name in any case.</summary>
    public IReadOnlyDictionary<string, AccessRights> Rights(AccessKind kind) => _rights.GetOrAdd(kind, static (kind, set) => ByName(set, kind), PermissionSet);

    public AccessRights RightsOn(AccessKind kind, string name) => Rights(kind).GetValueOrDefault(name);

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
