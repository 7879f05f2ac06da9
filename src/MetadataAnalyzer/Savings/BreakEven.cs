namespace MetadataAnalyzer.Savings;

/// <summary>Values from which on the base scenario saves nothing.</summary>
/// <param name="IntegrationPerMonth">Price of an integration seat per month at which the yearly saving is nothing; null when no seat is paid for.</param>
/// <param name="FullPriceShare">Share of today's price of the full licences at which the yearly saving is nothing; null when they cost nothing.</param>
/// <param name="OneOffOfFirstYear">Cost of the work at which the first year saves nothing: the yearly saving itself.</param>
/// <param name="Hours">The same in hours; null when nobody says what an hour costs.</param>
public sealed record BreakEven(decimal? IntegrationPerMonth, decimal? FullPriceShare, decimal OneOffOfFirstYear, decimal? Hours);
