using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>People and other subjects that are no candidates, in one compact table.</summary>
internal static class OthersSection
{
    /// <summary>Most rows of a table on paper.</summary>
    private const int Few = 100;

    public static ReportSection Build(ReportModel model)
    {
        var others = model.Subjects.Where(assessed => assessed.Verdict == Verdict.NotACandidate).ToList();
        if (others.Count == 0)
        {
            return new("others", "Not candidates", [new ParagraphBlock("None.")]);
        }

        var findings = others.Sum(assessed => assessed.Findings.Length);
        var table = new TableBlock(
            [new("Subject", Width: 2), new("Profile", Width: 1.2), new("Licence", Width: 1.2), new("Taken for"),
                new("Why not", Width: 2.4)],
            [
                .. others.Select(assessed => TableRow.Of(
                    assessed.Subject.Name,
                    model.Result.Org.Names.ProfileLabel(assessed.Subject.ProfileName),
                    assessed.Subject.UserLicense ?? "not known",
                    Words.Name(assessed.Classification.Class),
                    assessed.Classification.Reason) with { Keys = [$"verdict:{VerdictText.Of(Verdict.NotACandidate).Id}"] }),
            ])
        { Caption = "Not candidates", IsCompact = true, IsInteractive = true };
        return new("others", "Not candidates",
        [
            others.Count <= Few ? table : new LongBlock([table], OnPaper(others)),
            .. Signals(others),
            .. findings > 0
                ? [new ParagraphBlock(RichText.Of($"{Words.Count(findings, "note")} about them {(findings == 1 ? "is" : "are")} in "
                    + $"{Span.Code("findings.csv")} and {Span.Code("assessment.json")}."), ParagraphStyle.Quiet)]
                : Array.Empty<Block>(),
        ]);
    }

    /// <summary>The evidence of the classification; it is folded on a screen, because few readers doubt it.</summary>
    private static IEnumerable<Block> Signals(IEnumerable<AssessedSubject> others)
    {
        var rows = others.SelectMany(assessed => assessed.Classification.Evidence.Select(evidence => TableRow.Of(
            assessed.Subject.Name, evidence.Detail, ConfidenceText.Weight(evidence.Weight), Inline.Place(evidence.Source)) with
        { Keys = [$"signal:{evidence.Signal}"] })).ToList();
        return rows.Count == 0 ? [] :
        [
            rows.Count <= Few ? Fold(rows) : new LongBlock([Fold(rows)], RichText.Of($"{Span.Strong(Words.Count(rows.Count, "signal"))} "
                + $"for and against an integration led to this. {Inline.Elsewhere("assessment.json")}")),
        ];
    }

    private static FoldBlock Fold(IEnumerable<TableRow> rows) => new("Signals for and against an integration",
    [
        new TableBlock([new("Subject", Width: 1.6), new("Signal", Width: 2.4), new("Weight", IsNumber: true, Width: 0.6),
            new("Place", Width: 1.6)], [.. rows])
        {
            Caption = "Signals about those who are no candidates", IsCompact = true,
        },
    ]);

    /// <summary>The number of subjects of each classification, when a table of all of them would fill pages.</summary>
    private static RichText OnPaper(List<AssessedSubject> others)
    {
        var kinds = others.GroupBy(assessed => assessed.Classification.Class).OrderByDescending(kind => kind.Count())
            .ThenBy(kind => kind.Key);
        var counts = RichText.Join(", ",
            kinds.Select(kind => RichText.Of($"{Span.Strong($"{kind.Count()}")} taken for {Words.Name(kind.Key)}")));
        return RichText.Of($"{Words.Count(others.Count, "subject")}: {counts}. {Inline.Elsewhere("subjects.csv")}");
    }
}
