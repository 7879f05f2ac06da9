using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Savings;

/// <summary>What becomes of the three-year result of the base scenario when one input changes.</summary>
/// <param name="Input">Stable name of the input.</param>
/// <param name="LowInput">The lower end that was tried, in words.</param>
/// <param name="HighInput">The upper end that was tried, in words.</param>
/// <param name="AtLow">The result at the lower end.</param>
/// <param name="AtHigh">The result at the upper end.</param>
public sealed record SensitivityCase(string Input, string LowInput, string HighInput, decimal AtLow, decimal AtHigh)
{
    /// <summary>How far the ends are apart.</summary>
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
