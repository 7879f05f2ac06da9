using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Document;
using MetadataAnalyzer.Reporting.Document.Sections;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>Findings as markup.</summary>
internal static class Findings
{
    public static void Write(HtmlDocument page, FindingsBlock findings)
    {
        page.Line($"<ul class=\"findings\">");
        foreach (var finding in findings.Findings)
        {
            Write(page, finding);
        }

        page.Line($"</ul>");
    }

    /// <summary>On one line and with no element too many: a browser takes a large report's findings by the ten thousands.</summary>
    private static void Write(HtmlDocument page, FindingItem finding)
    {
        var diagnostic = finding.Diagnostic;
        var accepted = diagnostic.Suppression is { } suppression
            ? HtmlFragment.Of($"<p class=\"where\">accepted: {suppression.Reason} ({Text.Of(Inline.Place(suppression.Location))})</p>")
            : HtmlFragment.Empty;
        page.Line($"<li class=\"finding {diagnostic.Impact.Id()}\" id=\"finding-{finding.Number}\" data-rule=\"{diagnostic.Id}\">{Text.Of(Inline.Badge(diagnostic.Impact))} <a class=\"rule\" href=\"#{Inline.AnchorOfRule(diagnostic.Id)}\">{diagnostic.Id}</a> {diagnostic.Message} {Blocks.CopyLink($"finding-{finding.Number}", $"finding {finding.Number}")}<p class=\"place\">{Inline.Place(diagnostic.Location).ToString()}</p>{ItemsOf(diagnostic)}{accepted}{PathOf(diagnostic)}</li>");
    }

    /// <summary>All items of a list that the message shows in part: one text, an item on a line.</summary>
    private static HtmlFragment ItemsOf(Diagnostic diagnostic) => diagnostic.IsShortened
        ? HtmlFragment.Of($"<details class=\"items\"><summary>{Words.Count(diagnostic.Items.Length, "item")} in full</summary><p>{string.Join('\n', diagnostic.Items)}</p></details>")
        : HtmlFragment.Empty;

    /// <summary>How the subject comes by what the finding is about, with the place that proves each step; that of the finding itself stands above.</summary>
    private static HtmlFragment PathOf(Diagnostic diagnostic)
    {
        var path = diagnostic.Evidence.Path;
        if (path.Count == 0)
        {
            return HtmlFragment.Empty;
        }

        // One text: each step an element, folded away, they were half of a large page's nodes.
        var steps = path.Select(step => $"{step.Type} {step.Name}{(step.Location == diagnostic.Location ? "" : $" ({Inline.Place(step.Location)})")}");
        return HtmlFragment.Of($"<p class=\"path\">{string.Join(" → ", steps)}</p>");
    }
}
