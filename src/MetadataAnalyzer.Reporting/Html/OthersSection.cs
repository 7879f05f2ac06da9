using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>People and others for whom the move is no question, in one compact table.</summary>
internal static class OthersSection
{
    public static void Write(HtmlDocument document, ImmutableArray<SubjectSummary> summaries, AssessmentResult result)
    {
        var others = summaries.Where(summary => summary.Subject.Verdict == Verdict.NotACandidate).ToList();
        document.Line($"<section id=\"others\" aria-labelledby=\"others-title\">");
        document.Line($"<h2 id=\"others-title\">Not candidates</h2>");
        if (others.Count == 0)
        {
            document.Line($"<p>None.</p></section>");
            return;
        }

        document.Line($"<div class=\"scroll\"><table class=\"compact stacked\"><thead><tr><th scope=\"col\">Subject</th><th scope=\"col\">Profile</th><th scope=\"col\">Licence</th><th scope=\"col\">Taken for</th><th scope=\"col\">Why not</th></tr></thead><tbody>");
        foreach (var summary in others)
        {
            var (assessed, subject) = (summary.Subject, summary.Subject.Subject);
            document.Line($"<tr><th scope=\"row\">{subject.Name}</th><td data-label=\"Profile\">{result.Org.Names.ProfileLabel(subject.ProfileName)}</td><td data-label=\"Licence\">{subject.UserLicense ?? "not known"}</td><td data-label=\"Taken for\">{Words.Name(assessed.Classification.Class)}</td><td data-label=\"Why not\">{assessed.Classification.Reason}{Evidence(assessed)}</td></tr>");
        }

        document.Line($"</tbody></table></div>");
        var findings = others.Sum(summary => summary.Subject.Diagnostics.Length);
        if (findings > 0)
        {
            document.Line($"<p class=\"quiet\">{Words.Count(findings, "note")} about them {(findings == 1 ? "is" : "are")} in <code>findings.csv</code> and <code>assessment.json</code>.</p>");
        }

        document.Line($"</section>");
    }

    /// <summary>The signals fold away on a screen: here they explain a decision that few doubt.</summary>
    private static HtmlFragment Evidence(AssessedSubject assessed)
    {
        var evidence = assessed.Classification.Evidence;
        var items = evidence.Select(item => HtmlFragment.Of($"<li data-signal=\"{item.Signal}\">{ConfidenceText.Weight(item.Weight)} {item.Detail}: {Parts.Place(item.Source)}</li>"));
        return evidence.IsEmpty ? HtmlFragment.Empty
            : HtmlFragment.Of($"<details><summary>{Words.Count(evidence.Length, "signal")}</summary><ul>{HtmlFragment.Join(items)}</ul></details>");
    }
}
