using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Savings;

/// <summary>What one subject saves.</summary>
/// <param name="Scenario">The narrowest scenario it moves in; null for a dormant user, who moves in none.</param>
/// <param name="Seat">The seat it gets in that scenario, or in the base scenario when it is in that; null for a dormant user, who needs none, and for a profile, whose users are not known.</param>
/// <param name="CurrentAnnual">What its present licence costs in a year; null when that is not priced.</param>
/// <param name="TargetAnnual">What the seat costs in a year; null when <paramref name="CurrentAnnual"/> is.</param>
public sealed record SubjectSavings(Scenario? Scenario, SeatKind? Seat, decimal? CurrentAnnual, decimal? TargetAnnual)
{
    /// <summary>Saving in a year; null when it is not priced.</summary>
    public decimal? Annual => CurrentAnnual - TargetAnnual;
}
