using System.Collections.Immutable;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>What gets a verdict: a user, or a profile when no users export is given. Everything about it is computed once, on demand.</summary>
public sealed class Subject
{
    private readonly Lazy<NeedDecisions> _needs;
    private readonly Lazy<ImmutableArray<RightDecision>> _permissionNeeds;
    private readonly Lazy<ImmutableArray<RightDecision>> _objectNeeds;
    private readonly Lazy<ImmutableArray<Reassignment>> _reassignments;
    private readonly Lazy<HashSet<AccessSource>> _kept;
    private readonly Lazy<Dictionary<AccessSource, AssignableSet>> _twins;
    private readonly Lazy<ImmutableSortedDictionary<AccessKind, int>> _countsToRebuild;
    private readonly Lazy<ImmutableArray<AppUse>> _appUses;
    private readonly Lazy<ImmutableArray<OauthTokenRow>> _oauthTokens;
    private readonly Lazy<SubjectDuties> _duties;
    private readonly Lazy<LoginRestrictions> _loginRestrictions;

    internal Subject(Org org)
    {
        Org = org;
        _needs = new(() => new(this, org));
        _permissionNeeds = new(() => _needs.Value.Permissions());
        _objectNeeds = new(() => _needs.Value.Objects());
        _reassignments = new(() => Reassigning.Assess(this, org));
        _kept = new(() => Reassignments
            .SelectMany(reassignment => reassignment.Members.Where(member => member.Twin is not null
                ? !member.NotInTwin.Any()
                : !member.IsRefused && (member.Source.Muting.IsEmpty || !reassignment.IsLost)))
            .Select(member => member.Source).ToHashSet());
        _twins = new(() => Reassignments.SelectMany(reassignment => reassignment.Members)
            .Where(member => member.TwinRights is not null).ToDictionary(member => member.Source, member => member.TwinRights!));
        _countsToRebuild = new(() => AccessKinds.UsableByApi
            .Select(kind => KeyValuePair.Create(kind, Access!.CountLostWithout(kind, Keeps, Rebuilding.LeftOut(kind, this))))
            .Where(entry => entry.Value > 0).ToImmutableSortedDictionary());
        _appUses = new(() => AppUseFinder.Find(this, org));
        _oauthTokens = new(() => User is { } user ? [.. org.Duties.OauthTokens[user]] : []);
        _duties = new(() => new(this, org.Duties));
        _loginRestrictions = new(() => LoginRestrictions.Of(Profile));
    }

    internal Org Org { get; }

    public required SubjectKind Kind { get; init; }

    /// <summary>Id of the user; empty for a profile, or when the export gives none.</summary>
    public SalesforceId Id { get; init; }

    /// <summary>Username, or the profile's full name.</summary>
    public required string Name { get; init; }

    /// <summary>The user's full name, or the profile's label.</summary>
    public required string Label { get; init; }

    /// <summary>The user's record; null for a profile.</summary>
    public UserRow? User { get; init; }

    /// <summary>The profile, when it is in the project and readable.</summary>
    public Profile? Profile { get; init; }

    /// <summary>The profile's full name or, when it is not in the project, the best name known; empty when nothing is known.</summary>
    public required string ProfileName { get; init; }

    /// <summary>Name of the user licence, or null when neither the exports nor the project say.</summary>
    public string? UserLicense { get; init; }

    /// <summary>Null when the export does not say, or for a profile.</summary>
    public bool? IsActive => User?.IsActive;

    /// <summary>The user's record, or the profile's root element.</summary>
    public required Location Location { get; init; }

    /// <summary>Permission sets and groups in force, sorted by type and name.</summary>
    public required ImmutableArray<Assignment> Assignments { get; init; }

    /// <summary>Permission sets, groups and muting sets that reach the subject and are not in the project.</summary>
    public required ImmutableArray<MissingContainer> MissingContainers { get; init; }

    public required EffectiveAccess Access { get; init; }

    /// <summary>Addresses and hours the profile lets the subject sign in from and at; lost with the profile.</summary>
    public LoginRestrictions LoginRestrictions => _loginRestrictions.Value;

    /// <summary>Record types that the profile makes the default of objects on which the subject can create records; lost with the profile.</summary>
    public IEnumerable<NamedReference> DefaultRecordTypes => ProfileSettings.DefaultRecordTypes(this);

    /// <summary>Password policies made for the profile; the user leaves them behind with it.</summary>
    public IEnumerable<ProfilePasswordPolicy> PasswordPolicies => Org.Project.ProfilePasswordPolicies.Where(policy => ProfileSettings.IsFor(this, policy.Profile));

    /// <summary>Session settings made for the profile; the user leaves them behind with it.</summary>
    public IEnumerable<ProfileSessionSetting> SessionSettings => Org.Project.ProfileSessionSettings.Where(setting => ProfileSettings.IsFor(this, setting.Profile));

    /// <summary>
    /// Whether the profile sets what only a profile can hold, so that the subject moves to a profile made for it and not to the standard one:
    /// login restrictions, default record types, a password policy or session settings.
    /// </summary>
    public bool NeedsOwnProfile => !LoginRestrictions.IsEmpty || DefaultRecordTypes.Any() || PasswordPolicies.Any() || SessionSettings.Any();

    /// <summary>Logins in the window; null when no login history is given or nothing dates it.</summary>
    public SubjectLogins? Logins { get; init; }

    /// <summary>Permission set licences the user holds, by developer name; sorted.</summary>
    public IEnumerable<string> PermissionSetLicenses => PermissionSetLicenseSeats.Select(seat => seat.Name);

    /// <summary>Whether the exports show every permission set licence the user holds, so that one that is not listed is not held.</summary>
    public bool KnowsPermissionSetLicenses { get; init; }

    /// <summary>Namespaces of the managed packages the user holds a licence of; sorted.</summary>
    public IEnumerable<string> PackageLicenses => PackageSeats.Select(seat => seat.Name);

    /// <summary><see cref="PermissionSetLicenses"/> with their records.</summary>
    public ImmutableArray<HeldLicense> PermissionSetLicenseSeats { get; init; } = [];

    /// <summary><see cref="PackageLicenses"/> with their records.</summary>
    public ImmutableArray<HeldLicense> PackageSeats { get; init; } = [];

    /// <summary>What the owner of the integration answered.</summary>
    public AnswerSheet Answers => Org.Answers.Of(Name);

    /// <summary>Every user permission the subject holds, sorted by name, with need and carriage.</summary>
    public ImmutableArray<RightDecision> PermissionNeeded => _permissionNeeds.Value;

    /// <summary>A user permission the subject holds, or null.</summary>
    public RightDecision? FindPermission(string name) =>
        PermissionNeeded.FirstOrDefault(need => string.Equals(need.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The rights on every object, sorted by name, with need and carriage; an object stands several times when these differ by right.</summary>
    public ImmutableArray<RightDecision> ObjectsNeeded => _objectNeeds.Value;

    /// <summary>User permissions and rights on objects that the move does this with, permissions first, each sorted by name.</summary>
    public IEnumerable<RightDecision> RightsThatAre(RightOutcome outcome) => PermissionNeeded.Concat(ObjectsNeeded).Where(decision => decision.Outcome == outcome);

    /// <summary>Whether the integration opens Visualforce pages, and what says so.</summary>
    public NeedStatement OpensPages => _needs.Value.OfPages();

    /// <summary>Pages within reach that answer with data or do work when they load, as a client calls them; the platform's stock pages are left out. Sorted by name.</summary>
    public ImmutableArray<ApexPage> EndpointPages =>
    [
        .. Access.Rights(AccessKind.VisualforcePage)
            .Where(right => !Org.Catalogue.StandardNames.IsStockPage(right.Name))
            .Select(right => Org.Project.ApexPages.Find(right.Name))
            .OfType<ApexPage>()
            .Where(page => page.AnswersWithData || page.Action is not null)
            .OrderBy(page => page.FullName, StringComparer.Ordinal),
    ];

    /// <summary>Which of some rights on an object, or on its fields, the owner's list of objects leaves out.</summary>
    public AccessRights LeftOutByAnswer(string name, AccessRights rights) => _needs.Value.LeftOutByAnswer(name, rights);

    /// <summary>Object rights that those held depend on and that nothing grants, unless a user permission gives them on every object.</summary>
    public ImmutableArray<MissingObjectRights> MissingObjectRights => Access.FindUserPermission(UserPermissions.ModifyAllData) is not null ? []
        : Org.ObjectDependencies.Missing(
            Access.Rights(AccessKind.Object).Select(right => (right.Name, right.Rights)),
            Access.FindUserPermission(UserPermissions.ViewAllData) is null ? AccessRights.None : AccessRights.Read | AccessRights.ViewAll);

    /// <summary>For each assignment, whether it can be made again after the switch.</summary>
    public ImmutableArray<Reassignment> Reassignments => _reassignments.Value;

    /// <summary>The permission sets that reach the subject, each once, with whether it can be assigned again.</summary>
    public IEnumerable<MemberReassignment> PermissionSets =>
        Reassignments.SelectMany(reassignment => reassignment.Members).DistinctBy(member => member.PermissionSet);

    /// <summary>The permission sets, as they reach the subject, against which an obstacle stands.</summary>
    public IReadOnlySet<AccessSource> SourcesWith(ReassignmentObstacles obstacle) => Reassignments.SelectMany(reassignment => reassignment.Members)
        .Where(member => member.Obstacles.HasFlag(obstacle)).Select(member => member.Source).ToHashSet();

    /// <summary>The permission sets that reach the subject and are not in the project, each once.</summary>
    public IEnumerable<MissingContainer> MissingPermissionSets => MissingContainers
        .Where(container => container.Type == "PermissionSet").DistinctBy(container => container.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Connected apps and external client apps that concern the subject.</summary>
    public ImmutableArray<AppUse> AppUses => _appUses.Value;

    /// <summary>OAuth tokens of the subject that apps hold, in the order of the export; empty without it.</summary>
    public ImmutableArray<OauthTokenRow> OauthTokens => _oauthTokens.Value;

    /// <summary>
    /// Whether the subject calls the API by <c>UseAnyApiClient</c> alone, and so needs it: API access control is on and not every app it connects with admits it. False when
    /// it does not hold the permission or API access control is off; null when the project does not hold the settings.
    /// </summary>
    public bool? ReliesOnAnyApiClient => ApiAccessControl.Relies(this, Org);

    /// <summary>
    /// The applications the subject connects with, by the name people know: those of its logins and of its tokens, a known app under its label
    /// once, and the apps whose client-credentials flow runs as it; sorted.
    /// </summary>
    public IEnumerable<string> Applications => (Logins?.Applications ?? [])
        .Concat(OauthTokens.Select(token => token.AppName?.Trim()).OfType<string>().Where(name => Org.Catalogue.IsRealApplication(name)))
        .Select(name => AppUses.FirstOrDefault(use => use.IsNamed(name))?.Label ?? name)
        .Concat(AppUses.Where(use => use.RunAs is not null).Select(use => use.Label))
        .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);

    /// <summary>Jobs, groups, queues, records and people that the org's data ties to the subject.</summary>
    public SubjectDuties Duties => _duties.Value;

    /// <summary>
    /// Whether the move takes away what lets the subject connect with an app: the app admits admin-approved users only, or is not known to admit others, the subject
    /// connects with it, and of what the app lists for it nothing stays.
    /// </summary>
    public bool LosesAccess(AppUse use) => use.IsAdminApproved != false
        && use.IsUsed
        && (use.Profile is not null || !use.PermissionSets.IsEmpty)
        && !use.PermissionSets.Any(reference => KeepsPermissionSet(reference.Name));

    /// <summary>
    /// Whether a permission set or group of that full name stays with the subject: assigned and not lost, or a member of a group that stays
    /// or that can be assigned alone. A twin does not count, for it has another name.
    /// </summary>
    public bool KeepsPermissionSet(string name)
    {
        return Reassignments.Any(reassignment =>
            (!reassignment.IsLost && (IsNamed(reassignment.Assignment.Name) || reassignment.Missing.Any(missing => IsNamed(missing.Name))))
            || reassignment.Members.Any(member => IsNamed(member.PermissionSet.FullName) && !member.IsRefused && Keeps(member.Source)));

        bool IsNamed(string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Whether a component gives the subject access, or is an app that concerns it: its profile, an assigned set or group, a member or
    /// muting set of its group, an app, a class or page it may use. A component that is not in the project or not readable counts too.
    /// </summary>
    /// <param name="type">Metadata API type name.</param>
    /// <param name="fullName">Full name.</param>
    public bool Uses(string type, string fullName) => ComponentUse.Uses(this, type, fullName);

    /// <summary>Where the project names the subject, its profile, role or licence; sorted by place.</summary>
    public IEnumerable<Reference> References => Org.References.Of(this);

    /// <summary>
    /// Whether all rights of a source stay after the switch without being rebuilt: not the profile's, not those of a lost set unless a twin
    /// grants all of them, and of a lost group only those of members that can be assigned one by one.
    /// </summary>
    public bool Keeps(AccessSource source) => _kept.Value.Contains(source);

    /// <summary>What of a grant stays without being rebuilt: all of it when its source stays, else what a twin of the source grants.</summary>
    public AccessRights Keeps(SourcedGrant grant) => Keeps(grant.Source) ? grant.Rights
        : _twins.Value.TryGetValue(grant.Source, out var twin) ? grant.Rights & twin.RightsOn(grant.Kind, grant.Grant.Name)
        : AccessRights.None;

    /// <summary>
    /// The rights of a kind that come only from the profile or from sets that cannot be assigned again, and so must be rebuilt: right
    /// by right, with the flags that would be missing. What no permission set can hold, what the subject does not need and what the
    /// licence's own profile carries are left out.
    /// </summary>
    public IEnumerable<(EffectiveRight Right, AccessRights Lost)> ToRebuild(AccessKind kind)
    {
        var leftOut = Rebuilding.LeftOut(kind, this);
        foreach (var (right, lost) in Access.LostWithout(kind, Keeps))
        {
            if ((lost & ~leftOut(right.Name)) is var rebuilt && rebuilt != AccessRights.None)
            {
                yield return (right, rebuilt);
            }
        }
    }

    /// <summary>Fields the move drops and no permission set can name, because they come with their object; sorted by name.</summary>
    public IEnumerable<EffectiveRight> FieldsLeftOut => Org.FieldsWithoutPermission.Count == 0 ? []
        : Access.LostWithout(AccessKind.Field, Keeps, Org.FieldsWithoutPermission).Select(entry => entry.Right);

    /// <summary>How many rights of each kind are to be rebuilt; kinds without one are left out.</summary>
    public ImmutableSortedDictionary<AccessKind, int> CountsToRebuild => _countsToRebuild.Value;

    /// <summary>What the subject's user licence costs in a year; null when it is not known or not priced.</summary>
    /// <param name="edition">The org's edition; null when nobody says.</param>
    public decimal? AnnualLicensePrice(string? edition) =>
        UserLicense is { } license ? Org.Catalogue.Prices.FindPrice(license, edition, Org.AsOf)?.PerUserAndYear : null;

    /// <summary>Permission sets of the project that grant all that is to be rebuilt, fewest extras first.</summary>
    public ImmutableArray<CoveringSet> CoveringSets => Covering.Find(this);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
