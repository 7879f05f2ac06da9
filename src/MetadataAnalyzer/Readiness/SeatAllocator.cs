using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Readiness;

/// <summary>Assumption about which candidates move.</summary>
public enum Scenario
{
    /// <summary>Integrations that are ready, at once or after changes, by a verdict of high confidence.</summary>
    Low,

    /// <summary>Integrations that are ready, at once or after changes. The rules on seats use this scenario.</summary>
    Base,

    /// <summary>Possible integrations and those to verify as well.</summary>
    High,
}

/// <summary>
/// The seats of those that move in a scenario: free ones to the highest saving first, then by verdict, then by username. A licence that
/// is not priced saves an unknown amount, never none, and comes after those that are.
/// </summary>
internal sealed class SeatAllocator(Org org, string? edition)
{
    private readonly IntegrationSeats _seats = IntegrationSeats.Of(org, edition);

    /// <summary>Allocation of seats in each scenario. A blocked or dormant subject needs none.</summary>
    public ImmutableSortedDictionary<Scenario, SeatAllocation> All(ImmutableArray<AssessedSubject> subjects) =>
        Enum.GetValues<Scenario>().ToImmutableSortedDictionary(
            scenario => scenario,
            scenario => Allocate(subjects.Where(subject => Moves(scenario, subject, subject.Confidence))));

    /// <summary>
    /// The seat that the reports give each subject: that of the base scenario or, for one that moves in the high scenario only, that of the
    /// high one. There a seat that cannot be had is no finding, because the subject is not known to move.
    /// </summary>
    public IReadOnlyDictionary<Subject, (SeatClaim Claim, SeatAllocation Allocation)> Reported(ImmutableArray<AssessedSubject> subjects)
    {
        var ofBase = OfBase(subjects);
        var ofHigh = Allocate(subjects.Where(subject => Moves(Scenario.High, subject, VerdictConfidence.Low)));
        return ofBase.Claims.Select(claim => (claim, ofBase))
            .Concat(ofHigh.Claims.Where(claim => claim.Seat != SeatKind.Unavailable && ofBase.SeatOf(claim.Subject) is null)
                .Select(claim => (claim, ofHigh)))
            .ToDictionary(entry => entry.claim.Subject);
    }

    /// <summary>Allocation of seats in the base scenario, which asks for no confidence.</summary>
    public SeatAllocation OfBase(IEnumerable<AssessedSubject> subjects) =>
        Allocate(subjects.Where(subject => Moves(Scenario.Base, subject, VerdictConfidence.Low)));

    /// <summary>Whether a subject is taken to move in a scenario.</summary>
    public static bool Moves(Scenario scenario, AssessedSubject subject, VerdictConfidence confidence) => scenario switch
    {
        Scenario.High => subject.Moves,
        _ => subject is { Verdict: Verdict.Ready or Verdict.ReadyAfterChanges, Classification.Class: SubjectClass.Integration }
            && (scenario == Scenario.Base || confidence == VerdictConfidence.High),
    };

    private SeatAllocation Allocate(IEnumerable<AssessedSubject> movers)
    {
        var (user, set) = (_seats.UserLicense.Free, _seats.PermissionSetLicense.Free);
        var claims = ImmutableArray.CreateBuilder<SeatClaim>();
        var ordered = movers.Select(mover => (Mover: mover, Annual: org.AnnualLicensePrice(mover.Subject.UserLicense, edition)))
            .OrderBy(entry => entry.Annual is null).ThenByDescending(entry => entry.Annual)
            .ThenBy(entry => entry.Mover.Verdict).ThenBy(entry => entry.Mover.Subject.Name, StringComparer.Ordinal);
        foreach (var (mover, annual) in ordered)
        {
            if (mover.Subject.Kind == SubjectKind.Profile)
            {
                // How many users sign in on a profile is not known without a users export.
                claims.Add(new(mover, annual, SeatKind.Unknown, Exhausted: null));
                continue;
            }

            var ofSet = IntegrationSeats.Holds(mover.Subject, org) ? 0 : 1;
            if ((user < 1 ? _seats.UserLicense : set < ofSet ? _seats.PermissionSetLicense : null) is { } exhausted)
            {
                // One price buys both seats, so that a free one of the other licence is left for the next.
                claims.Add(new(mover, annual, IsForSale ? SeatKind.Paid : SeatKind.Unavailable, exhausted));
                continue;
            }

            // An unknown number never runs out here, so that only what is certain is called paid.
            claims.Add(new(mover, annual, user is null || (set is null && ofSet > 0) ? SeatKind.Unknown : SeatKind.Free, Exhausted: null));
            (user, set) = (user - 1, set - ofSet);
        }

        return new(_seats, claims.ToImmutable());
    }

    private bool IsForSale => org.Catalogue.Prices.Integration.PerUserAndMonth is not null;
}
