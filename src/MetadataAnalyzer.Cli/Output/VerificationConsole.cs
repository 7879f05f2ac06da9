using MetadataAnalyzer.Cli.RulePages;
using MetadataAnalyzer.Migration.Verification;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Output;

/// <summary>A verification on stdout: what is missed and not proven in full, what is passed in a line.</summary>
/// <param name="terminal">Where to.</param>
internal sealed class VerificationConsole(Terminal terminal)
{
    /// <param name="result">What to show.</param>
    /// <param name="written">Files that were written.</param>
    public void Show(VerificationResult result, IReadOnlyList<string> written)
    {
        terminal.Line($"Snapshot {result.Snapshot}{(result.TakenAsOf is { } taken ? $", of {taken}" : "")}");
        terminal.Line($"Now      {result.AsOf ?? "no day is known"}");
        Wrapped($"In the snapshot: {result.Counts}", "", "         ");
        foreach (var subject in result.Subjects)
        {
            Show(subject);
        }

        terminal.Line();
        Wrapped($"{OutcomeText.Sentence(result)}.", "", "");
        foreach (var path in written)
        {
            terminal.Line($"Wrote {path}");
        }
    }

    private void Show(SubjectVerification subject)
    {
        terminal.Line();
        terminal.Line($"{subject.Name} · {(subject.Outcome == CheckOutcome.Passed ? "complete" : OutcomeText.Name(subject.Outcome))}");
        if (subject.NameAfter is { } name && name != subject.Name)
        {
            terminal.Line($"  is called {name} now");
        }

        foreach (var check in subject.Checks.Where(check => check.Outcome != CheckOutcome.Passed).OrderByDescending(check => check.Outcome))
        {
            terminal.Line($"  {OutcomeText.Name(check.Outcome),-10}  {check.Title}");
            foreach (var item in check.Items.OrderByDescending(item => item.Outcome))
            {
                var open = item.Outcome != check.Outcome ? $"{OutcomeText.Name(item.Outcome)}: " : "";
                Wrapped($"{open}{item.Text}{(item.Place is { } place ? $" ({place})" : "")}", "              ", "                ");
            }
        }

        var passed = subject.Checks.Where(check => check.Outcome == CheckOutcome.Passed).ToList();
        if (passed.Count > 0)
        {
            Wrapped(string.Join(", ", passed.Select(check => check.Title)), "  passed      ", "              ");
        }

        if (!subject.ExpectedLosses.IsEmpty)
        {
            terminal.Line(
                $"  as planned  {Words.Count(subject.ExpectedLosses.Length, "right")} gone; '--output FILE' lists them with the reasons");
        }
    }

    private void Wrapped(string text, string first, string rest)
    {
        foreach (var line in PlainText.Wrap(terminal.Shown(text), first, rest))
        {
            terminal.Line(line);
        }
    }
}
