using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Readiness;

/// <summary>
/// Gives seats to those that move in a scenario: free ones to the highest saving first, then by verdict, then by username. A licence that is
/// not priced saves an unknown amount, never none, and comes after those that are.
/// </summary>
internal sealed class SeatAllocator(Org org, string? edition)
{
    private readonly IntegrationSeats _seats = IntegrationSeats.Of(org, edition);

    /// <summary>Who gets which seat in each scenario. Who is blocked or dormant needs none.</summary>
    public ImmutableSortedDictionary<Scenario, SeatAllocation> All(ImmutableArray<(SubjectOutcome Outcome, VerdictConfidence Confidence)> outcomes) =>
        Enum.GetValues<Scenario>().ToImmutableSortedDictionary(
            scenario => scenario,
            scenario => Allocate(outcomes.Where(entry => Moves(scenario, entry.Outcome, entry.Confidence)).Select(entry => entry.Outcome)));

    /// <summary>
    /// The seat that the reports give each subject: that of the base scenario or, for one that moves in the high scenario only, that of the high one. There a
    /// seat that cannot be had is no finding, because the subject is not known to move.
    /// </summary>
    public IEnumerable<(SeatClaim Claim, SeatAllocation Allocation)> Reported(ImmutableArray<SubjectOutcome> outcomes)
    {
        var ofBase = OfBase(outcomes);
        var ofHigh = Allocate(outcomes.Where(outcome => Moves(Scenario.High, outcome, VerdictConfidence.Low)));
        return ofBase.Claims.Select(claim => (claim, ofBase))
            .Concat(ofHigh.Claims.Where(claim => claim.Seat != SeatKind.Unavailable && ofBase.SeatOf(claim.Subject) is null).Select(claim => (claim, ofHigh)));
    }

    /// <summary>Who gets which seat in the base scenario, which asks for no confidence.</summary>
    public SeatAllocation OfBase(IEnumerable<SubjectOutcome> outcomes) => Allocate(outcomes.Where(outcome => Moves(Scenario.Base, outcome, VerdictConfidence.Low)));

    /// <summary>Whether a subject is taken to move in a scenario.</summary>
    public static bool Moves(Scenario scenario, SubjectOutcome outcome, VerdictConfidence confidence) => scenario switch
    {
        Scenario.High => outcome.Moves,
        _ => outcome is { Verdict: Verdict.Ready or Verdict.ReadyAfterChanges, Classification.Class: SubjectClass.Integration }
            && (scenario == Scenario.Base || confidence == VerdictConfidence.High),
    };

    private SeatAllocation Allocate(IEnumerable<SubjectOutcome> movers)
    {
        var (user, set) = (_seats.UserLicense.Free, _seats.PermissionSetLicense.Free);
        var claims = ImmutableArray.CreateBuilder<SeatClaim>();
        var ordered = movers.Select(outcome => (Outcome: outcome, Annual: org.AnnualLicensePrice(outcome.Subject.UserLicense, edition)))
            .OrderBy(entry => entry.Annual is null).ThenByDescending(entry => entry.Annual)
            .ThenBy(entry => entry.Outcome.Verdict).ThenBy(entry => entry.Outcome.Subject.Name, StringComparer.Ordinal);
        foreach (var (outcome, annual) in ordered)
        {
            if (outcome.Subject.Kind == SubjectKind.Profile)
            {
                // How many users sign in on a profile is not known without a users export.
                claims.Add(new(outcome, annual, SeatKind.Unknown, Exhausted: null));
                continue;
            }

            var ofSet = IntegrationSeats.Holds(outcome.Subject, org) ? 0 : 1;
            if ((user < 1 ? _seats.UserLicense : set < ofSet ? _seats.PermissionSetLicense : null) is { } exhausted)
            {
                // One price buys both seats, so that a free one of the other licence is left for the next.
                claims.Add(new(outcome, annual, IsForSale ? SeatKind.Paid : SeatKind.Unavailable, exhausted));
                continue;
            }

            // An unknown number never runs out here, so that only what is certain is called paid.
            claims.Add(new(outcome, annual, user is null || (set is null && ofSet > 0) ? SeatKind.Unknown : SeatKind.Free, Exhausted: null));
            (user, set) = (user - 1, set - ofSet);
        }

        return new(_seats, claims.ToImmutable());
    }

    private bool IsForSale => org.Catalogue.Prices.Integration.PerUserAndMonth is not null;
}
