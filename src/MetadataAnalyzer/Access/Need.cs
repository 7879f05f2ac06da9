using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>The need of a subject for a right that it holds.</summary>
public enum Need
{
    /// <summary>Something proves a use, or an administrator assigned the right by a permission set or group.</summary>
    Needed,

    /// <summary>Something proves that it is not used, or it can have no effect for an API client.</summary>
    NotNeeded,

    /// <summary>Neither is shown: a question to the integration's owner.</summary>
    Open,
}

/// <summary>The kinds of evidence on a need, in the order in which they are asked.</summary>
public enum NeedEvidence
{
    /// <summary>The platform gave the permission up.</summary>
    Retired,

    /// <summary>The integration's owner answered.</summary>
    Answer,

    /// <summary>Requests in the API usage log, or their absence.</summary>
    Usage,

    /// <summary>The way the subject signs in, from exports.</summary>
    SignIn,

    /// <summary>Absence that the project's files show.</summary>
    Files,

    /// <summary>A place in the metadata that names the user and asks for the right.</summary>
    NamedPlace,

    /// <summary>The catalogue's class of the permission: user interface, or a product that the subject does not have.</summary>
    Relevance,

    /// <summary>A permission set or group that is assigned to the subject.</summary>
    Assignment,

    /// <summary>The profile alone.</summary>
    Profile,
}

/// <summary>The need for a right, and the evidence that decides.</summary>
/// <param name="Need">The answer.</param>
/// <param name="Evidence">The kind of evidence.</param>
/// <param name="Reason">The evidence in words; no full stop at its end.</param>
/// <param name="Place">Where the evidence is; null when it is no single place.</param>
public sealed record NeedStatement(Need Need, NeedEvidence Evidence, string Reason, Location? Place = null)
{
    /// <summary>Whether two kinds of evidence contradict each other, so that neither is believed.</summary>
    public bool IsContested { get; init; }

    /// <summary>Whether it proves a use: such a proof goes before every statement that the right is not needed.</summary>
    internal bool IsProofOfUse =>
        Need == Need.Needed && Evidence is NeedEvidence.Answer or NeedEvidence.Usage or NeedEvidence.SignIn or NeedEvidence.NamedPlace;
}

/// <summary>Outcome of the move for a right: from whether it is needed and whether the licence carries it.</summary>
public enum RightOutcome
{
    /// <summary>The user keeps it, or the new permission set holds it.</summary>
    Moved,

    /// <summary>Needed and not shown to be carried, but the catalogue names a replacement.</summary>
    Replaced,

    /// <summary>Needed, and the licence refuses it.</summary>
    Blocked,

    /// <summary>Needed, and it is unknown whether the licence carries it.</summary>
    Unproven,

    /// <summary>Not known to be carried, and only the integration's owner knows whether it is needed.</summary>
    Asked,

    /// <summary>Not needed.</summary>
    LeftOut,
}

/// <summary>
/// Rights of a subject on one object, field, class, page or permission that share the evidence on need and on carriage. Rights on one
/// object may be several decisions.
/// </summary>
/// <param name="Right">The right with all its grants.</param>
/// <param name="Rights">The flags that this decision is about; never none.</param>
/// <param name="Entry">The catalogue's entry of a user permission; null for other kinds, or when the catalogue does not list it.</param>
/// <param name="Statement">Whether the right is needed, and the evidence.</param>
/// <param name="Carriage">Whether the licence carries it, and the evidence.</param>
public sealed record RightDecision(
    EffectiveRight Right, AccessRights Rights, PermissionEntry? Entry, NeedStatement Statement, Carriage Carriage)
{
    /// <summary>API name of the permission, object, field, class or page.</summary>
    public string Name => Right.Name;

    public Need Need => Statement.Need;

    /// <summary>The reason that it is needed, not needed or open, for people.</summary>
    public string Reason => Statement.Reason;

    /// <summary>Label and API name of a permission; an object or field with its rights; else the name.</summary>
    public string DisplayName => Right.Kind switch
    {
        AccessKind.UserPermission => Entry is null ? Name : $"{Entry.Label} ({Name})",
        AccessKind.Object or AccessKind.Field => $"{Name} ({Rights.Describe()})",
        _ => Name,
    };

    /// <summary>The same, with a word on other orgs that contradict each other about it.</summary>
    public string OpenName => Carriage.Fact is not { IsContradicted: true } ? DisplayName
        : DisplayName.EndsWith(')') ? $"{DisplayName[..^1]}; other orgs contradict each other)"
        : $"{DisplayName} (other orgs contradict each other)";

    /// <summary>The grants of <see cref="Rights"/>, those of permission sets first.</summary>
    public IEnumerable<SourcedGrant> Grants =>
        Right.Grants.Where(grant => (grant.Rights & Rights) != AccessRights.None).OrderBy(grant => grant.Source.IsProfile);

    /// <summary>Whether a permission set or group of the subject grants it.</summary>
    public bool IsAssigned => Right.Grants.Any(grant => !grant.Source.IsProfile && (grant.Rights & Rights) != AccessRights.None);

    /// <summary>The outcome of the move.</summary>
    public RightOutcome Outcome => OutcomeIf(Carriage.Status);

    /// <summary>
    /// Whether the open question affects the verdict: the licence refuses the right, it is on an object, or only the profile grants it.
    /// </summary>
    public bool IsDeciding =>
        Carriage.Status == CarriageStatus.Blocked || Right.Kind != AccessKind.UserPermission || Statement.Evidence == NeedEvidence.Profile
        || Statement.IsContested;

    /// <summary>The outcome with another carriage, such as that of a permission which the right requires.</summary>
    public RightOutcome OutcomeIf(CarriageStatus status) => (Need, status) switch
    {
        (Need.NotNeeded, _) => RightOutcome.LeftOut,
        (_, CarriageStatus.Allowed) => RightOutcome.Moved,
        (Need.Open, _) => RightOutcome.Asked,
        _ when Entry?.Replacement is not null => RightOutcome.Replaced,
        (_, CarriageStatus.Blocked) => RightOutcome.Blocked,
        _ => RightOutcome.Unproven,
    };
}
