using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Output;

/// <summary>A check on stdout: a line for each finding, worst first, and what it comes to.</summary>
/// <param name="terminal">Where to.</param>
internal sealed class CheckConsole(Terminal terminal)
{
    /// <summary>A person reads no more; a file takes them all.</summary>
    private const int MostFindings = 100;

    /// <param name="model">What to show.</param>
    /// <param name="gate">What the check lets pass.</param>
    /// <param name="showSuppressed">Whether what is accepted or in the baseline is listed too.</param>
    public void Show(ReportModel model, Gate gate, bool showSuppressed)
    {
        foreach (var finding in gate.Shown.Take(MostFindings))
        {
            terminal.Line(Line(finding));
            foreach (var line in GateText.Behind(gate, finding))
            {
                terminal.Line($"    {line}");
            }
        }

        if (gate.Shown.Length > MostFindings)
        {
            terminal.Line($"and {Words.Count(gate.Shown.Length - MostFindings, "more finding")}; '--output findings.csv' has them all");
        }

        if (showSuppressed)
        {
            ShowSuppressed(gate);
        }

        if (!gate.Shown.IsEmpty || showSuppressed)
        {
            terminal.Line();
        }

        terminal.Line(GateText.Outcome(gate));
        if (GateText.Left(gate) is { Length: > 0 } left)
        {
            terminal.Line(left);
        }

        if (model.Options.Comparison is { } comparison)
        {
            terminal.Line(GateText.Delta(comparison));
        }

        foreach (var notice in GateText.Notices(gate))
        {
            terminal.Line($"Notice: {notice}");
        }
    }

    private void ShowSuppressed(Gate gate)
    {
        foreach (var finding in gate.Accepted)
        {
            var entry = finding.Suppression!;
            var until = entry.Expires is { } day ? $", until {day:yyyy-MM-dd}" : "";
            terminal.Line($"{Line(finding)} [accepted{(entry.Owner is { } owner ? $" by {owner}" : "")}{until}: {entry.Reason}]");
        }

        foreach (var finding in gate.InBaseline)
        {
            var since = finding.BaselineEntry!.FirstSeen is { } day ? $" since {day:yyyy-MM-dd}" : "";
            terminal.Line($"{Line(finding)} [in the baseline{since}]");
        }
    }

    private static string Line(Diagnostic finding) =>
        $"{(finding.Location.IsNone ? "the project" : finding.Location)}: {Words.Name(finding.Impact)} {finding.Id}: {finding.Message}";
}
