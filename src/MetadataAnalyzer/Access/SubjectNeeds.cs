using System.Collections.Immutable;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>
/// Decides for one subject whether each right that it holds is needed. The kinds of evidence are asked in the order of
/// <see cref="NeedEvidence"/>: a proof of use goes before everything but a retired permission, otherwise the first evidence found decides.
/// A new kind of evidence is one more method in <see cref="PermissionRows"/>.
/// </summary>
public sealed class SubjectNeeds
{
    private readonly SubjectIdentity _subject;
    private readonly EffectiveAccess _access;
    private readonly ImmutableArray<AppUse> _apps;
    private readonly OrgContent _org;
    private readonly Lazy<ImmutableArray<RightDecision>> _permissions;
    private readonly Lazy<ImmutableArray<RightDecision>> _objects;
    private readonly Lazy<Dictionary<string, Reference>> _askedByPlaces;
    private readonly Lazy<HashSet<string>> _unusedObjects;
    private readonly TriggerDecisions _triggers;
    private readonly ObservedUse _use;
    private readonly FeaturePresence _features;

    /// <param name="subject">The subject.</param>
    /// <param name="access">The rights it has.</param>
    /// <param name="retrieval">Completeness of its retrieved profile.</param>
    /// <param name="apps">The apps that concern it.</param>
    /// <param name="references">Where the project names it.</param>
    /// <param name="org">The org's files and exports.</param>
    internal SubjectNeeds(
        SubjectIdentity subject, EffectiveAccess access, ProfileRetrieval retrieval, ImmutableArray<AppUse> apps,
        Func<IEnumerable<Reference>> references, OrgContent org)
    {
        _subject = subject;
        _access = access;
        _apps = apps;
        _org = org;
        Answers = org.Answers.Of(subject.Name);
        _triggers = new(subject, access, retrieval, org);
        _features = new(subject, access, retrieval, org);
        _use = ObservedUse.Of(subject, access, org);
        _unusedObjects = new(() => Objects.GroupBy(decision => decision.Name, ApiName.Comparer)
            .Where(rights => rights.All(decision => decision is { Need: Need.NotNeeded, Statement.Evidence: NeedEvidence.Usage }))
            .Select(rights => rights.Key).ToHashSet(ApiName.Comparer));
        _askedByPlaces = new(() => FindPlaces(references()));
        _permissions = new(() =>
        [
            .. access.Rights(AccessKind.UserPermission).Select(right =>
            {
                var entry = org.Catalogue.FindPermission(right.Name);
                return new RightDecision(
                    right, right.Rights, entry, OfPermission(right, entry), org.Capabilities.UserPermission(right.Name));
            }),
        ]);
        _objects = new(() => [.. access.Rights(AccessKind.Object).SelectMany(OfObject)]);
    }

    /// <summary>The answers of the integration's owner.</summary>
    public AnswerSheet Answers { get; }

    /// <summary>The use of its rights in the API usage log; null when there is none.</summary>
    public ObservedUse? Use => _org.Exports.Has(ApiUsage.Export) ? _use : null;

    /// <summary>Every user permission of the subject, sorted by name.</summary>
    public ImmutableArray<RightDecision> Permissions => _permissions.Value;

    /// <summary>
    /// The rights on every object, sorted by name; one decision for the rights that share need and carriage, so that an object can have
    /// several.
    /// </summary>
    public ImmutableArray<RightDecision> Objects => _objects.Value;

    /// <summary>A user permission of the subject, or null when it does not hold it.</summary>
    public RightDecision? FindPermission(string name) =>
        Permissions.FirstOrDefault(decision => ApiName.Same(decision.Name, name));

    /// <summary>User permissions and object rights with that outcome, permissions first, each sorted by name.</summary>
    public IEnumerable<RightDecision> With(RightOutcome outcome) =>
        Permissions.Concat(Objects).Where(decision => decision.Outcome == outcome);

    /// <summary>
    /// Whether the subject calls the API by <c>UseAnyApiClient</c> alone, and so needs it: API access control is on and not every app it
    /// connects with admits it. False when it does not hold the permission or API access control is off; null when the project does not
    /// hold the settings.
    /// </summary>
    public bool? ReliesOnAnyApiClient => ApiAccessControl.Relies(_subject, _access, _apps, _org);

    /// <summary>Apex classes within reach that a client can call, sorted by name; a holder of Author Apex reaches all.</summary>
    public ImmutableArray<ApexClass> EndpointClasses =>
    [
        .. (_access.FindUserPermission(UserPermissions.AuthorApex) is not null
                ? _org.Project.ApexClasses
                : _access.Rights(AccessKind.ApexClass).Select(right => _org.Project.ApexClasses.Find(right.Name)).OfType<ApexClass>())
            .Where(apex => !apex.IsTest && (apex.RestResource ?? apex.WebService) is not null)
            .OrderBy(apex => apex.FullName, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Visualforce pages within reach that answer with data or do work when they load, as an API client calls them, sorted by name. The
    /// platform's stock pages are left out.
    /// </summary>
    public ImmutableArray<ApexPage> EndpointPages =>
    [
        .. _access.Rights(AccessKind.VisualforcePage)
            .Where(right => !_org.Catalogue.StandardNames.IsStockPage(right.Name))
            .Select(right => _org.Project.ApexPages.Find(right.Name))
            .OfType<ApexPage>()
            .Where(page => page.AnswersWithData || page.Action is not null)
            .OrderBy(page => page.FullName, StringComparer.Ordinal),
    ];

    /// <summary>The open questions to the integration's owner, those that decide most first.</summary>
    public ImmutableArray<OwnerQuestion> OwnerQuestions => OwnerQuestion.Find(this, _org.Catalogue);

    /// <summary>The subject's need for Visualforce pages, which an API-only user cannot open.</summary>
    public NeedStatement OpensPages => OfPages();

    private NeedStatement OfPages()
    {
        if (Answers.FindQuestion(PermissionTrigger.Pages) is { IsYes: { } opens } answer)
        {
            return new(
                opens ? Need.Needed : Need.NotNeeded, NeedEvidence.Answer, answer.Describe(PermissionTrigger.Pages), answer.Location);
        }

        if (_access.FindUserPermission(UserPermissions.ApiUserOnly) is not null)
        {
            return new(Need.NotNeeded, NeedEvidence.SignIn, "the user is API only already, so that no page opens for it today");
        }

        // A part of the history that was not read may hold other logins.
        return _use.UserInterface is null && _subject.Logins is { IsOnlyApi: true } && !_org.Exports.Problems.Any(LoginCoverage.IsOfWhole)
            ? new(Need.NotNeeded, NeedEvidence.SignIn, "all its logins in the window are of API kinds")
            : new(Need.Open, NeedEvidence.Assignment, "only its owner knows whether the integration opens the page");
    }

    /// <summary>
    /// Those of some rights on an object or its fields that the owner's list of objects leaves out, without those that were seen in use;
    /// none when no list is given.
    /// </summary>
    public AccessRights LeftOutByAnswer(string name, AccessRights rights) => Answers.Objects is { } objects
        ? rights & ~_use.RightsOn(name) & ~(objects.TryGetValue(name, out var answer) ? answer.Rights : AccessRights.None)
        : AccessRights.None;

    /// <summary>
    /// Those of some rights on the parts of an object that go with it: the owner's list leaves them out, or the API usage log shows the
    /// object to be unused. The log names no fields, so that of an object in use none is left out.
    /// </summary>
    public AccessRights LeftOutWithObject(string name, AccessRights rights) =>
        Answers.Objects is not null ? LeftOutByAnswer(name, rights)
        : _unusedObjects.Value.Contains(name) ? rights
        : AccessRights.None;

    private NeedStatement OfPermission(EffectiveRight right, PermissionEntry? entry)
    {
        NeedStatement? first = null;
        foreach (var row in PermissionRows())
        {
            var statement = row(right, entry);
            if (statement is { Evidence: NeedEvidence.Retired } or { IsProofOfUse: true } or { IsContested: true })
            {
                return statement;
            }

            first ??= statement;
        }

        return first!;
    }

    private IEnumerable<Func<EffectiveRight, PermissionEntry?, NeedStatement?>> PermissionRows() =>
        [Retired, Answered, ByUsage, BySignIn, ByFiles, ByPlace, ByRelevance, ByAssignment, ByProfile];

    private static NeedStatement? Retired(EffectiveRight right, PermissionEntry? entry) =>
        entry?.Retired is { } retired ? new(Need.NotNeeded, NeedEvidence.Retired, retired) : null;

    private NeedStatement? Answered(EffectiveRight right, PermissionEntry? entry) =>
        Answers.FindDeciding(right.Name, entry?.Trigger?.Id) is ({ } key, { IsYes: { } isYes } answer)
            ? new(isYes ? Need.Needed : Need.NotNeeded, NeedEvidence.Answer, answer.Describe(key), answer.Location)
            : null;

    private NeedStatement? ByUsage(EffectiveRight right, PermissionEntry? entry)
    {
        if (_use.OfPermission(right.Name, entry?.Trigger?.Id) is not { } statement)
        {
            return null;
        }

        // An owner's no against what was seen: neither is believed.
        return statement.Need == Need.Needed && Answered(right, entry) is { Need: Need.NotNeeded } denied
            ? Contested(denied, statement)
            : statement;
    }

    private static NeedStatement Contested(NeedStatement denied, NeedStatement seen) =>
        seen with { Need = Need.Open, Reason = $"{denied.Reason}, but {seen.Reason}", IsContested = true };

    private NeedStatement? BySignIn(EffectiveRight right, PermissionEntry? entry)
    {
        // What this one does depends on the apps in use, not on the way of signing in.
        if (string.Equals(entry?.Name, ApiAccessControl.Permission, StringComparison.Ordinal))
        {
            return ReliesOnAnyApiClient switch
            {
                true =>
                    new(Need.Needed, NeedEvidence.SignIn, "API access control is on, and an app in use does not admit the user by a list"),
                false =>
                    new(Need.NotNeeded, NeedEvidence.SignIn, "API access control is off, or every app in use admits the user by a list"),
                null => null,
            };
        }

        return entry?.Trigger is { DecidedBy: TriggerDecider.Exports } trigger && _triggers.IsPresent(trigger.Id) is { } isPresent
            ? isPresent ? new(Need.Needed, NeedEvidence.SignIn, trigger.When) : new(Need.NotNeeded, NeedEvidence.SignIn, trigger.Otherwise)
            : null;
    }

    // What files show to be possible may still never be used, so that only absence decides.
    private NeedStatement? ByFiles(EffectiveRight right, PermissionEntry? entry) =>
        entry?.Trigger is { DecidedBy: TriggerDecider.Files } trigger && _triggers.IsPresent(trigger.Id) == false
            ? new(Need.NotNeeded, NeedEvidence.Files, trigger.Otherwise)
            : null;

    private NeedStatement? ByPlace(EffectiveRight right, PermissionEntry? entry) =>
        _askedByPlaces.Value.TryGetValue(right.Name, out var place)
            ? new(
                Need.Needed, NeedEvidence.NamedPlace, $"{place.ComponentType} '{place.ComponentName}' names the user and asks for it",
                place.Location)
            : null;

    private NeedStatement? ByRelevance(EffectiveRight right, PermissionEntry? entry) => entry?.Relevance switch
    {
        PermissionRelevance.Ui => new(Need.NotNeeded, NeedEvidence.Relevance, "for the user interface only"),
        PermissionRelevance.Feature when _features.IsPresent(entry.Feature) == false =>
            new(Need.NotNeeded, NeedEvidence.Relevance, $"{entry.Feature} is not in use here"),
        _ => null,
    };

    private NeedStatement? ByAssignment(EffectiveRight right, PermissionEntry? entry)
    {
        if (entry?.Trigger is { DecidedBy: TriggerDecider.Client } trigger)
        {
            return new(Need.Open, NeedEvidence.Assignment, trigger.Ask);
        }

        return entry?.Relevance == PermissionRelevance.Unclear
            ? new(Need.Open, NeedEvidence.Assignment, "no public statement says what it does for an API client")
            : AssignedBy(right.Grants);
    }

    private static NeedStatement? AssignedBy(IEnumerable<SourcedGrant> grants)
    {
        foreach (var grant in grants.Where(grant => !grant.Source.IsProfile))
        {
            return new(Need.Needed, NeedEvidence.Assignment, $"assigned by {grant.Source.Caption}", grant.Location);
        }

        return null;
    }

    private static NeedStatement ByProfile(EffectiveRight right, PermissionEntry? entry) =>
        new(Need.Open, NeedEvidence.Profile, "only the profile grants it, which shows no use");

    private Dictionary<string, Reference> FindPlaces(IEnumerable<Reference> references)
    {
        var places = new Dictionary<string, Reference>(StringComparer.OrdinalIgnoreCase);
        foreach (var reference in references)
        {
            foreach (var permission in _org.Catalogue.References.Find(reference.Place)?.Needs ?? [])
            {
                places.TryAdd(permission, reference);
            }
        }

        return places;
    }

    private IEnumerable<RightDecision> OfObject(EffectiveRight right)
    {
        var assigned = right.Grants.Where(grant => !grant.Source.IsProfile)
            .Aggregate(AccessRights.None, (rights, grant) => rights | grant.Rights);
        foreach (var (rights, statement) in ObjectNeeds(right, assigned))
        {
            // The rights of one object are mostly carried together; only where they are not is each asked by itself.
            var whole = _org.Capabilities.Object(right.Name, rights);
            if (whole.Status == CarriageStatus.Allowed)
            {
                yield return new(right, rights, null, statement, whole);
                continue;
            }

            var byStatus = rights.Split().Select(flag => (Flag: flag, Carriage: _org.Capabilities.Object(right.Name, flag)))
                .GroupBy(entry => entry.Carriage.Status);
            foreach (var group in byStatus)
            {
                var flags = group.Aggregate(AccessRights.None, (all, entry) => all | entry.Flag);
                yield return new(right, flags, null, statement, group.First().Carriage);
            }
        }
    }

    private IEnumerable<(AccessRights Rights, NeedStatement Statement)> ObjectNeeds(EffectiveRight right, AccessRights assigned)
    {
        if (Answers.Objects is { } objects)
        {
            var isNamed = objects.TryGetValue(right.Name, out var answer);
            var answered = right.Rights & (answer?.Rights ?? AccessRights.None);
            var seen = right.Rights & ~answered & _use.RightsOn(right.Name);
            var leftOut = LeftOutByAnswer(right.Name, right.Rights);
            if (answered != AccessRights.None)
            {
                yield return (answered, new(Need.Needed, NeedEvidence.Answer, answer!.Describe(right.Name), answer.Location));
            }

            var denied = new NeedStatement(
                Need.NotNeeded, NeedEvidence.Answer,
                isNamed ? $"{answer!.Describe(right.Name)}, and no more" : "the owner's list of objects does not name it",
                answer?.Location);
            if (seen != AccessRights.None)
            {
                yield return (seen, Contested(denied, _use.Seen(right.Name, seen)));
            }

            if (leftOut != AccessRights.None)
            {
                yield return (leftOut, denied);
            }

            yield break;
        }

        var open = right.Rights;
        if ((open & _use.RightsOn(right.Name)) is var used && used != AccessRights.None)
        {
            yield return (used, _use.Seen(right.Name, used));
            open &= ~used;
        }

        if ((open & _use.NeverUsedOn(right.Name)) is var never && never != AccessRights.None)
        {
            yield return (never, _use.NotSeen);
            open &= ~never;
        }

        if ((open & assigned) is var byAssignment && byAssignment != AccessRights.None)
        {
            yield return (byAssignment, AssignedBy(right.Grants)!);
        }

        if ((open & ~assigned) is var byProfile && byProfile != AccessRights.None)
        {
            yield return (byProfile, ByProfile(right, null));
        }
    }
}
