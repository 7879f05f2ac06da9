namespace MetadataAnalyzer.Licensing;

/// <summary>What a seat of the integration licence costs: one of the user licence together with one of the permission set licence.</summary>
/// <param name="License">Name of the user licence.</param>
/// <param name="PerUserAndMonth">In <see cref="PriceBook.Currency"/>, billed yearly; null when no seat can be bought.</param>
/// <param name="Source">Where that is known from.</param>
public sealed record IntegrationPrice(string License, decimal? PerUserAndMonth, EvidenceSource Source)
{
    /// <summary>In <see cref="PriceBook.Currency"/>; null when no seat can be bought.</summary>
    public decimal? PerUserAndYear => PerUserAndMonth * PriceBook.MonthsOfAYear;
}
