namespace MetadataAnalyzer.Analysis;

/// <summary>What seat of the integration licence a move finds.</summary>
public enum SeatKind
{
    /// <summary>Neither the exports nor the edition say whether one is left.</summary>
    Unknown,

    /// <summary>One of the free seats.</summary>
    Free,

    /// <summary>No free seat is left; one must be bought.</summary>
    Paid,

    /// <summary>No free seat is left and none can be bought.</summary>
    Unavailable,
}
