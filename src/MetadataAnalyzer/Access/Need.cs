using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Whether a subject needs a right that it holds.</summary>
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

    /// <summary>The way the subject signs in, from exports.</summary>
    SignIn,

    /// <summary>What the project's files show to be absent.</summary>
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

/// <summary>Whether a right is needed, and the evidence that decides.</summary>
/// <param name="Need">The answer.</param>
/// <param name="Evidence">The kind of evidence.</param>
/// <param name="Reason">The evidence in words; no full stop at its end.</param>
/// <param name="Place">Where the evidence is; null when it is no single place.</param>
public sealed record NeedStatement(Need Need, NeedEvidence Evidence, string Reason, Location? Place = null)
{
    /// <summary>Whether it proves a use: such a proof goes before every statement that the right is not needed.</summary>
    internal bool IsProofOfUse => Need == Need.Needed && Evidence is NeedEvidence.Answer or NeedEvidence.SignIn or NeedEvidence.NamedPlace;
}

/// <summary>What the move does with a right: the answer to whether it is needed, held against whether the licence carries it.</summary>
public enum RightOutcome
{
    /// <summary>The user keeps it, or the new permission set holds it.</summary>
    Moved,

    /// <summary>Needed and not shown to be carried, but the catalogue names what does the job instead.</summary>
    Replaced,

    /// <summary>Needed, and the licence refuses it.</summary>
    Blocked,

    /// <summary>Needed, and it is unknown whether the licence carries it.</summary>
    Unproven,

    /// <summary>Not carried as far as is known, and only the integration's owner can say whether it is needed.</summary>
    Asked,

    /// <summary>Not needed.</summary>
    LeftOut,
}

/// <summary>
/// Rights of a subject on one thing for which the same evidence says whether they are needed and whether the licence carries them. Rights
/// on one object may be several decisions.
/// </summary>
/// <param name="Right">The right with all its grants.</param>
/// <param name="Rights">The flags that this decision is about; never none.</param>
/// <param name="Entry">What the catalogue says of a user permission; null for other kinds, or when it does not list the permission.</param>
/// <param name="Statement">Whether the right is needed, and the evidence.</param>
/// <param name="Carriage">Whether the licence carries it, and the evidence.</param>
public sealed record RightDecision(
    EffectiveRight Right, AccessRights Rights, PermissionEntry? Entry, NeedStatement Statement, Carriage Carriage)
{
    /// <summary>API name of the permission, object, field, class or page.</summary>
    public string Name => Right.Name;

    public Need Need => Statement.Need;

    /// <summary>Why it is needed, not needed or open, for people.</summary>
    public string Reason => Statement.Reason;

    /// <summary>Label and API name of a permission; an object or field with its rights; else the name.</summary>
    public string DisplayName => Right.Kind switch
    {
        AccessKind.UserPermission => Entry is null ? Name : $"{Entry.Label} ({Name})",
        AccessKind.Object or AccessKind.Field => $"{Name} ({Rights.Describe()})",
        _ => Name,
    };

    /// <summary>The grants of <see cref="Rights"/>, those of permission sets first.</summary>
    public IEnumerable<SourcedGrant> Grants =>
        Right.Grants.Where(grant => (grant.Rights & Rights) != AccessRights.None).OrderBy(grant => grant.Source.IsProfile);

    /// <summary>Whether a permission set or group of the subject grants it.</summary>
    public bool IsAssigned => Right.Grants.Any(grant => !grant.Source.IsProfile && (grant.Rights & Rights) != AccessRights.None);

    /// <summary>What the move does with it.</summary>
    public RightOutcome Outcome => OutcomeIf(Carriage.Status);

    /// <summary>
    /// Whether the open question holds the verdict up: the licence refuses it, it is on an object, or only the profile grants it.
    /// </summary>
    public bool IsDeciding =>
        Carriage.Status == CarriageStatus.Blocked || Right.Kind != AccessKind.UserPermission || Statement.Evidence == NeedEvidence.Profile;

    /// <summary>What the move would do with it if the licence answered otherwise, as when it refuses what the right requires.</summary>
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
