using System.Text;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Markdown;

/// <summary>
/// The outcome of a check. It comes before the state of the org, because a reader of a pull request asks first about the change.
/// </summary>
internal static class MarkdownGate
{
    private const int MostFindings = 20;
    private const int LongestPlace = 300;

    public static void Add(BoundedMarkdown markdown, ReportModel model)
    {
        if (model.Options.Gate is not { } gate)
        {
            return;
        }

        var left = GateText.Left(gate);
        markdown.TryAdd($"### {(gate.IsFailing ? "The check fails" : "The check passes")}\n\n{GateText.Outcome(gate)}."
            + $"{(left.Length == 0 ? "" : $" {left}.")}\n");
        foreach (var notice in GateText.Notices(gate))
        {
            markdown.TryAdd($"> {MarkdownText.Prose(notice, 400)}.\n");
        }

        if (model.Options.Comparison is { } comparison)
        {
            markdown.TryAdd($"**{MarkdownText.Prose(GateText.Delta(comparison), 400)}.**\n");
        }

        var more = markdown.AddAll(
            gate.Shown,
            finding => $"- **{Words.Name(finding.Impact)}** {finding.Id}: {MarkdownText.Prose(finding.Message, 600)}"
                + string.Concat(GateText.Behind(gate, finding).Select(line => $"<br>{MarkdownText.Prose(line, 600)}"))
                + (finding.Location.IsNone ? "" : $"<br>{MarkdownText.Code(finding.Location.ToString(), LongestPlace)}"),
            MostFindings);
        markdown.TryAdd(more > 0 ? $"- and {Words.Count(more, "more finding")}\n" : "");
    }
}

/// <summary>The savings, as a sentence and a small table.</summary>
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
        Row("Integration seats: free / to buy / not known",
            figures => $"{figures.FreeSeats} / {figures.PaidSeats} / {figures.UnknownSeats}");
        Row("**Saving a year**", figures => Amount(figures, figures.Annual));
        Row("Work, once", figures => figures.OneOff is null
            ? Amounts.Hours(figures.Hours)
            : $"{Amounts.Hours(figures.Hours)}, {Amounts.Text(figures.OneOff, savings.Currency)}");
        if (savings.IsPriced && savings.Base.OneOff is null)
        {
            Row("Three years, before the work", figures => Amount(figures, figures.ThreeYearGross));
        }

        if (savings.IsPriced && savings.Base.OneOff is not null)
        {
            Row("First year, less the work", figures => Amount(figures, figures.FirstYearNet));
            Row("Three years, less the work", figures => Amount(figures, figures.ThreeYear));
        }

        var meanings = savings.Scenarios.Keys.Select(scenario => $"{Words.Name(scenario)}: {Words.Meaning(scenario)}");
        markdown.TryAdd($"\n<sub>{string.Join("; ", meanings)}. Estimates: the contract decides.</sub>\n");

        string Amount(ScenarioSavings figures, decimal? amount) => figures.Subjects == 0 ? "–" : Amounts.Text(amount, savings.Currency);

        void Row(string label, Func<ScenarioSavings, string> figure) =>
            markdown.TryAdd($"| {label} | {figure(savings.Scenarios[Scenario.Low])} | {figure(savings.Scenarios[Scenario.Base])} | "
                + $"{figure(savings.Scenarios[Scenario.High])} |");
    }

    private static string Saving(ScenarioSavings figures, SavingsEstimate savings) =>
        figures.Subjects == 0 ? "no user moves" : Amounts.Text(figures.Annual, savings.Currency);

    private static string Lead(SavingsEstimate savings)
    {
        var (low, middle, high) = (savings.Scenarios[Scenario.Low], savings.Base, savings.Scenarios[Scenario.High]);
        var from = savings.RenewalDate is { } day ? $"from the renewal on {day:yyyy-MM-dd} on" : "from the renewal of the contract on";
        var dormant = savings.Dormant.Subjects == 0 ? ""
            : $" Deactivating {Words.Count(savings.Dormant.Subjects, "dormant user")} frees as many licences: "
                + $"{Amounts.Text(savings.Dormant.Annual, savings.Currency)}{(savings.Dormant.Annual is null ? "" : " a year")}.";
        var unpriced = middle.Unpriced == 0 || middle.Annual is null ? "" : $" {Words.Count(middle.Unpriced, "user")} of the base "
            + $"scenario {(middle.Unpriced == 1 ? "is" : "are")} not priced and in no amount.";
        return middle.Annual is null && high.Annual is null
            ? $"**Savings: {Amounts.NotPriced}.** {Words.Count(middle.SeatsFreed, "full licence")} would be freed (low {low.SeatsFreed}, "
                + $"high {high.SeatsFreed}); a price book or the org's edition turns that into money.{dormant}"
            : $"**Saving a year: {Saving(middle, savings)}** (low: {Saving(low, savings)}, high: {Saving(high, savings)}), "
                + $"{from}.{unpriced}{dormant}";
    }
}

/// <summary>
/// The folded part of a subject: its classification and its findings, worst first. Notes are only counted, because they affect no verdict.
/// </summary>
internal static class MarkdownSubject
{
    private const int MostFindings = 12;
    private const int MostMissing = 4;
    private const int LongestPlace = 300;

    public static string Text(AssessedSubject assessed)
    {
        var subject = assessed.Subject;
        var text = new StringBuilder();
        text.Append($"<details>\n<summary><b>{VerdictText.Of(assessed.Verdict).Name}</b>: {MarkdownText.HtmlCode(subject.Name)} "
            + $"({Counts(assessed)})</summary>\n\n");
        text.Append($"{MarkdownText.Code(subject.Label)}, profile {MarkdownText.Code(subject.ProfileName)}, licence "
            + $"{MarkdownText.Code(subject.UserLicense)}; ");
        text.Append($"{Words.Name(assessed.Classification.Class).ToLowerInvariant()}, {assessed.Confidence.Id()} confidence in the "
            + $"verdict\n\n");
        var findings = assessed.Findings.Where(diagnostic => diagnostic.Impact != Impact.Note).ToList();
        foreach (var diagnostic in findings.Take(MostFindings))
        {
            text.Append($"- **{Words.Name(diagnostic.Impact)}** {diagnostic.Id}: "
                + $"{MarkdownText.Prose(diagnostic.Message, LengthOf(diagnostic.Impact))}{Place(diagnostic)}{Accepted(diagnostic)}\n");
        }

        if (findings.Count > MostFindings)
        {
            text.Append($"- and {Words.Count(findings.Count - MostFindings, "more finding")}\n");
        }

        if (subject.Needs.Use is { Requests: > 0 } use)
        {
            text.Append($"- {UsageText.Scope(use, subject.Needs)} {UsageText.Tally(use)}\n");
        }

        foreach (var missing in assessed.Missing.Take(MostMissing))
        {
            text.Append($"- Missing: {MarkdownText.Prose(missing, 240)}\n");
        }

        if (assessed.Missing.Length > MostMissing)
        {
            text.Append($"- and {Words.Count(assessed.Missing.Length - MostMissing, "more missing piece")} of evidence\n");
        }

        return text.Append("\n</details>\n").ToString();
    }

    /// <summary>Length of a message. A blocker has more room, because a reader must decide about it.</summary>
    private static int LengthOf(Impact impact) => impact == Impact.Blocker ? 800 : 300;

    private static string Counts(AssessedSubject assessed) => string.Join(", ", new[]
    {
        (assessed.Blockers, Text: Words.Count(assessed.Blockers, "blocker")),
        (assessed.Changes, Text: Words.Count(assessed.Changes, "change")),
        (assessed.Verifications, Text: $"{assessed.Verifications} to verify"),
        (assessed.Notes, Text: Words.Count(assessed.Notes, "note")),
    }.Where(entry => entry.Item1 > 0).Select(entry => entry.Text));

    private static string Place(Diagnostic diagnostic) =>
        diagnostic.Location.IsNone ? ""
        : diagnostic.Location.IsRecord ? $"<br>{MarkdownText.Code(diagnostic.Location.Path, LongestPlace)} row {diagnostic.Location.Line}"
        : $"<br>{MarkdownText.Code(diagnostic.Location.ToString(), LongestPlace)}";

    private static string Accepted(Diagnostic diagnostic) =>
        diagnostic.Suppression is { } suppression ? $"<br>accepted: {MarkdownText.Prose(suppression.Reason, 240)}" : "";
}
