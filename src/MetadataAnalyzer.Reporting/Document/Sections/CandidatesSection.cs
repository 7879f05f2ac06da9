using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>The candidates with the rules that decide the verdict of each.</summary>
internal static class CandidatesSection
{
    public static ReportSection Build(ReportModel model)
    {
        var rows = model.Candidates.Select(assessed => Row(assessed, model)).ToList();
        return new("candidates", "Candidates", rows.Count == 0
            ? [new ParagraphBlock("No subject is a candidate. The section on evidence says what the assessment could not see.")]
            :
            [
                new TableBlock(
                    [
                        new("Subject", Width: 2.4), new("Verdict", Width: 1.4), new("Blockers", IsNumber: true, Width: 0.8),
                        new("Changes", IsNumber: true, Width: 0.8), new("To verify", IsNumber: true, Width: 0.8),
                        new("Saves a year", IsNumber: true), new("What decides", Width: 2.6),
                    ],
                    [.. rows]) { IsInteractive = true, Caption = "Candidates" },
            ]);
    }

    private static TableRow Row(AssessedSubject assessed, ReportModel model)
    {
        var savings = model.Savings;
        var share = savings.BySubject.GetValueOrDefault(assessed.Subject);
        return TableRow.Of(
            RichText.Of($"{Span.Link(assessed.Subject.Name, model.AnchorOf(assessed.Subject))}{Span.Break}"
                + $"{Span.Quiet($"{assessed.Subject.Label} · {Words.Name(assessed.Classification.Class)} · "
                    + $"{assessed.Subject.UserLicense ?? "licence not known"}")}"),
            RichText.Of($"{Inline.Badge(assessed.Verdict)}{Span.Break}{Span.Quiet($"{assessed.Confidence.Id()} confidence")}"),
            $"{assessed.Blockers}",
            $"{assessed.Changes}",
            $"{assessed.Verifications}",
            share is null ? "–" : SavingsText.Amount(share.Annual, savings),
            Deciding(assessed)) with
        { Keys = Keys(assessed) };
    }

    /// <summary>The filters of a list of subjects.</summary>
    public static ImmutableArray<string> Keys(AssessedSubject assessed) =>
    [
        $"verdict:{VerdictText.Of(assessed.Verdict).Id}",
        .. assessed.Blockers > 0 ? ["impact:blocker"] : Array.Empty<string>(),
        .. assessed.Changes > 0 ? ["impact:change"] : Array.Empty<string>(),
        .. assessed.Verifications > 0 ? ["impact:verify"] : Array.Empty<string>(),
        .. assessed.Notes > 0 ? ["impact:note"] : Array.Empty<string>(),
    ];

    /// <summary>The rules behind a verdict, each once with its number of findings.</summary>
    private static RichText Deciding(AssessedSubject assessed)
    {
        const int Shown = 3;
        var rules = assessed.DecidingRules;
        var items = rules.Take(Shown)
            .Select(entry =>
                RichText.Of($"{Inline.Rule(entry.Rule.Id)} {entry.Rule.Title}{(entry.Findings == 1 ? "" : $" ({entry.Findings})")}"))
            .Concat(rules.Length > Shown ? [(RichText)$"and {rules.Length - Shown} more"] : []);
        return rules.IsEmpty ? "nothing stands in the way" : RichText.Join(Span.Break, items);
    }
}
