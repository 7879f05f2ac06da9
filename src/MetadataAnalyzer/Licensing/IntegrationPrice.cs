namespace MetadataAnalyzer.Licensing;

/// <summary>
/// What a seat of the integration licence costs, one of the user licence together with one of the permission set licence, per user and month in
/// <see cref="PriceBook.Currency"/>, billed yearly.
/// </summary>
/// <param name="License">Name of the user licence.</param>
/// <param name="List">The vendor's list price; null when nobody says or no seat can be bought.</param>
/// <param name="Contract">What the org's own contract says; null when nobody says or no seat can be bought.</param>
/// <param name="Source">Where that is known from.</param>
public sealed record IntegrationPrice(string License, decimal? List, decimal? Contract, EvidenceSource Source)
{
    /// <summary>What counts: the contract's price, and the list price without one; null when no seat can be bought.</summary>
    public decimal? PerUserAndMonth => Contract ?? List;

    /// <summary>What counts, for a year; null when no seat can be bought.</summary>
    public decimal? PerUserAndYear => PerUserAndMonth * PriceBook.MonthsOfAYear;
}
