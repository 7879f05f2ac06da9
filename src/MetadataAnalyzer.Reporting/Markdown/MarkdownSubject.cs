using System.Text;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Markdown;

/// <summary>One subject, folded: what it is and its findings, worst first. Notes touch no verdict and are counted only.</summary>
internal static class MarkdownSubject
{
    private const int MostFindings = 12;
    private const int MostMissing = 4;
    private const int LongestPlace = 300;

    public static string Text(SubjectSummary summary, AssessmentResult result)
    {
        var (assessed, subject) = (summary.Subject, summary.Subject.Subject);
        var text = new StringBuilder();
        text.Append($"<details>\n<summary><b>{VerdictText.Of(assessed.Verdict).Name}</b>: {MarkdownText.HtmlCode(subject.Name)} ({Counts(summary)})</summary>\n\n");
        text.Append($"{MarkdownText.Code(subject.Label)}, profile {MarkdownText.Code(subject.ProfileName)}, licence {MarkdownText.Code(subject.UserLicense)}; ");
        text.Append($"{Words.Name(assessed.Classification.Class).ToLowerInvariant()}, {assessed.Confidence.Id()} confidence in the verdict\n\n");
        var findings = result.DiagnosticsOf(assessed).Where(diagnostic => diagnostic.Impact != Impact.Note).ToList();
        foreach (var diagnostic in findings.Take(MostFindings))
        {
            text.Append($"- **{Words.Name(diagnostic.Impact)}** {diagnostic.Id}: {MarkdownText.Prose(diagnostic.Message, LengthOf(diagnostic.Impact))}{Place(diagnostic)}{Accepted(diagnostic)}\n");
        }

        if (findings.Count > MostFindings)
        {
            text.Append($"- and {Words.Count(findings.Count - MostFindings, "more finding")}\n");
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

    /// <summary>What blocks is told in full, as far as a comment has room; what is to be done can be looked up.</summary>
    private static int LengthOf(Impact impact) => impact == Impact.Blocker ? 800 : 300;

    private static string Counts(SubjectSummary summary) => string.Join(", ", new[]
    {
        (summary.Blockers, Text: Words.Count(summary.Blockers, "blocker")),
        (summary.Changes, Text: Words.Count(summary.Changes, "change")),
        (summary.Verifications, Text: $"{summary.Verifications} to verify"),
        (summary.Notes, Text: Words.Count(summary.Notes, "note")),
    }.Where(entry => entry.Item1 > 0).Select(entry => entry.Text));

    private static string Place(Diagnostic diagnostic) =>
        diagnostic.Location.IsNone ? ""
        : diagnostic.Location.IsRecord ? $"<br>{MarkdownText.Code(diagnostic.Location.Path, LongestPlace)} row {diagnostic.Location.Line}"
        : $"<br>{MarkdownText.Code(diagnostic.Location.ToString(), LongestPlace)}";

    private static string Accepted(Diagnostic diagnostic) =>
        diagnostic.Suppression is { } suppression ? $"<br>accepted: {MarkdownText.Prose(suppression.Reason, 240)}" : "";
}
