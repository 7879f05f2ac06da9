using System.Collections.Concurrent;
using System.Collections.Immutable;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>
/// Completeness of a retrieved profile. It comes with the rights on those components only that the same <c>package.xml</c> retrieves;
/// rights on other components are lost.
/// </summary>
public sealed class ProfileRetrieval
{
    /// <summary>Sections that a retrieve fills only when their components are retrieved with the profile, and the type of these.</summary>
    private static readonly ImmutableArray<(string Section, string Type)> Dependent =
    [
        ("objectPermissions", MetadataTypes.CustomObject), ("fieldPermissions", MetadataTypes.CustomField),
        ("classAccesses", MetadataTypes.ApexClass),
        ("pageAccesses", MetadataTypes.ApexPage),
        ("tabVisibilities", MetadataTypes.CustomTab), ("layoutAssignments", MetadataTypes.Layout),
    ];

    /// <summary>Dependent sections that list only what is on, so that their absence proves nothing.</summary>
    private static readonly ImmutableArray<string> OtherTypes =
        [MetadataTypes.CustomApplication, MetadataTypes.CustomPermission, MetadataTypes.ExternalDataSource, MetadataTypes.Flow];

    private const string RecordTypes = "recordTypeVisibilities";

    private readonly SubjectIdentity _subject;
    private readonly EffectiveAccess _access;
    private readonly OrgContent _org;

    internal ProfileRetrieval(SubjectIdentity subject, EffectiveAccess access, OrgContent org)
    {
        _subject = subject;
        _access = access;
        _org = org;
    }

    /// <summary>
    /// Sections that the subject's profile lacks and a complete retrieve has; empty when it is complete or not in the project.
    /// </summary>
    public ImmutableArray<string> AbsentSections
    {
        get
        {
            if (_subject.Profile is not { } profile)
            {
                return [];
            }

            // Where the org's rows give the rights, a section that only shapes the user interface tells nothing more. Record types have no
            // row, and a retrieve that brought the layouts brought them too.
            var hasRows = profile.StatedKinds.Contains(AccessKind.Object);
            var absent = Dependent
                .Where(entry => IsAbsent(profile, entry.Section) && _org.Project.ContainsType(entry.Type)
                    && !(hasRows && entry.Type is MetadataTypes.CustomTab or MetadataTypes.Layout))
                .Select(entry => entry.Section)
                .ToList();
            IEnumerable<string> always =
            [
                .. _subject.UserLicense is null ? ["userLicense"] : Array.Empty<string>(),
                .. IsAbsent(profile, "userPermissions") ? ["userPermissions"] : Array.Empty<string>(),
                .. hasRows && IsAbsent(profile, RecordTypes) && IsAbsent(profile, "layoutAssignments")
                    && _org.Project.ContainsType(MetadataTypes.RecordType) ? [RecordTypes] : Array.Empty<string>(),
            ];
            return always.Any() || absent.Count >= 2 ? [.. always, .. absent] : [];
        }
    }

    /// <summary>Objects on which the subject's profile may give rights that the file does not show; sorted.</summary>
    public ImmutableArray<string> ObjectsLeftOut =>
        _subject.Profile is not { } profile || profile.StatedKinds.Contains(AccessKind.Object) ? []
        : [.. _org.ObjectRetrieval.LeftOut(profile)
            .Concat(AnsweredOnly(profile))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal)];

    /// <summary>Whether the file may lack rights that the profile gives.</summary>
    public bool IsIncomplete => !AbsentSections.IsEmpty || !ObjectsLeftOut.IsEmpty;

    /// <summary>
    /// Whether all that gives the subject rights is at hand, and its profile was retrieved with this section: what is not there is not
    /// granted.
    /// </summary>
    public bool Covers(string section) =>
        _access.MissingContainers.IsEmpty && _access.Profile is { } profile && !IsAbsent(profile, section);

    /// <summary>Whether all that gives the subject rights is at hand, and its profile was retrieved with the object.</summary>
    public bool CoversObject(string name) => Covers("objectPermissions") && _org.ObjectRetrieval.Covers(_access.Profile!, name);

    /// <summary>
    /// The types that must be retrieved together with a profile: those of the project that a profile has rights on, sorted. Fields come
    /// with their object.
    /// </summary>
    public static ImmutableArray<string> TypesToRetrieveWith(OrgContent org) =>
    [
        .. Dependent.Select(entry => entry.Type).Concat(OtherTypes).Where(org.Project.ContainsType)
            .Select(type => type == MetadataTypes.CustomField ? MetadataTypes.CustomObject : type)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The members of a <c>package.xml</c> that bring a profile in full, for people.</summary>
    /// <param name="profile">Full name of the profile.</param>
    /// <param name="org">The org.</param>
    /// <param name="objects">Standard objects that the retrieve must name.</param>
    public static IEnumerable<string> Members(string profile, OrgContent org, ImmutableArray<string> objects = default)
    {
        yield return $"Profile '{profile}'";
        foreach (var name in objects.IsDefault ? [] : objects)
        {
            yield return $"CustomObject '{name}'";
        }

        foreach (var type in TypesToRetrieveWith(org))
        {
            yield return type == MetadataTypes.CustomObject
                ? $"CustomObject '*' and each {(objects.IsDefaultOrEmpty ? "" : "other ")}standard object by name"
                : $"{type} '*'";
        }
    }

    /// <summary>
    /// Objects that the integration uses by its owner's answer, but that the retrieve did not name and no container gives a right on.
    /// </summary>
    private IEnumerable<string> AnsweredOnly(Profile profile) => (_org.Answers.Of(_subject.Name).Objects ?? AnswerSheet.Empty.Questions)
        .Where(entry => entry.Value.Rights != AccessRights.None && _access.OnObject(entry.Key) == AccessRights.None
            && !_org.ObjectRetrieval.Covers(profile, entry.Key) && _org.ObjectRetrieval.HasObjectRights(entry.Key)
            && _access.FindUserPermission(UserPermissions.ModifyAllData) is null)
        .Select(entry => entry.Key);

    private static bool IsAbsent(Profile profile, string section) => !profile.Sections.ContainsKey(section);
}

/// <summary>
/// Objects that the retrieve did not name, so that the project's profiles lack the rights on them. A profile comes with the rights on those
/// objects only that the same <c>package.xml</c> names, and a wildcard brings no standard object.
/// </summary>
internal sealed class ObjectRetrieval
{
    private readonly OrgContent _org;
    private readonly ImmutableArray<Profile> _profiles;
    private readonly HashSet<string> _inProfiles;
    private readonly ImmutableArray<string> _commonLeftOut;
    private readonly ConcurrentDictionary<Profile, ImmutableArray<string>> _leftOut = new(ReferenceEqualityComparer.Instance);

    public ObjectRetrieval(OrgContent org)
    {
        _org = org;

        // An object that the rows of the org name need not be one that the retrieve named.
        _profiles = [.. org.Project.Profiles.Where(profile => !profile.StatedKinds.Contains(AccessKind.Object))];
        _inProfiles = Named(_profiles);
        _commonLeftOut = [.. CommonLeftOut(Named(org.Project.PermissionSets))];
    }

    /// <summary>Objects on which the profile may give rights that its file does not show; sorted.</summary>
    public ImmutableArray<string> LeftOut(Profile profile) => _leftOut.GetOrAdd(profile, key =>
        [.. _commonLeftOut.Concat(WithPartsOnly(key)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)]);

    /// <summary>Whether the retrieve named the object, so that a profile without a right on it gives none.</summary>
    public bool Covers(Profile profile, string name) => profile.StatedKinds.Contains(AccessKind.Object)
        || ((_inProfiles.Contains(name) || _org.Project.CustomObjects.Find(name) is not null)
            && !LeftOut(profile).Contains(name, StringComparer.OrdinalIgnoreCase));

    private static HashSet<string> Named(IEnumerable<PermissionContainer> containers) =>
        containers.SelectMany(container => container.Grants(AccessKind.Object)
            .Where(grant => !container.LocationOf(grant).IsRecord)
            .Select(grant => grant.Name))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The common standard objects that no file mentions. A profile with Modify All Data has rights on every object, so that one it does
    /// not list was not named for any profile.
    /// </summary>
    private IEnumerable<string> CommonLeftOut(HashSet<string> inSets)
    {
        var project = _org.Project;
        var common = _org.Catalogue.CommonObjects;
        if (!_profiles.IsEmpty
            && !common.Any(name => _inProfiles.Contains(name) || inSets.Contains(name) || project.CustomObjects.Find(name) is not null))
        {
            return common;
        }

        var all = _profiles
            .Where(
                profile => profile.Grants(AccessKind.UserPermission).Any(grant => ApiName.Same(grant.Name, UserPermissions.ModifyAllData)))
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

    /// <summary>Whether object permissions give the rights on the object, so that a profile holds them.</summary>
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
}
