using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Savings;

/// <summary>
/// Savings of the move, with their assumptions and their sensitivity. Money is in <see cref="Currency"/>, exact; writers round it once.
/// </summary>
public sealed record SavingsEstimate
{
    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>
    /// Whether any subject that moves or is dormant has a price. Without one no amount is known, which is not the same as none.
    /// </summary>
    public required bool IsPriced { get; init; }

    /// <summary>The seats there are.</summary>
    public required IntegrationSeats Seats { get; init; }

    /// <summary>Low, base and high.</summary>
    public required ImmutableSortedDictionary<Scenario, ScenarioSavings> Scenarios { get; init; }

    /// <summary>Dormant users, who need no target seat and are in no scenario.</summary>
    public required DormantSavings Dormant { get; init; }

    /// <summary>Savings of each subject that moves in any scenario, and of each dormant one; others are not keys.</summary>
    public required ImmutableDictionary<Subject, SubjectSavings> BySubject { get; init; }

    /// <summary>
    /// The inputs with their effect on the three-year result of the base scenario, largest swing first; empty when nothing is priced.
    /// </summary>
    public required ImmutableArray<SensitivityCase> Sensitivity { get; init; }

    /// <summary>From where on the base scenario saves nothing; null when nothing is priced.</summary>
    public required BreakEven? BreakEven { get; init; }

    /// <summary>Everything that the amounts rest on, with who gave it and when.</summary>
    public required ImmutableArray<SavingsAssumption> Assumptions { get; init; }

    /// <summary>First day from which a freed seat saves money; null when not given.</summary>
    public required DateOnly? RenewalDate { get; init; }

    /// <summary>The scenario that the reports lead with.</summary>
    public ScenarioSavings Base => Scenarios[Scenario.Base];

    /// <summary>Savings of an assessment by the price book of its catalogue.</summary>
    public static SavingsEstimate Of(AssessmentResult result) => SavingsCalculator.Estimate(result);

    /// <summary>Hours that findings take as work of their own; null when they are none, because they are done as a user is moved.</summary>
    public static decimal? HoursOf(IReadOnlyCollection<Diagnostic> findings, AssessmentResult result)
    {
        var work = EffortCounter.OfFindings(findings).Where(item => item.Count > 0).ToList();
        return work.Count == 0
            ? null
            : work.Sum(item => item.Count * (result.Org.Catalogue.Prices.EffortHours.GetValueOrDefault(item.Kind)?.Value ?? 0));
    }
}

/// <summary>Savings of one scenario.</summary>
public sealed record ScenarioSavings
{
    /// <summary>Subjects that move.</summary>
    public required int Subjects { get; init; }

    /// <summary>
    /// Full licences that are freed: one for each user that moves. How many users are on a profile is not known without a users export.
    /// </summary>
    public required int SeatsFreed { get; init; }

    /// <summary>Free seats of the integration licence that are taken.</summary>
    public required int FreeSeats { get; init; }

    /// <summary>Seats of the integration licence to buy.</summary>
    public required int PaidSeats { get; init; }

    /// <summary>
    /// Seats that are not known to be free, from the exports or the edition. They are priced as if they had to be bought.
    /// </summary>
    public required int UnknownSeats { get; init; }

    /// <summary>Subjects that move and whose present licence has no price; they are in no amount.</summary>
    public required int Unpriced { get; init; }

    /// <summary>Yearly price of the freed licences; null when none of them is priced.</summary>
    public required decimal? CurrentAnnual { get; init; }

    /// <summary>Yearly price of the new seats; null when <see cref="CurrentAnnual"/> is null.</summary>
    public required decimal? TargetAnnual { get; init; }

    /// <summary>The work to be done, by kind.</summary>
    public required ImmutableArray<EffortItem> Effort { get; init; }

    /// <summary>One-time cost of the work; null when no price of an hour is given.</summary>
    public required decimal? OneOff { get; init; }

    /// <summary>
    /// Saving of three years from the renewal on, before the work; prices rise at each renewal after the first. Null when nothing is
    /// priced.
    /// </summary>
    public required decimal? ThreeYearGross { get; init; }

    /// <summary>Saving in a year at the prices given; null when nothing is priced.</summary>
    public decimal? Annual => CurrentAnnual - TargetAnnual;

    /// <summary>Hours of work.</summary>
    public decimal Hours => Effort.Sum(item => item.Hours);

    /// <summary>Saving of the first twelve months from the renewal on less the work; null when one of both is not known.</summary>
    public decimal? FirstYearNet => Annual - OneOff;

    /// <summary>Saving of three years from the renewal on less the work; null when one of both is not known.</summary>
    public decimal? ThreeYear => ThreeYearGross - OneOff;

    /// <summary>Months from the renewal until the work is paid for, rounded up; null when that is not known or never happens.</summary>
    public int? PaybackMonths => OneOff is { } cost && Annual is > 0 and var annual
        ? (int)Math.Ceiling(cost * Licensing.PriceBook.MonthsOfAYear / annual)
        : null;
}

/// <summary>Savings of one subject.</summary>
/// <param name="Scenario">The narrowest scenario it moves in; null for a dormant user, who moves in none.</param>
/// <param name="Seat">
/// The seat it gets in that scenario, or in the base scenario when it is in that; null for a dormant user, who needs none, and for a
/// profile, whose users are not known.
/// </param>
/// <param name="CurrentAnnual">Yearly price of its present licence; null when not priced.</param>
/// <param name="TargetAnnual">Yearly price of the seat; null when <paramref name="CurrentAnnual"/> is null.</param>
public sealed record SubjectSavings(Scenario? Scenario, SeatKind? Seat, decimal? CurrentAnnual, decimal? TargetAnnual)
{
    /// <summary>Saving in a year; null when it is not priced.</summary>
    public decimal? Annual => CurrentAnnual - TargetAnnual;
}

/// <summary>Users that do not sign in any more and still hold a full licence: deactivating them needs no seat.</summary>
/// <param name="Subjects">Number of subjects.</param>
/// <param name="Unpriced">Those whose licence has no price.</param>
/// <param name="Annual">Yearly price of the licences of the others; null when none is priced.</param>
public sealed record DormantSavings(int Subjects, int Unpriced, decimal? Annual);

/// <summary>Values from which on the base scenario saves nothing.</summary>
/// <param name="IntegrationPerMonth">
/// Price of an integration seat per month at which the yearly saving is nothing; null when no seat is paid for.
/// </param>
/// <param name="FullPriceShare">
/// Share of today's price of the full licences at which the yearly saving is nothing; null when they cost nothing.
/// </param>
/// <param name="OneOffOfFirstYear">Cost of the work at which the first year saves nothing: the yearly saving itself.</param>
/// <param name="Hours">The same in hours; null when no price of an hour is given.</param>
public sealed record BreakEven(decimal? IntegrationPerMonth, decimal? FullPriceShare, decimal OneOffOfFirstYear, decimal? Hours);
