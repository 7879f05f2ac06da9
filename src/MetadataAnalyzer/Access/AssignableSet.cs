using System.Collections.Concurrent;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>A permission set of the project that can be assigned to any user on the integration licence, with its rights by name.</summary>
/// <param name="set">The set.</param>
internal sealed class AssignableSet(PermissionSet set)
{
    private readonly ConcurrentDictionary<AccessKind, Dictionary<string, AccessRights>> _rights = new();

    public PermissionSet PermissionSet { get; } = set;

    /// <summary>The grants of the set of a kind, by name in any case.</summary>
    public IReadOnlyDictionary<string, AccessRights> Rights(AccessKind kind) =>
        _rights.GetOrAdd(kind, static (kind, set) => ByName(set, kind), PermissionSet);

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

/// <summary>
/// Finds the set that a package ships for the integration licence beside one that is bound to another user licence. It covers the objects
/// of that one; what else it lacks is to be rebuilt.
/// </summary>
internal sealed class PackageTwins(OrgContent org)
{
    private readonly ConcurrentDictionary<PermissionSet, AssignableSet?> _twins = [];

    /// <summary>
    /// The twin of a set as it reaches a subject; null when there is none, or when it would give back what a group takes away.
    /// </summary>
    public AssignableSet? Find(AccessSource source, PermissionSet set)
    {
        if (set.Namespace is null || _twins.GetOrAdd(set, FindBest) is not { } twin)
        {
            return null;
        }

        var restores = AccessKinds.UsableByApi.Any(kind =>
            source.MutedGrants(kind).Any(muted => (muted.Rights & twin.RightsOn(kind, muted.Grant.Name)) != AccessRights.None));
        return restores ? null : twin;
    }

    /// <summary>The set that lacks least, then the one with the fewest grants, then by name.</summary>
    private AssignableSet? FindBest(PermissionSet set) => org.Project.PermissionSets
        .Where(candidate => !ReferenceEquals(candidate, set)
            && ApiName.Same(candidate.Namespace, set.Namespace)
            && CanTakeThePlace(candidate, set))
        .Select(candidate => new AssignableSet(candidate))
        .Select(candidate => (Set: candidate, Lacks: AccessKinds.UsableByApi.Sum(kind => CountLacking(set, candidate, kind))))
        .Where(candidate =>
            CountLacking(set, candidate.Set, AccessKind.Object) == 0 && (candidate.Lacks == 0 || !set.Grants(AccessKind.Object).IsEmpty))
        .OrderBy(candidate => candidate.Lacks).ThenBy(candidate => AccessKinds.UsableByApi.Sum(kind => candidate.Set.Rights(kind).Count))
        .ThenBy(candidate => candidate.Set.PermissionSet.FullName, StringComparer.Ordinal)
        .Select(candidate => candidate.Set).FirstOrDefault();

    /// <summary>
    /// A set of which no grant is known has no twin, and one that a session activates takes the place of another such only.
    /// </summary>
    private bool CanTakeThePlace(PermissionSet candidate, PermissionSet set)
    {
        var license = org.Names.LicenseOf(candidate);
        if (license.IsContested || set.GrantsByKind.IsEmpty || (candidate.HasActivationRequired && !set.HasActivationRequired))
        {
            return false;
        }

        var fits = org.IsTargetPermissionSetLicense(license.Name) || (org.IsTargetUserLicense(license.Name) && !HoldsStandardObjects(set));
        return fits && !Reassignment.HasDefinite(org.Obstacles.OfSet(candidate));
    }

    private bool HoldsStandardObjects(PermissionSet set) =>
        set.Grants(AccessKind.Object).Any(grant => org.Catalogue.FindObject(grant.Name).Bare == CarriageStatus.Blocked);

    private static int CountLacking(PermissionSet set, AssignableSet twin, AccessKind kind) =>
        set.Grants(kind).Count(grant => (grant.Rights & ~twin.RightsOn(kind, grant.Name)) != AccessRights.None);
}
