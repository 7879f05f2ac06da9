using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>The method of the assessment, the evidence that it had, and what the missing evidence leaves open.</summary>
internal static class EvidenceSection
{
    public static ReportSection Build(ReportModel model)
    {
        var signals = model.Result.Signals;
        var missing = signals.Count(signal => signal.State != SignalState.Present);
        return new("evidence", "Method and evidence",
        [
            new ParagraphBlock(
                "The files of a retrieved project and exports of org data are read; nothing is asked of the org. Signals with weights show "
                    + "which users are integrations. For each of them the rules compare what it "
                + "may do and needs with what the licence carries by the catalogue and, when given, by the org's own record of the "
                + "permission set licence. Findings give the verdict."),
            new ParagraphBlock(RichText.Of(
                $"{Words.Count(signals.Length - missing, "piece")} of evidence at hand, {missing} missing or incomplete. What is missing "
                    + $"is never taken for a no: it lowers a verdict to {Inline.Badge(Analysis.Verdict.NeedsVerification)} or its "
                    + $"confidence. The command {Span.Code($"{ToolInfo.Command} collect")} writes the queries that fill the gaps.")),
            new TableBlock(
                [new("Evidence", Width: 1.2), new("State", Width: 0.7), new("Found", Width: 2),
                    new("What its absence leaves open", Width: 3)],
                [
                    .. signals.Select(signal => TableRow.Of(
                        Span.Code(signal.Name), Inline.Badge(signal.State), signal.Detail, signal.Effect.Length == 0
                            ? "–"
                            : signal.Effect)),
                ]) { Caption = "Evidence" },
        ]);
    }
}
