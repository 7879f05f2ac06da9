using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Savings;

/// <summary>What the move saves, what that rests on, and what would change it. Money is in <see cref="Currency"/>, exact; writers round it once.</summary>
public sealed record SavingsEstimate
{
    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>Whether any subject that moves or is dormant has a price. Without one no amount is known, which is not the same as none.</summary>
    public required bool IsPriced { get; init; }

    /// <summary>The seats there are.</summary>
    public required IntegrationSeats Seats { get; init; }

    /// <summary>Low, base and high.</summary>
    public required ImmutableSortedDictionary<Scenario, ScenarioSavings> Scenarios { get; init; }

    /// <summary>Dormant users, who need no target seat and are in no scenario.</summary>
    public required DormantSavings Dormant { get; init; }

    /// <summary>What each subject saves, for those that move in any scenario and for dormant ones; others are not keys.</summary>
    public required ImmutableDictionary<Subject, SubjectSavings> BySubject { get; init; }

    /// <summary>Which input moves the three-year result of the base scenario most, largest swing first; empty when nothing is priced.</summary>
    public required ImmutableArray<SensitivityCase> Sensitivity { get; init; }

    /// <summary>From where on the base scenario saves nothing; null when nothing is priced.</summary>
    public required BreakEven? BreakEven { get; init; }

    /// <summary>Everything that the amounts rest on, with who gave it and when.</summary>
    public required ImmutableArray<SavingsAssumption> Assumptions { get; init; }

    /// <summary>First day from which a freed seat saves money; null when nobody says.</summary>
    public required DateOnly? RenewalDate { get; init; }

    /// <summary>The scenario that the reports lead with.</summary>
    public ScenarioSavings Base => Scenarios[Scenario.Base];

    /// <summary>What the move saves by an assessment and the price book of its catalogue.</summary>
    public static SavingsEstimate Of(AssessmentResult result) => SavingsCalculator.Estimate(result);

    /// <summary>Hours that findings take as work of their own; null when they are none, for they are done as a user is moved.</summary>
    public static decimal? HoursOf(IReadOnlyCollection<Diagnostic> findings, AssessmentResult result)
    {
        var work = EffortCounter.OfFindings(findings).Where(item => item.Count > 0).ToList();
        return work.Count == 0 ? null : work.Sum(item => item.Count * (result.Org.Catalogue.Prices.EffortHours.GetValueOrDefault(item.Kind)?.Value ?? 0));
    }
}
