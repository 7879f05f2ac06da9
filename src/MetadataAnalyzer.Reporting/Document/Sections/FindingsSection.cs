using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>The number of findings of each rule, and the findings without a subject.</summary>
internal static class FindingsSection
{
    public static ReportSection Build(ReportModel model)
    {
        var diagnostics = model.Result.Diagnostics;
        var byRule = diagnostics.GroupBy(diagnostic => diagnostic.Descriptor).OrderBy(group => group.Key.Id, StringComparer.Ordinal)
            .ToList();
        return new("findings", "Findings by rule",
        [
            new ParagraphBlock($"{Words.Count(diagnostics.Length, "finding")} of {Words.Count(byRule.Count, "rule")}."),
            new TableBlock(
                [
                    new("Rule", Width: 0.8), new("Title", Width: 3), new("Blockers", IsNumber: true, Width: 0.7),
                    new("Changes", IsNumber: true, Width: 0.7),
                    new("To verify", IsNumber: true, Width: 0.7), new("Notes", IsNumber: true, Width: 0.7),
                    new("Subjects", IsNumber: true, Width: 0.7),
                ],
                [.. byRule.Select(group => Row(group.Key, [.. group]))]) { Caption = "Findings by rule", IsCompact = true,
                IsInteractive = true },
            new HeadingBlock(3, "Findings about the input or a component alone", "general"),
            .. General(model),
        ]);
    }

    private static TableRow Row(DiagnosticDescriptor rule, IReadOnlyCollection<Diagnostic> findings)
    {
        RichText Count(Impact impact) => $"{findings.Count(diagnostic => diagnostic.Impact == impact)}";
        var subjects = findings.Select(diagnostic => diagnostic.Subject).OfType<Subject>().Distinct().Count();
        return TableRow.Of(Inline.Rule(rule.Id), rule.Title, Count(Impact.Blocker), Count(Impact.Change), Count(Impact.Verify),
            Count(Impact.Note), $"{subjects}")
            with
        { Keys = [$"rule:{rule.Id}"] };
    }

    private static IEnumerable<Block> General(ReportModel model)
    {
        var findings = model.Result.Diagnostics.Select((diagnostic, index) => new FindingItem(index + 1, diagnostic))
            .Where(finding => finding.Diagnostic.Subject is null).OrderBy(finding => finding.Diagnostic.Impact).ToList();
        return findings.Count == 0
            ? [new ParagraphBlock("None.")]
            : [new ParagraphBlock("They are part of no verdict."), .. Inline.Findings(findings)];
    }
}
