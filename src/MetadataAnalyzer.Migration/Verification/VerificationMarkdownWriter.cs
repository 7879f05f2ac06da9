using System.Text;
using MetadataAnalyzer.Reporting.Markdown;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>A verification as Markdown, for people.</summary>
public static class VerificationMarkdownWriter
{
    private const int LongestText = 2000;

    /// <param name="result">What was verified.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(VerificationResult result, Stream stream)
    {
        var text = new StringBuilder();
        text.Append("# Verification of the move\n\n").Append(OutcomeText.Sentence(result)).Append(".\n\n");
        text.Append($"Compared with the snapshot {(result.TakenAsOf is { } taken ? $"of {taken}" : "without a day")}");
        text.Append(result.AsOf is { } asOf ? $"; the files are of {asOf}.\n\n" : ".\n\n");
        text.Append($"In the snapshot: {result.Counts}.\n\n");
        text.Append("| user | result | missed | not proven |\n|---|---|---:|---:|\n");
        foreach (var subject in result.Subjects)
        {
            var items = subject.Checks.SelectMany(check => check.Items).ToList();
            text.Append($"| {MarkdownText.CellCode(subject.Name)} | {OutcomeText.Name(subject.Outcome)} | {items.Count(item => item.Outcome == CheckOutcome.Missed)} | {items.Count(item => item.Outcome == CheckOutcome.NotProven)} |\n");
        }

        foreach (var subject in result.Subjects)
        {
            Subject(text, subject);
        }

        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Subject(StringBuilder text, SubjectVerification subject)
    {
        text.Append($"\n## {MarkdownText.Code(subject.Name)}: {OutcomeText.Name(subject.Outcome)}\n\n");
        if (subject.NameAfter is { } name && name != subject.Name)
        {
            text.Append($"Called {MarkdownText.Code(name)} now.\n\n");
        }

        foreach (var check in subject.Checks)
        {
            text.Append($"- **{OutcomeText.Name(check.Outcome)}** {check.Title}{(check.Items.IsEmpty ? $": {MarkdownText.Prose(check.Summary, LongestText)}" : "")}\n");
            foreach (var item in check.Items)
            {
                text.Append($"  - {OutcomeText.Name(item.Outcome)}: {MarkdownText.Prose(item.Text, LongestText)}{(item.Place is { } place ? $" ({MarkdownText.Code(place, 300)})" : "")}\n");
            }
        }

        if (!subject.ExpectedLosses.IsEmpty)
        {
            text.Append("\nGone as planned:\n\n");
            foreach (var loss in subject.ExpectedLosses)
            {
                text.Append($"- {MarkdownText.Prose(loss, LongestText)}\n");
            }
        }
    }
}
