using System.Collections.Concurrent;
using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>
/// On which objects the project's profiles say nothing, because the retrieve did not name the object: a profile comes with the rights on
/// just those objects that the same <c>package.xml</c> names, and a wildcard brings no standard object.
/// </summary>
internal sealed class ObjectRetrieval
{
    private readonly Org _org;
    private readonly HashSet<string> _inProfiles;
    private readonly ImmutableArray<string> _commonLeftOut;
    private readonly ConcurrentDictionary<Profile, ImmutableArray<string>> _leftOut = new(ReferenceEqualityComparer.Instance);

    public ObjectRetrieval(Org org)
    {
        _org = org;
        _inProfiles = Named(org.Project.Profiles);
        _commonLeftOut = [.. CommonLeftOut(Named(org.Project.PermissionSets))];
    }

    /// <summary>Objects on which the profile may give rights that its file does not show; sorted.</summary>
    public ImmutableArray<string> LeftOut(Profile profile) => _leftOut.GetOrAdd(profile, key =>
        [.. _commonLeftOut.Concat(WithPartsOnly(key)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)]);

    /// <summary>Whether the retrieve named the object, so that a profile without a right on it gives none.</summary>
    public bool Covers(Profile profile, string name) =>
        (_inProfiles.Contains(name) || _org.Project.CustomObjects.Find(name) is not null) && !LeftOut(profile).Contains(name, StringComparer.OrdinalIgnoreCase);

    private static HashSet<string> Named(IEnumerable<PermissionContainer> containers) =>
        containers.SelectMany(container => container.Grants(AccessKind.Object)).Select(grant => grant.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The common standard objects that no file speaks of. A profile with Modify All Data has rights on every object, so that one it does not
    /// list was not named for any profile.
    /// </summary>
    private IEnumerable<string> CommonLeftOut(HashSet<string> inSets)
    {
        var project = _org.Project;
        var common = _org.Catalogue.CommonObjects;
        if (project.Profiles.Count > 0 && !common.Any(name => _inProfiles.Contains(name) || inSets.Contains(name) || project.CustomObjects.Find(name) is not null))
        {
            return common;
        }

        var all = project.Profiles.Where(profile => profile.Grants(AccessKind.UserPermission).Any(grant => Same(grant.Name, UserPermissions.ModifyAllData)))
            .Select(profile => profile.Grants(AccessKind.Object).Select(grant => grant.Name).ToHashSet(StringComparer.OrdinalIgnoreCase))
            .ToList();
        return common.Where(name => all.Any(listed => !listed.Contains(name)));
    }

    /// <summary>Objects of which the profile grants fields or record types, while no profile lists a right on the object itself.</summary>
    private IEnumerable<string> WithPartsOnly(Profile profile)
    {
        var owners = profile.Grants(AccessKind.Field).Concat(profile.Grants(AccessKind.RecordType))
            .Select(grant => grant.Name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? grant.Name[..dot] : "")
            .Distinct(StringComparer.OrdinalIgnoreCase);
        var masters = _org.ObjectDependencies.Missing(profile.Grants(AccessKind.Object).Select(grant => (grant.Name, grant.Rights)))
            .Where(missing => !missing.IsOwn).Select(missing => missing.Name);
        return owners.Concat(masters).Where(name => !_inProfiles.Contains(name) && HasObjectRights(name));
    }

    /// <summary>Whether rights on the object are given by object permissions, and so stand in a profile.</summary>
    public bool HasObjectRights(string name)
    {
        var entry = _org.Catalogue.FindObject(name);
        return entry.Kind switch
        {
            ObjectKind.StandardObject => entry is { Rights: not null, Parent: null },
            ObjectKind.CustomObject => _org.Project.CustomObjects.Find(name) is { CustomSettingsType: null },
            _ => false,
        };
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
