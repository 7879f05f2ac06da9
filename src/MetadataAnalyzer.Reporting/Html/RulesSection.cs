using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>Every rule that ran, so that a reader knows what was looked for as well as what was found.</summary>
internal static class RulesSection
{
    public static void Write(HtmlDocument document, AssessmentResult result)
    {
        document.Line($"<section id=\"rules\" aria-labelledby=\"rules-title\">");
        document.Line($"<h2 id=\"rules-title\">Rules</h2>");
        document.Line($"<p>{Words.Count(result.Rules.Length, "rule")} ran. <code>{ToolInfo.Command} explain ID</code> prints a rule's page with its examples, fixes and sources.</p>");
        var rules = result.Rules.Concat(result.Diagnostics.Select(diagnostic => diagnostic.Descriptor)).DistinctBy(rule => rule.Id, StringComparer.Ordinal).OrderBy(rule => rule.Id, StringComparer.Ordinal);
        foreach (var step in rules.GroupBy(rule => rule.Step))
        {
            document.Line($"<h3>{Words.Title(step.Key)}</h3>");
            document.Line($"<dl class=\"rules\">");
            foreach (var rule in step)
            {
                var impacts = HtmlFragment.Join(rule.Impacts.Order().Select(Parts.Badge), " ");
                document.Line($"<div id=\"rule-{rule.Id}\"><dt><span class=\"rule\">{rule.Id}</span> {rule.Title} {impacts}</dt><dd>{rule.Description} <span class=\"quiet\">Page: <code>{rule.HelpLink}</code></span></dd></div>");
            }

            document.Line($"</dl>");
        }

        document.Line($"</section>");
    }
}
