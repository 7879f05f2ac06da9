using MetadataAnalyzer.Access;
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

    private static void Write(HtmlDocument page, FindingItem finding)
    {
        var diagnostic = finding.Diagnostic;
        page.Line($"<li class=\"finding {Words.Id(diagnostic.Impact)}\" id=\"finding-{finding.Number}\" data-rule=\"{diagnostic.Id}\">");
        page.Line($"<p class=\"what\">{Text.Of(Inline.Badge(diagnostic.Impact))} <a class=\"rule\" href=\"#{Inline.AnchorOfRule(diagnostic.Id)}\">{diagnostic.Id}</a> <span class=\"message\">{diagnostic.Message}</span> {Blocks.CopyLink($"finding-{finding.Number}", $"finding {finding.Number}")}</p>");
        page.Line($"<p class=\"where\">{Text.Of(Inline.Place(diagnostic.Location))}</p>");
        if (diagnostic.Suppression is { } accepted)
        {
            page.Line($"<p class=\"where\">accepted: {accepted.Reason} ({Text.Of(Inline.Place(accepted.Location))})</p>");
        }

        WritePath(page, diagnostic.Evidence.Path);
        page.Line($"</li>");
    }

    /// <summary>How the subject comes by what the finding is about; the place that proves each step folds away.</summary>
    private static void WritePath(HtmlDocument page, GrantPath path)
    {
        if (path.Count == 0)
        {
            return;
        }

        var steps = path.Select(step => HtmlFragment.Of($"<li>{step.Type} {step.Name}: {Text.Of(Inline.Place(step.Location))}</li>"));
        page.Line($"<details class=\"path\"><summary>{path.ToString()}</summary><ol>{HtmlFragment.Join(steps)}</ol></details>");
    }
}
