using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Outcome of the move to the integration licence for each assignment, right, app and profile setting of a subject.</summary>
public sealed class SubjectMove
{
    private const AccessRights Everything = (AccessRights)byte.MaxValue;

    private readonly SubjectIdentity _subject;
    private readonly EffectiveAccess _access;
    private readonly SubjectNeeds _needs;
    private readonly OrgReferences _references;
    private readonly OrgContent _org;
    private readonly Lazy<ImmutableArray<Reassignment>> _reassignments;
    private readonly Lazy<HashSet<AccessSource>> _kept;
    private readonly Lazy<Dictionary<AccessSource, AssignableSet>> _twins;
    private readonly Lazy<ImmutableSortedDictionary<AccessKind, int>> _countsToRebuild;

    /// <param name="subject">The subject.</param>
    /// <param name="access">The rights it has.</param>
    /// <param name="needs">Which of them it needs.</param>
    /// <param name="references">Where the project names it.</param>
    /// <param name="org">The org's files and exports.</param>
    internal SubjectMove(SubjectIdentity subject, EffectiveAccess access, SubjectNeeds needs, OrgReferences references, OrgContent org)
    {
        _subject = subject;
        _access = access;
        _needs = needs;
        _references = references;
        _org = org;
        ProfileSettings = new(subject, access, org);
        _reassignments = new(() => org.Obstacles.Assess(subject, access));
        _kept = new(() => Reassignments
            .SelectMany(reassignment => reassignment.Members.Where(member => member.Twin is not null
                ? !member.NotInTwin.Any()
                : !member.IsRefused && (member.Source.Muting.IsEmpty || !reassignment.IsLost)))
            .Select(member => member.Source).ToHashSet());
        _twins = new(() => Reassignments.SelectMany(reassignment => reassignment.Members)
            .Where(member => member.TwinRights is not null).ToDictionary(member => member.Source, member => member.TwinRights!));
        _countsToRebuild = new(() => AccessKinds.UsableByApi
            .Select(kind => KeyValuePair.Create(kind, access.CountLostWithout(kind, Keeps, LeftOut(kind))))
            .Where(entry => entry.Value > 0).ToImmutableSortedDictionary());
    }

    /// <summary>Profile settings that are lost with the profile.</summary>
    public ProfileSettings ProfileSettings { get; }

    /// <summary>For each assignment, whether it can be made again after the switch.</summary>
    public ImmutableArray<Reassignment> Reassignments => _reassignments.Value;

    /// <summary>The permission sets that reach the subject, each once, with whether it can be assigned again.</summary>
    public IEnumerable<MemberReassignment> PermissionSets =>
        Reassignments.SelectMany(reassignment => reassignment.Members).DistinctBy(member => member.PermissionSet);

    /// <summary>
    /// Whether all rights of a source stay after the switch without being rebuilt: not the profile's, not those of a lost set unless a twin
    /// grants all of them, and of a lost group only those of members that can be assigned one by one.
    /// </summary>
    public bool Keeps(AccessSource source) => _kept.Value.Contains(source);

    /// <summary>
    /// The rights of a grant that stay without being rebuilt: all when its source stays, else those that a twin of the source grants.
    /// </summary>
    public AccessRights Keeps(SourcedGrant grant) => Keeps(grant.Source) ? grant.Rights
        : _twins.Value.TryGetValue(grant.Source, out var twin) ? grant.Rights & twin.RightsOn(grant.Kind, grant.Grant.Name)
        : AccessRights.None;

    /// <summary>
    /// Whether a permission set or group of that full name stays with the subject: assigned and not lost, or a member of a group that stays
    /// or that can be assigned alone. A twin does not count, because it has another name.
    /// </summary>
    public bool KeepsPermissionSet(string name)
    {
        return Reassignments.Any(reassignment =>
            (!reassignment.IsLost && (IsNamed(reassignment.Assignment.Name) || reassignment.Missing.Any(missing => IsNamed(missing.Name))))
            || reassignment.Members.Any(member => IsNamed(member.PermissionSet.FullName) && !member.IsRefused && Keeps(member.Source)));

        bool IsNamed(string other) => ApiName.Same(name, other);
    }

    /// <summary>
    /// Whether the move takes away what lets the subject connect with an app: the app admits admin-approved users only, or is not known to
    /// admit others, the subject connects with it, and of what the app lists for it nothing stays.
    /// </summary>
    public bool LosesAccess(AppUse use) => use.IsAdminApproved != false
        && use.IsUsed
        && (use.Profile is not null || !use.PermissionSets.IsEmpty)
        && !use.PermissionSets.Any(reference => KeepsPermissionSet(reference.Name));

    /// <summary>
    /// The rights of a kind that come only from the profile or from sets that cannot be assigned again, and so must be rebuilt: right
    /// by right, with the flags that would be missing. What no permission set can hold, what the subject does not need and what the
    /// licence's own profile carries are left out.
    /// </summary>
    public IEnumerable<(EffectiveRight Right, AccessRights Lost)> ToRebuild(AccessKind kind)
    {
        var leftOut = LeftOut(kind);
        foreach (var (right, lost) in _access.LostWithout(kind, Keeps))
        {
            if ((lost & ~leftOut(right.Name)) is var rebuilt && rebuilt != AccessRights.None)
            {
                yield return (right, rebuilt);
            }
        }
    }

    /// <summary>Number of rights of each kind that are to be rebuilt; kinds without one are left out.</summary>
    public ImmutableSortedDictionary<AccessKind, int> CountsToRebuild => _countsToRebuild.Value;

    /// <summary>Fields that the move drops and no permission set can name, because they come with their object; sorted by name.</summary>
    public IEnumerable<EffectiveRight> FieldsLeftOut => _org.FieldsWithoutPermission.Count == 0 ? []
        : _access.LostWithout(AccessKind.Field, Keeps, _org.FieldsWithoutPermission).Select(entry => entry.Right);

    /// <summary>Permission sets of the project that grant all that is to be rebuilt, fewest extras first.</summary>
    public ImmutableArray<CoveringSet> CoveringSets => CoveringSet.FindAll(this, _access, _org.AssignableSets);

    /// <summary>
    /// Rights of a kind, by name, that the subject would lose and that a new permission set is not to hold: those that are not needed,
    /// those that the licence refuses, permissions that the API-only profile carries itself, and fields that come with their object, for
    /// which the platform refuses a field permission.
    /// </summary>
    public Func<string, AccessRights> LeftOut(AccessKind kind) => kind switch
    {
        AccessKind.UserPermission => LeftOut(_needs.Permissions),
        AccessKind.Object => LeftOut(_needs.Objects),
        AccessKind.Field => name => _org.FieldsWithoutPermission.Contains(name) ? Everything
            : LeftOutWithObject(kind, name),
        AccessKind.RecordType => name => LeftOutWithObject(kind, name),
        _ => _ => AccessRights.None,
    };

    /// <summary>The rights on a field or record type that are left out because its object is.</summary>
    /// <param name="kind">Field or record type.</param>
    /// <param name="name">Full name.</param>
    public AccessRights LeftOutWithObject(AccessKind kind, string name) =>
        _needs.LeftOutWithObject(AccessKinds.ObjectOf(name), AccessRights.Read | AccessRights.Edit) is var rights
        && kind == AccessKind.Field ? rights
        : rights.HasFlag(AccessRights.Read) ? Everything
        : AccessRights.None;

    /// <summary>
    /// References to the subject, its profile, role or licence of today, or to a profile or licence that it may have after the move; by
    /// component, sorted by place.
    /// </summary>
    /// <param name="isMeant">Which references to look at.</param>
    public IEnumerable<IGrouping<ComponentEntry, Reference>> ReferencesConcerned(Func<Reference, bool> isMeant) =>
        _references.Concerning(_subject, ProfileSettings.IsOwnProfileNeeded, isMeant);

    /// <summary>
    /// Whether a comparison with a profile gives after the move what it gives today: it names both profiles, or the new one is named beside
    /// the old. Only the standard profile's name is known before the move, so that a subject that needs a profile of its own has no such
    /// comparison.
    /// </summary>
    /// <param name="reference">A comparison of <see cref="ReferencesConcerned"/>.</param>
    /// <param name="beside">The comparisons of the same component.</param>
    public bool IsUnchanged(Reference reference, IEnumerable<Reference> beside) =>
        !ProfileSettings.IsOwnProfileNeeded && _references.NamesBothProfiles(reference, beside, _subject);

    private static Func<string, AccessRights> LeftOut(IEnumerable<RightDecision> decisions)
    {
        var leftOut = new Dictionary<string, AccessRights>(StringComparer.OrdinalIgnoreCase);
        foreach (var decision in decisions.Where(IsLeftOut))
        {
            leftOut[decision.Name] = leftOut.GetValueOrDefault(decision.Name) | decision.Rights;
        }

        return name => leftOut.GetValueOrDefault(name);
    }

    private static bool IsLeftOut(RightDecision decision) =>
        decision.Need == Need.NotNeeded || decision.Carriage.Status == CarriageStatus.Blocked || decision.Entry?.CarriedBy == "profile";
}
