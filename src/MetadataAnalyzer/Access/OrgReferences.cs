using System.Collections.Concurrent;
using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Access;

/// <summary>What the project's references mean in this org: whose profile, role, licence or username each names.</summary>
public sealed class OrgReferences
{
    private readonly Org _org;
    private readonly Lazy<ILookup<string, Reference>> _customPermissions;
    private readonly Lazy<ILookup<string, Subject>> _users;
    private readonly Lazy<ILookup<SalesforceId, Subject>> _usersById;
    private readonly Lazy<ImmutableArray<ImmutableArray<Subject>>> _profiles;
    private readonly Lazy<ILookup<Subject, Reference>> _bySubject;
    private readonly ConcurrentDictionary<Reference, ImmutableArray<Subject>> _subjects = new(ReferenceEqualityComparer.Instance);

    internal OrgReferences(Org org)
    {
        _org = org;
        All = [.. org.Project.References.Where(IsMeant)];
        EachOnce = [.. All.DistinctBy(reference =>
            (reference.ComponentType, reference.ComponentName, reference.Target, reference.Form, reference.Value.ToUpperInvariant(), reference.Place, reference.Expression))];
        _customPermissions = new(() => All.Where(reference => reference.Target == ReferenceTarget.CustomPermission)
            .ToLookup(reference => reference.Value, StringComparer.OrdinalIgnoreCase));
        _users = new(() => Users.ToLookup(subject => subject.Name, StringComparer.OrdinalIgnoreCase));
        _usersById = new(() => Users.Where(subject => !subject.Id.IsEmpty).ToLookup(subject => subject.Id));
        _profiles = new(() => [.. org.Subjects.Where(subject => subject.ProfileName.Length > 0)
            .GroupBy(subject => (subject.ProfileName.ToUpperInvariant(), subject.User?.ProfileId))
            .Select(group => group.ToImmutableArray())]);
        _bySubject = new(() => EachOnce.SelectMany(reference => SubjectsOf(reference).Select(subject => (subject, reference))).ToLookup(entry => entry.subject, entry => entry.reference));
    }

    /// <summary>Every reference, sorted by place.</summary>
    public ImmutableArray<Reference> All { get; }

    /// <summary>As <see cref="All"/>; of several in one component that name the same in the same way, the first.</summary>
    public ImmutableArray<Reference> EachOnce { get; }

    private IEnumerable<Subject> Users => _org.Subjects.Where(subject => subject.Kind == SubjectKind.User);

    /// <summary>Where formulas, conditions and code ask for a custom permission.</summary>
    public IEnumerable<Reference> OfCustomPermission(string name) => _customPermissions.Value[name];

    /// <summary>What names a subject, its profile, role or licence.</summary>
    public IEnumerable<Reference> Of(Subject subject) => _bySubject.Value[subject];

    /// <summary>Whom a reference names: a user by username or id; for a profile, role or licence all who have it. Sorted by name.</summary>
    public ImmutableArray<Subject> SubjectsOf(Reference reference) => _subjects.GetOrAdd(reference, FindSubjects);

    private ImmutableArray<Subject> FindSubjects(Reference reference) => reference.Target switch
    {
        _ when reference.Value.Length == 0 => [],
        ReferenceTarget.User => [.. new SalesforceId(reference.Value) is { IsWellFormed: true } id ? _usersById.Value[id] : _users.Value[reference.Value.Trim()]],
        ReferenceTarget.Profile => [.. _profiles.Value.Where(group => IsProfile(reference, group[0])).SelectMany(group => group).OrderBy(subject => subject.Name, StringComparer.Ordinal)],
        ReferenceTarget.Role => [.. _org.Subjects.Where(subject => subject.User is { } user
            && (reference.Names(user.UserRoleName ?? "") || reference.Names(user.UserRoleDeveloperName ?? "") || IsId(reference, user.UserRoleId)))],
        ReferenceTarget.UserLicense => [.. _org.Subjects.Where(subject => reference.Names(subject.UserLicense ?? ""))],
        _ => [],
    };

    private bool IsProfile(Reference reference, Subject subject) => reference.Names(subject.ProfileName)
        || reference.Names(_org.Names.ProfileLabel(subject.ProfileName))
        || (subject.User is { } user && IsId(reference, user.ProfileId));

    private static bool IsId(Reference reference, SalesforceId id) => !id.IsEmpty && new SalesforceId(reference.Value) == id;

    /// <summary>A list setting is read with the same words in code, and belongs to nobody.</summary>
    private bool IsMeant(Reference reference) => reference is not { Target: ReferenceTarget.HierarchySetting, Form: ReferenceForm.Code }
        || _org.Project.CustomObjects.Find(reference.Value)?.CustomSettingsType == "Hierarchy";
}
