namespace MetadataAnalyzer.Licensing;

/// <summary>A price of one licence, per user and month in <see cref="PriceBook.Currency"/>, billed yearly. At least one of both amounts is known.</summary>
/// <param name="License">Name of the user licence.</param>
/// <param name="Edition">The edition it is sold with; null when the price does not depend on it.</param>
/// <param name="List">The vendor's list price; null when nobody says.</param>
/// <param name="Contract">What the org's own contract says; null when nobody says.</param>
/// <param name="From">First day, inclusive; null = open.</param>
/// <param name="Until">Last day, inclusive; null = open.</param>
/// <param name="Source">Where that is known from.</param>
public sealed record LicensePrice(string License, string? Edition, decimal? List, decimal? Contract, DateOnly? From, DateOnly? Until, EvidenceSource Source)
{
    /// <summary>What counts: the contract's price, and the list price without one.</summary>
    public decimal PerUserAndMonth => Contract ?? List ?? throw new InvalidOperationException($"{License} has no price");

    /// <summary>What counts, for a year.</summary>
    public decimal PerUserAndYear => PerUserAndMonth * PriceBook.MonthsOfAYear;
}
