namespace MetadataAnalyzer.Licensing;

/// <summary>A price of one licence.</summary>
/// <param name="License">Name of the user licence.</param>
/// <param name="Edition">The edition it is sold with; null when the price does not depend on it.</param>
/// <param name="PerUserAndMonth">In <see cref="PriceBook.Currency"/>, billed yearly.</param>
/// <param name="From">First day, inclusive; null = open.</param>
/// <param name="Until">Last day, inclusive; null = open.</param>
/// <param name="Source">Where that is known from.</param>
public sealed record LicensePrice(string License, string? Edition, decimal PerUserAndMonth, DateOnly? From, DateOnly? Until, EvidenceSource Source)
{
    /// <summary>In <see cref="PriceBook.Currency"/>.</summary>
    public decimal PerUserAndYear => PerUserAndMonth * PriceBook.MonthsOfAYear;
}
