using System.Collections.Concurrent;
using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Access;

/// <summary>References of the project resolved in this org: the subjects that each names by profile, role, licence or username.</summary>
public sealed class OrgReferences
{
    /// <summary>
    /// Begins the name of each profile that the kit makes for users that need one of their own; a group's letter follows.
    /// </summary>
    public const string OwnProfilePrefix = "API Only - ";

    /// <summary>Tokens in a line of code after which each of several equalities may have its own outcome.</summary>
    private static readonly string[] EqualityBreaks = ["&&", "!", "?", ";", "}", "else", " or "];

    /// <summary>The same tokens for inequalities.</summary>
    private static readonly string[] InequalityBreaks = ["||", "!(", "?", ";", "}", "else", " or "];

    private readonly OrgContent _org;
    private readonly Lazy<ImmutableArray<SubjectIdentity>> _subjects;
    private readonly Lazy<ILookup<string, Reference>> _customPermissions;
    private readonly Lazy<ILookup<string, SubjectIdentity>> _users;
    private readonly Lazy<ILookup<SalesforceId, SubjectIdentity>> _usersById;
    private readonly Lazy<ImmutableArray<ImmutableArray<SubjectIdentity>>> _profiles;
    private readonly Lazy<ILookup<SubjectIdentity, Reference>> _bySubject;
    private readonly Lazy<(ImmutableArray<string> Names, ImmutableArray<SalesforceId> Ids)> _targetProfiles;
    private readonly Lazy<ImmutableArray<Reference>> _ofTarget;
    private readonly Lazy<ImmutableArray<Reference>> _ofOwnProfile;
    private readonly ConcurrentDictionary<Reference, ImmutableArray<SubjectIdentity>> _byReference =
        new(ReferenceEqualityComparer.Instance);

    internal OrgReferences(OrgContent org, Func<ImmutableArray<SubjectIdentity>> subjects)
    {
        _org = org;
        _subjects = new(subjects);
        All = [.. org.Project.References.Where(IsMeant)];
        EachOnce = [.. All.DistinctBy(NameOf)];
        _customPermissions = new(() => All.Where(reference => reference.Target == ReferenceTarget.CustomPermission)
            .ToLookup(reference => reference.Value, StringComparer.OrdinalIgnoreCase));
        _users = new(() => Users.ToLookup(subject => subject.Name, StringComparer.OrdinalIgnoreCase));
        _usersById = new(() => Users.Where(subject => !subject.Id.IsEmpty).ToLookup(subject => subject.Id));
        _profiles = new(() => [.. _subjects.Value.Where(subject => subject.ProfileName.Length > 0)
            .GroupBy(subject => (subject.ProfileName.ToUpperInvariant(), subject.User?.ProfileId))
            .Select(group => group.ToImmutableArray())]);
        _bySubject = new(() => All.SelectMany(reference => SubjectsOf(reference).Select(subject => (subject, reference)))
            .ToLookup(entry => entry.subject, entry => entry.reference));
        _targetProfiles = new(FindTargetProfiles);
        _ofTarget = new(() => [.. All.Where(NamesTarget)]);
        _ofOwnProfile = new(() => [.. All.Where(reference => reference.Target == ReferenceTarget.Profile
            && Elements(reference).Any(element => element.Names(OwnProfilePrefix + "A")))]);
    }

    /// <summary>Every reference, sorted by place.</summary>
    public ImmutableArray<Reference> All { get; }

    /// <summary>Every reference, without repetitions in one component that name the same in the same way.</summary>
    public ImmutableArray<Reference> EachOnce { get; }

    private IEnumerable<SubjectIdentity> Users => _subjects.Value.Where(subject => subject.Kind == SubjectKind.User);

    /// <summary>Places in formulas, conditions and code that ask for a custom permission.</summary>
    public IEnumerable<Reference> OfCustomPermission(string name) => _customPermissions.Value[name];

    /// <summary>
    /// References to a subject, its profile, role or licence, without repetitions in one component that name the same in the same way.
    /// </summary>
    public IEnumerable<Reference> Of(SubjectIdentity subject) => _bySubject.Value[subject].DistinctBy(NameOf);

    /// <summary>References to a profile on the integration licence, or to that licence: they concern every subject that moves.</summary>
    public ImmutableArray<Reference> OfTarget => _ofTarget.Value;

    /// <summary>
    /// References that match the names of the profiles that the kit makes: they concern every subject that needs its own profile.
    /// </summary>
    public ImmutableArray<Reference> OfOwnProfile => _ofOwnProfile.Value;

    /// <summary>
    /// References to a subject, its profile, role or licence of today, or to a profile or licence that it may have after the move; by
    /// component, sorted by place.
    /// </summary>
    /// <param name="subject">A subject that may move.</param>
    /// <param name="needsOwnProfile">Whether it moves to a profile that the kit makes.</param>
    /// <param name="isMeant">Which references to look at.</param>
    internal IEnumerable<IGrouping<ComponentEntry, Reference>> Concerning(
        SubjectIdentity subject, bool needsOwnProfile, Func<Reference, bool> isMeant) => _bySubject.Value[subject]
        .Concat(OfTarget)
        .Concat(needsOwnProfile ? OfOwnProfile : [])
        .Where(isMeant)
        .Distinct<Reference>(ReferenceEqualityComparer.Instance)
        .Order()
        .GroupBy(reference => new ComponentEntry(reference.ComponentType, reference.ComponentName, "", ""));

    /// <summary>
    /// Whether one test names both the profile of a subject and the standard API-only profile, so that the result stays when the subject
    /// moves to that.
    /// </summary>
    /// <param name="reference">A comparison with a profile.</param>
    /// <param name="beside">The comparisons of the same component.</param>
    /// <param name="subject">The subject.</param>
    internal bool NamesBothProfiles(Reference reference, IEnumerable<Reference> beside, SubjectIdentity subject)
    {
        var standard = _org.Catalogue.StandardNames.ApiOnlyProfiles[0];
        var same = beside.Where(other => ReferenceEquals(other, reference) || IsSameTest(other, reference)).ToList();
        return same.Any(other => other.Names(standard)) && same.Any(other => IsOf(other, subject));
    }

    /// <summary>Whether a reference names a subject, or its profile, role or licence of today.</summary>
    public bool IsOf(Reference reference, SubjectIdentity subject) => SubjectsOf(reference).Contains(subject);

    /// <summary>
    /// Families of components that were not searched for references: the project holds none, and no <c>package.xml</c> in it asks for them.
    /// </summary>
    public IEnumerable<ReferenceFamily> NotSearched => _org.Catalogue.References.Families.Where(family =>
        !family.Types.Any(_org.Project.ContainsType)
            && !family.Types.Any(type => _org.Project.RequestedTypes.Contains(type, StringComparer.Ordinal)));

    /// <summary>
    /// Subjects that a reference names: a user by username or id, or all that have the profile, role or licence. Sorted by name.
    /// </summary>
    public ImmutableArray<SubjectIdentity> SubjectsOf(Reference reference) => _byReference.GetOrAdd(reference, FindSubjects);

    private static (string, string, ReferenceTarget, ReferenceForm, string, ReferencePlace?, string) NameOf(Reference reference) => (
        reference.ComponentType, reference.ComponentName, reference.Target, reference.Form, reference.Value.ToUpperInvariant(),
        reference.Place, reference.Expression);

    private ImmutableArray<SubjectIdentity> FindSubjects(Reference reference) => reference.Target switch
    {
        _ when reference.Value.Length == 0 => [],
        ReferenceTarget.User =>
            [.. NamesIn(reference)
                .SelectMany(name => new SalesforceId(name) is { IsWellFormed: true } id ? _usersById.Value[id] : _users.Value[name])
                .Distinct()],
        ReferenceTarget.Profile =>
        [
            .. _profiles.Value.Where(group => Elements(reference).Any(element => IsProfile(element, group[0])))
                .SelectMany(group => group).OrderBy(subject => subject.Name, StringComparer.Ordinal),
        ],
        ReferenceTarget.Role => [.. _subjects.Value.Where(subject => subject.User is { } user
            && (reference.Names(user.UserRoleName ?? "")
                || reference.Names(user.UserRoleDeveloperName ?? "")
                || IsId(reference, user.UserRoleId)))],
        ReferenceTarget.UserLicense => [.. _subjects.Value.Where(subject => reference.Names(subject.UserLicense ?? ""))],
        _ => [],
    };

    private bool IsProfile(Reference reference, SubjectIdentity subject) => reference.Names(subject.ProfileName)
        || reference.Names(_org.Names.ProfileLabel(subject.ProfileName))
        || (subject.User is { } user && IsId(reference, user.ProfileId));

    /// <summary>The names in a value: those of a list in a custom metadata record, else the value itself.</summary>
    internal static IEnumerable<string> NamesIn(Reference reference) => reference.Form == ReferenceForm.Record
        ? reference.Value.Split([';', ',', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Prepend(reference.Value.Trim())
            .Distinct(StringComparer.OrdinalIgnoreCase)
        : [reference.Value.Trim()];

    private static IEnumerable<Reference> Elements(Reference reference) =>
        reference.Form == ReferenceForm.Record ? NamesIn(reference).Select(name => reference with { Value = name }) : [reference];

    private (ImmutableArray<string> Names, ImmutableArray<SalesforceId> Ids) FindTargetProfiles()
    {
        var files = _org.Project.Profiles.Where(profile => _org.IsTargetUserLicense(profile.UserLicense))
            .Select(profile => profile.FullName);
        var rows = _org.Exports.Profiles
            .Where(row => _org.IsTargetUserLicense(row.UserLicenseName ?? _org.Names.LicenseName(row.UserLicenseId))).ToList();
        return (
            [.. _org.Catalogue.StandardNames.ApiOnlyProfiles.Concat(files)
                .Concat(rows.Select(row => row.Name))
                .Distinct(StringComparer.OrdinalIgnoreCase)],
            [.. rows.Select(row => row.Id).Where(id => !id.IsEmpty)]);
    }

    private bool NamesTarget(Reference reference) => reference.Target switch
    {
        _ when reference.Value.Length == 0 => false,
        ReferenceTarget.Profile => Elements(reference).Any(element =>
            _targetProfiles.Value.Names.Any(element.Names) || _targetProfiles.Value.Ids.Any(id => IsId(element, id))),
        ReferenceTarget.UserLicense => reference.Names(_org.Catalogue.StandardNames.UserLicense),
        _ => false,
    };

    /// <summary>
    /// Whether two comparisons are parts of one test, so that what follows is the same for both: each makes a validation rule false by
    /// itself, or they are in one line of code with nothing but their kind of connection between them.
    /// </summary>
    private static bool IsSameTest(Reference one, Reference other) => one.Comparison == other.Comparison
        && string.Equals(one.Expression, other.Expression, StringComparison.OrdinalIgnoreCase)
        && string.Equals(one.Text, other.Text, StringComparison.Ordinal)
        && (one.Form == ReferenceForm.Code ? IsOneTest(one) : one.Exempts && other.Exempts);

    private static bool IsOneTest(Reference reference)
    {
        var line = reference.Text.TrimEnd(' ', ';', '{', ')');
        var others = reference.Comparison switch
        {
            ReferenceComparison.Equal => EqualityBreaks,
            ReferenceComparison.NotEqual => InequalityBreaks,
            _ => [""],
        };
        return !others.Any(text => line.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsId(Reference reference, SalesforceId id) => !id.IsEmpty && new SalesforceId(reference.Value) == id;

    /// <summary>A list setting is read with the same words in code, and belongs to no profile or user.</summary>
    private bool IsMeant(Reference reference) => reference is not { Target: ReferenceTarget.HierarchySetting, Form: ReferenceForm.Code }
        || _org.Project.CustomObjects.Find(reference.Value)?.CustomSettingsType == "Hierarchy";
}
