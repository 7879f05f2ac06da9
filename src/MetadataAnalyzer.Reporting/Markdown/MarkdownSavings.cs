using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Markdown;

/// <summary>What the move saves, as a sentence and a small table.</summary>
internal static class MarkdownSavings
{
    public static void Add(BoundedMarkdown markdown, SavingsEstimate savings)
    {
        if (savings.Scenarios[Scenario.High].Subjects == 0 && savings.Dormant.Subjects == 0)
        {
            return;
        }

        markdown.TryAdd($"{Lead(savings)}\n");
        markdown.TryAdd("| | Low | Base | High |\n|---|--:|--:|--:|");
        Row("Users that move", figures => $"{figures.Subjects}");
        Row("Full licences freed", figures => $"{figures.SeatsFreed}");
        Row("Integration seats: free / to buy / not known", figures => $"{figures.FreeSeats} / {figures.PaidSeats} / {figures.UnknownSeats}");
        Row("**Saving a year**", figures => Amount(figures, figures.Annual));
        Row("Work, once", figures => figures.OneOff is null ? Amounts.Hours(figures.Hours) : $"{Amounts.Hours(figures.Hours)}, {Amounts.Text(figures.OneOff, savings.Currency)}");
        if (savings.IsPriced && savings.Base.OneOff is null)
        {
            Row("Three years, before the work", figures => Amount(figures, figures.ThreeYearGross));
        }

        if (savings.IsPriced && savings.Base.OneOff is not null)
        {
            Row("First year, less the work", figures => Amount(figures, figures.FirstYearNet));
            Row("Three years, less the work", figures => Amount(figures, figures.ThreeYear));
        }

        markdown.TryAdd($"\n<sub>{string.Join("; ", savings.Scenarios.Keys.Select(scenario => $"{Words.Name(scenario)}: {Words.Meaning(scenario)}"))}. Estimates: the contract decides.</sub>\n");

        string Amount(ScenarioSavings figures, decimal? amount) => figures.Subjects == 0 ? "–" : Amounts.Text(amount, savings.Currency);

        void Row(string label, Func<ScenarioSavings, string> figure) =>
            markdown.TryAdd($"| {label} | {figure(savings.Scenarios[Scenario.Low])} | {figure(savings.Scenarios[Scenario.Base])} | {figure(savings.Scenarios[Scenario.High])} |");
    }

    private static string Saving(ScenarioSavings figures, SavingsEstimate savings) => figures.Subjects == 0 ? "nobody moves" : Amounts.Text(figures.Annual, savings.Currency);

    private static string Lead(SavingsEstimate savings)
    {
        var (low, middle, high) = (savings.Scenarios[Scenario.Low], savings.Base, savings.Scenarios[Scenario.High]);
        var from = savings.RenewalDate is { } day ? $"from the renewal on {day:yyyy-MM-dd} on" : "from the renewal of the contract on";
        var dormant = savings.Dormant.Subjects == 0 ? ""
            : $" Deactivating {Words.Count(savings.Dormant.Subjects, "dormant user")} frees as many licences: {Amounts.Text(savings.Dormant.Annual, savings.Currency)}{(savings.Dormant.Annual is null ? "" : " a year")}.";
        var unpriced = middle.Unpriced == 0 || middle.Annual is null ? "" : $" {Words.Count(middle.Unpriced, "user")} of the base scenario {(middle.Unpriced == 1 ? "is" : "are")} not priced and in no amount.";
        return middle.Annual is null && high.Annual is null
            ? $"**Savings: {Amounts.NotPriced}.** {Words.Count(middle.SeatsFreed, "full licence")} would be freed (low {low.SeatsFreed}, high {high.SeatsFreed}); a price book or the org's edition turns that into money.{dormant}"
            : $"**Saving a year: {Saving(middle, savings)}** (low: {Saving(low, savings)}, high: {Saving(high, savings)}), {from}.{unpriced}{dormant}";
    }
}
