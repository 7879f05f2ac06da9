using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>Findings that belong to no subject, and the count of all findings by rule.</summary>
internal static class FindingsSection
{
    public static void WriteWithoutSubject(HtmlDocument document, AssessmentResult result)
    {
        var findings = result.Diagnostics.Where(diagnostic => diagnostic.Subject is null).OrderBy(diagnostic => diagnostic.Impact).ToList();
        document.Line($"<section id=\"general\" aria-labelledby=\"general-title\">");
        document.Line($"<h2 id=\"general-title\">General findings</h2>");
        if (findings.Count == 0)
        {
            document.Line($"<p>No finding concerns the input or a component alone.</p></section>");
            return;
        }

        document.Line($"<p>They concern the input or a component alone and are part of no verdict.</p>");
        Parts.WriteFindings(document, findings);
        document.Line($"</section>");
    }

    public static void WriteByRule(HtmlDocument document, AssessmentResult result)
    {
        var byRule = result.Diagnostics.GroupBy(diagnostic => diagnostic.Descriptor).OrderBy(group => group.Key.Id, StringComparer.Ordinal).ToList();
        document.Line($"<section id=\"by-rule\" aria-labelledby=\"by-rule-title\">");
        document.Line($"<h2 id=\"by-rule-title\">Findings by rule</h2>");
        document.Line($"<p>{Words.Count(result.Diagnostics.Length, "finding")} of {Words.Count(byRule.Count, "rule")}.</p>");
        document.Line($"<div class=\"scroll\"><table class=\"compact\"><thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Title</th><th scope=\"col\" class=\"number\">Blockers</th><th scope=\"col\" class=\"number\">Changes</th><th scope=\"col\" class=\"number\">To verify</th><th scope=\"col\" class=\"number\">Notes</th><th scope=\"col\" class=\"number\">Subjects</th></tr></thead><tbody>");
        foreach (var group in byRule)
        {
            int Count(Impact impact) => group.Count(diagnostic => diagnostic.Impact == impact);
            var subjects = group.Select(diagnostic => diagnostic.Subject).OfType<Access.Subject>().Distinct().Count();
            document.Line($"<tr><th scope=\"row\">{Parts.RuleLink(group.Key.Id)}</th><td>{group.Key.Title}</td>{Parts.Count(Count(Impact.Blocker))}{Parts.Count(Count(Impact.Change))}{Parts.Count(Count(Impact.Verify))}{Parts.Count(Count(Impact.Note))}{Parts.Count(subjects)}</tr>");
        }

        document.Line($"</tbody></table></div>");
        document.Line($"</section>");
    }
}
