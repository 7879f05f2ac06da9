using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>Every rule that ran, with its description and its impacts.</summary>
internal static class RulesSection
{
    public static ReportSection Build(ReportModel model)
    {
        return new("rules", "Rules",
        [
            new ParagraphBlock(RichText.Of(
                $"{Words.Count(model.Result.Rules.Length, "rule")} ran. {Span.Code($"{ToolInfo.Command} explain ID")} prints a rule's "
                    + $"page with its examples, fixes and sources.")),
            .. model.Rules.GroupBy(rule => rule.Step).SelectMany(step => (Block[])
            [
                new HeadingBlock(3, Words.Title(step.Key)),
                new FactsBlock([.. step.Select(rule => Rule(rule, model.Result.RuleOrigins.GetValueOrDefault(rule.Id)))], IsList: true),
            ]),
        ]);
    }

    private static Fact Rule(Analysis.DiagnosticDescriptor rule, string? origin) => new(
        RichText.Of($"{Span.Strong(rule.Id)} {rule.Title} "
            + $"{RichText.Join(" ", rule.Impacts.Order().Select(impact => (RichText)Inline.Badge(impact)))}"),
        RichText.Of($"{rule.Description} {Span.Quiet(origin is null ? "Page: " : "From: ")}{Span.Code(origin ?? rule.HelpLink)}"),
        Inline.AnchorOfRule(rule.Id));
}
