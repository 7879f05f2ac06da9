using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>What the assessment could see, and what the absence of the rest leaves open.</summary>
internal static class EvidenceSection
{
    public static void Write(HtmlDocument document, AssessmentResult result)
    {
        var missing = result.Signals.Count(signal => signal.State != SignalState.Present);
        document.Line($"<section id=\"evidence\" aria-labelledby=\"evidence-title\">");
        document.Line($"<h2 id=\"evidence-title\">Evidence</h2>");
        document.Line($"<p>{Words.Count(result.Signals.Length - missing, "piece")} of evidence at hand, {missing} missing or incomplete. What is missing is never taken for a no: it lowers a verdict to <em>needs verification</em> or its confidence. The command <code>{ToolInfo.Command} collect</code> writes the queries that fill the gaps.</p>");
        document.Line($"<div class=\"scroll\"><table class=\"stacked\">");
        document.Line($"<thead><tr><th scope=\"col\">Evidence</th><th scope=\"col\">State</th><th scope=\"col\">Found</th><th scope=\"col\">What its absence leaves open</th></tr></thead>");
        document.Line($"<tbody>");
        foreach (var signal in result.Signals)
        {
            document.Line($"<tr><th scope=\"row\"><code>{signal.Name}</code></th><td data-label=\"State\">{Parts.Badge(signal.State)}</td><td data-label=\"Found\">{signal.Detail}</td><td data-label=\"Leaves open\">{(signal.Effect.Length == 0 ? "–" : signal.Effect)}</td></tr>");
        }

        document.Line($"</tbody></table></div>");
        document.Line($"</section>");
    }
}
