using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Analysis;

/// <summary>A subject that needs a seat in a scenario, and what it gets.</summary>
/// <param name="Outcome">The subject with its verdict.</param>
/// <param name="Annual">What its present licence costs in a year; null when that is not priced.</param>
/// <param name="Seat">What it gets.</param>
/// <param name="Exhausted">The licence of which no free seat is left for it; null when it gets a free one or that is unknown.</param>
public sealed record SeatClaim(SubjectOutcome Outcome, decimal? Annual, SeatKind Seat, LicenseSeats? Exhausted)
{
    public Subject Subject => Outcome.Subject;
}
