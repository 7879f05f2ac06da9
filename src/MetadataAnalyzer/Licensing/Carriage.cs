namespace MetadataAnalyzer.Licensing;

/// <summary>The licence's ability to hold one right, and the evidence.</summary>
/// <param name="Status">The status.</param>
/// <param name="Evidence">The evidence in one sentence without full stop.</param>
/// <param name="Source">The catalogue's source; null when the org itself decides, or when the catalogue does not list the right.</param>
public sealed record Carriage(CarriageStatus Status, string Evidence, EvidenceSource? Source)
{
    /// <summary>The source that decides.</summary>
    public CarriageOrigin Origin { get; init; } = Status == CarriageStatus.Unknown ? CarriageOrigin.None : CarriageOrigin.Catalogue;

    /// <summary>The org's own dry run that decides; null when another source does.</summary>
    public ProbeStatement? DryRun { get; init; }

    /// <summary>What other orgs say, when that decides or they contradict each other; else null.</summary>
    public RightFact? Fact { get; init; }

    /// <summary>The next source after the one that decides, when it says the opposite; else null.</summary>
    public Carriage? Against { get; init; }

    /// <summary>
    /// Whether it rests on other orgs and not on the catalogue too: that lowers the confidence, because what a licence carries may differ.
    /// </summary>
    public bool RestsOnOtherOrgs { get; init; }

    /// <summary>This carriage with the next source beside it when that says the opposite.</summary>
    internal Carriage Before(Carriage later) => later.Status == CarriageStatus.Unknown || later.Status == Status ? this
        : this with { Evidence = $"{Evidence}, against which {later.Evidence}", Against = later };
}

/// <summary>The sources of which one decides whether the licence carries a right.</summary>
public enum CarriageOrigin
{
    /// <summary>None: it is unknown.</summary>
    None,

    /// <summary>The org itself, by its dry run or its record of the permission set licence.</summary>
    Org,

    /// <summary>At least three other orgs, none against.</summary>
    OtherOrgs,

    /// <summary>The catalogue.</summary>
    Catalogue,
}

/// <summary>The ability of the integration licence, with its permission set licence, to hold a right.</summary>
public enum CarriageStatus
{
    /// <summary>Can be held: seen on the licence, or true in the org's own row.</summary>
    Allowed,

    /// <summary>Cannot be held: a public source shows the refusal, or it is false in the org's own row.</summary>
    Blocked,

    /// <summary>No evidence either way.</summary>
    Unknown,
}
