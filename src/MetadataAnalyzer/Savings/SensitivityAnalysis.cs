using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Savings;

/// <summary>The numbers of one calculation; the sensitivity changes one at a time.</summary>
internal sealed record SavingsInputs
{
    /// <summary>Factor on the prices of full licences.</summary>
    public decimal FullPriceFactor { get; init; } = 1;

    /// <summary>Yearly price of a bought seat; null when none can be bought.</summary>
    public required decimal? IntegrationPerYear { get; init; }

    /// <summary>Factor on the hours.</summary>
    public decimal EffortFactor { get; init; } = 1;

    /// <summary>Price of an hour; null when not given.</summary>
    public required decimal? HourlyRate { get; init; }

    /// <summary>Rise of all prices at each renewal after the next, as a share.</summary>
    public required decimal Uplift { get; init; }

    /// <summary>Length of a term; null when not given, and then prices do not rise.</summary>
    public required int? TermMonths { get; init; }

    /// <summary>Number of free seats that replaces the allocation's; null leaves the allocation unchanged.</summary>
    public int? FreeSeats { get; init; }

    /// <summary>
    /// Sum over three years, from the renewal on, of a yearly saving of one. The given prices hold for the first term; a renewal within a
    /// year counts from its month on.
    /// </summary>
    public decimal ThreeYearFactor
    {
        get
        {
            const int months = 36;
            if (TermMonths is not { } term)
            {
                return months / 12m;
            }

            var (sum, price) = (0m, 1m);
            for (var month = 0; month < months; month++)
            {
                price *= month > 0 && month % term == 0 ? 1 + Uplift : 1;
                sum += price;
            }

            return sum / 12m;
        }
    }
}

/// <summary>Change of the three-year result of the base scenario when one input changes.</summary>
/// <param name="Input">Stable name of the input.</param>
/// <param name="LowInput">The lower end that was tried, in words.</param>
/// <param name="HighInput">The upper end that was tried, in words.</param>
/// <param name="AtLow">The result at the lower end.</param>
/// <param name="AtHigh">The result at the upper end.</param>
public sealed record SensitivityCase(string Input, string LowInput, string HighInput, decimal AtLow, decimal AtHigh)
{
    /// <summary>Distance between the two ends.</summary>
    public decimal Swing => Math.Abs(AtHigh - AtLow);
}

/// <summary>
/// Changes one input of the base scenario at a time and looks at the three-year result: net of the work when an hour has a price, else
/// gross.
/// </summary>
internal sealed class SensitivityAnalysis(
    SavingsInputs inputs, PriceBook prices, ImmutableSortedDictionary<Scenario, ScenarioSavings> scenarios,
    Func<Scenario, SavingsInputs, ScenarioSavings> calculate)
{
    /// <summary>Inputs that make a difference, largest swing first.</summary>
    public ImmutableArray<SensitivityCase> Cases() =>
    [
        .. All().Where(found => found.Swing > 0)
            .OrderByDescending(found => found.Swing)
            .ThenBy(found => found.Input, StringComparer.Ordinal),
    ];

    private IEnumerable<SensitivityCase> All()
    {
        foreach (var range in prices.Sensitivity)
        {
            if (ByRange(range.Input) is { } change)
            {
                yield return new(range.Input, Share(range.Low), Share(range.High), At(change(1 + range.Low)), At(change(1 + range.High)));
            }
        }

        var movers = scenarios[Scenario.Base].Subjects;
        yield return new(
            "free-seats", "none free", $"all {movers} free", At(inputs with { FreeSeats = 0 }), At(inputs with { FreeSeats = movers }));
        yield return new(
            "who-moves",
            $"{scenarios[Scenario.Low].Subjects} (low scenario)",
            $"{scenarios[Scenario.High].Subjects} (high scenario)",
            Result(scenarios[Scenario.Low]),
            Result(scenarios[Scenario.High]));
        if (inputs.TermMonths is not null)
        {
            yield return new("uplift", "no rise", $"{Share(inputs.Uplift)} at each renewal", At(inputs with { Uplift = 0 }), At(inputs));
        }
    }

    private Func<decimal, SavingsInputs>? ByRange(string input) => input switch
    {
        "full-license-price" => factor => inputs with { FullPriceFactor = factor },
        "integration-price" => factor => inputs with { IntegrationPerYear = inputs.IntegrationPerYear * factor },
        "effort" => factor => inputs with { EffortFactor = factor },
        _ => null,
    };

    private decimal At(SavingsInputs changed) => Result(calculate(Scenario.Base, changed));

    private static decimal Result(ScenarioSavings scenario) => scenario.ThreeYear ?? scenario.ThreeYearGross ?? 0;

    private static string Share(decimal share) =>
        share == 0 ? "as given" : (share * 100).ToString("+0.##;-0.##", CultureInfo.InvariantCulture) + " %";
}
