using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Savings;

/// <summary>From verdicts, seats and prices to money.</summary>
internal sealed class SavingsCalculator
{
    private readonly AssessmentResult _result;
    private readonly Dictionary<Subject, AssessedSubject> _assessed;
    private readonly SavingsInputs _inputs;

    private SavingsCalculator(AssessmentResult result)
    {
        _result = result;
        _assessed = result.Subjects.ToDictionary(subject => subject.Subject);
        _inputs = new()
        {
            IntegrationPerYear = Prices.Integration.PerUserAndYear,
            HourlyRate = Prices.HourlyRate?.Value,
            Uplift = Prices.Uplift.Value,
            TermMonths = Prices.Renewal?.TermMonths,
        };
    }

    private PriceBook Prices => _result.Org.Catalogue.Prices;

    /// <param name="result">An assessment with its seats allocated.</param>
    public static SavingsEstimate Estimate(AssessmentResult result) => new SavingsCalculator(result).Estimate();

    private SavingsEstimate Estimate()
    {
        var scenarios = Enum.GetValues<Scenario>()
            .ToImmutableSortedDictionary(scenario => scenario, scenario => Calculate(scenario, _inputs));
        var dormant = _result.Subjects.Where(subject => subject.Verdict == Verdict.Dormant)
            .ToImmutableDictionary(subject => subject.Subject, subject => OfDormant(subject.Subject));
        var ofDormant = new DormantSavings(
            dormant.Count, dormant.Values.Count(savings => savings.CurrentAnnual is null),
            Sum(dormant.Values.Select(savings => savings.CurrentAnnual)));
        var isPriced = ofDormant.Annual is not null || scenarios.Values.Any(scenario => scenario.CurrentAnnual is not null);
        return new()
        {
            Currency = Prices.Currency,
            IsPriced = isPriced,
            Seats = _result.Seats[Scenario.Base].Seats,
            Scenarios = scenarios,
            Dormant = ofDormant,
            BySubject = OfMovers().AddRange(dormant),
            Sensitivity = scenarios[Scenario.Base].Annual is null
                ? []
                : new SensitivityAnalysis(_inputs, Prices, scenarios, Calculate).Cases(),
            BreakEven = BreakEvenOf(scenarios[Scenario.Base]),
            Assumptions = AssumptionList.Of(_result),
            RenewalDate = Prices.Renewal?.Date,
        };
    }

    private ScenarioSavings Calculate(Scenario scenario, SavingsInputs inputs)
    {
        ImmutableArray<SeatClaim> claims = [.. _result.Seats[scenario].Claims.Where(claim => claim.Seat != SeatKind.Unavailable)];
        var users = claims.Count(claim => claim.Subject.Kind == SubjectKind.User);
        var seats = SeatsOf(claims, inputs);
        var current = claims.Select(claim => CurrentOf(claim, inputs)).ToList();
        var target = current.Zip(seats, (price, seat) => price is null ? null : TargetOf(seat, inputs));
        var effort = EffortCounter.Count([.. claims.Select(claim => _assessed[claim.Subject])], Prices);
        var currentAnnual = Sum(current);
        var targetAnnual = Sum(target);
        return new()
        {
            Subjects = claims.Length,
            SeatsFreed = users,
            FreeSeats = seats.Count(seat => seat == SeatKind.Free),
            PaidSeats = seats.Count(seat => seat == SeatKind.Paid),
            UnknownSeats = seats.Count(seat => seat == SeatKind.Unknown),
            Unpriced = current.Count(price => price is null),
            CurrentAnnual = currentAnnual,
            TargetAnnual = targetAnnual,
            Effort = effort,
            OneOff = effort.Sum(item => item.Hours) * inputs.EffortFactor * inputs.HourlyRate,
            ThreeYearGross = (currentAnnual - targetAnnual) * inputs.ThreeYearFactor,
        };
    }

    /// <summary>The seats as they were allocated, or with the number of free ones in the inputs, in the same order.</summary>
    private static ImmutableArray<SeatKind> SeatsOf(ImmutableArray<SeatClaim> claims, SavingsInputs inputs) =>
        inputs.FreeSeats is not { } free
            ? [.. claims.Select(claim => claim.Seat)]
            : [.. claims.Select((_, index) => index < free ? SeatKind.Free : SeatKind.Paid)];

    /// <summary>A profile has no price of its own: how many users sign in on it is not known.</summary>
    private static decimal? CurrentOf(SeatClaim claim, SavingsInputs inputs) =>
        claim.Subject.Kind == SubjectKind.User ? claim.Annual * inputs.FullPriceFactor : null;

    /// <summary>A seat that is not known to be free is priced as one to buy, as the cautious assumption.</summary>
    private static decimal? TargetOf(SeatKind seat, SavingsInputs inputs) => seat == SeatKind.Free ? 0 : inputs.IntegrationPerYear ?? 0;

    private ImmutableDictionary<Subject, SubjectSavings> OfMovers()
    {
        var savings = ImmutableDictionary.CreateBuilder<Subject, SubjectSavings>();
        foreach (var claim in _result.Seats[Scenario.High].Claims.Concat(_result.Seats[Scenario.Base].Claims))
        {
            var scenario = Enum.GetValues<Scenario>().First(scenario => _result.Seats[scenario].SeatOf(claim.Subject) is not null);
            var current = CurrentOf(claim, _inputs);
            var seat = claim.Subject.Kind == SubjectKind.Profile || (claim.Seat == SeatKind.Unknown && _inputs.IntegrationPerYear is null)
                ? (SeatKind?)null
                : claim.Seat;
            savings[claim.Subject] = new(
                scenario, seat, current, current is null || claim.Seat == SeatKind.Unavailable ? null : TargetOf(claim.Seat, _inputs));
        }

        return savings.ToImmutable();
    }

    private SubjectSavings OfDormant(Subject subject)
    {
        var price = subject.Kind == SubjectKind.User ? _result.Org.AnnualLicensePrice(subject.UserLicense, _result.Edition) : null;
        return new(Scenario: null, Seat: null, price, price is null ? null : 0);
    }

    private BreakEven? BreakEvenOf(ScenarioSavings scenario) =>
        scenario is { Annual: { } annual, CurrentAnnual: { } current, TargetAnnual: { } target }
            ? new(
                scenario.PaidSeats + scenario.UnknownSeats is > 0 and var bought && Prices.Integration.PerUserAndMonth is not null
                    ? current / bought / PriceBook.MonthsOfAYear
                    : null,
                current > 0 ? target / current : null,
                annual,
                Prices.HourlyRate is { Value: > 0 } rate ? annual / rate.Value : null)
            : null;

    /// <summary>The sum of what is known; null when nothing is.</summary>
    private static decimal? Sum(IEnumerable<decimal?> amounts) =>
        amounts.OfType<decimal>().ToList() is { Count: > 0 } known ? known.Sum() : null;
}
