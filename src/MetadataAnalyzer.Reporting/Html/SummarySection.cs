using System.Collections.Immutable;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>One page for somebody who reads one page: how many of which verdict, and the candidates with what decides about each.</summary>
internal static class SummarySection
{
    public static void Write(HtmlDocument document, ImmutableArray<SubjectSummary> summaries, AssessmentResult result)
    {
        var candidates = summaries.Where(summary => summary.IsCandidate).ToList();
        document.Line($"<section id=\"summary\" aria-labelledby=\"summary-title\">");
        document.Line($"<h2 id=\"summary-title\">Summary</h2>");
        WriteLead(document, summaries, candidates);
        WriteTiles(document, summaries);
        WriteCandidates(document, candidates, result);
        document.Line($"</section>");
    }

    private static void WriteLead(HtmlDocument document, ImmutableArray<SubjectSummary> summaries, List<SubjectSummary> candidates)
    {
        var kind = summaries.Any(summary => summary.Subject.Subject.Kind == Access.SubjectKind.User) ? "user" : "profile";
        document.Line($"<p class=\"lead\">{Words.Count(summaries.Length, kind)} looked at; {Words.Count(candidates.Count, "candidate")} for the move: {Tally(candidates)}.</p>");
    }

    private static string Tally(List<SubjectSummary> candidates)
    {
        var counts = VerdictText.All
            .Select(text => (text.Name, Count: candidates.Count(candidate => candidate.Subject.Verdict == text.Verdict)))
            .Where(entry => entry.Count > 0)
            .Select(entry => $"{entry.Count} {entry.Name.ToLowerInvariant()}");
        return candidates.Count == 0 ? "none" : string.Join(", ", counts);
    }

    private static void WriteTiles(HtmlDocument document, ImmutableArray<SubjectSummary> summaries)
    {
        document.Line($"<ul class=\"tiles\">");
        foreach (var text in VerdictText.All)
        {
            var count = summaries.Count(summary => summary.Subject.Verdict == text.Verdict);
            document.Line($"<li class=\"tile {text.Id}\"><span class=\"figure\">{count}</span> <span class=\"name\">{text.Name}</span> <span class=\"meaning\">{text.Meaning}</span></li>");
        }

        document.Line($"</ul>");
    }

    private static void WriteCandidates(HtmlDocument document, List<SubjectSummary> candidates, AssessmentResult result)
    {
        document.Line($"<h3>Candidates</h3>");
        if (candidates.Count == 0)
        {
            document.Line($"<p>No subject is a candidate. The section on evidence says what the assessment could not see.</p>");
            return;
        }

        document.Line($"<div class=\"scroll\"><table class=\"stacked\">");
        document.Line($"<thead><tr><th scope=\"col\">Subject</th><th scope=\"col\">Licence</th><th scope=\"col\">Verdict</th><th scope=\"col\" class=\"number\">Blockers</th><th scope=\"col\" class=\"number\">Changes</th><th scope=\"col\" class=\"number\">To verify</th><th scope=\"col\">What decides</th></tr></thead>");
        document.Line($"<tbody>");
        foreach (var summary in candidates)
        {
            var assessed = summary.Subject;
            document.Line($"<tr>");
            document.Line($"<th scope=\"row\"><a href=\"#subject-{SubjectsSection.NumberOf(assessed, result)}\">{assessed.Subject.Name}</a><br><span class=\"quiet\">{assessed.Subject.Label} · {Words.Name(assessed.Classification.Class)}</span></th>");
            document.Line($"<td data-label=\"Licence\">{assessed.Subject.UserLicense ?? "not known"}</td>");
            document.Line($"<td data-label=\"Verdict\">{Parts.Badge(assessed.Verdict)}<br><span class=\"quiet\">{Words.Id(assessed.Confidence)} confidence</span></td>");
            document.Line($"<td data-label=\"Blockers\" class=\"number\">{summary.Blockers}</td><td data-label=\"Changes\" class=\"number\">{summary.Changes}</td><td data-label=\"To verify\" class=\"number\">{summary.Verifications}</td>");
            document.Line($"<td data-label=\"What decides\">{Deciding(summary)}</td>");
            document.Line($"</tr>");
        }

        document.Line($"</tbody></table></div>");
    }

    /// <summary>The rules behind a verdict, each once with its number of findings.</summary>
    private static HtmlFragment Deciding(SubjectSummary summary)
    {
        const int Shown = 3;
        var rules = summary.Deciding.GroupBy(diagnostic => diagnostic.Descriptor).OrderBy(group => group.Key.Id, StringComparer.Ordinal).ToList();
        var items = rules.Take(Shown).Select(group => group.Count() == 1
            ? HtmlFragment.Of($"<li>{Parts.RuleLink(group.Key.Id)} {group.Key.Title}</li>")
            : HtmlFragment.Of($"<li>{Parts.RuleLink(group.Key.Id)} {group.Key.Title} ({group.Count()})</li>"));
        var rest = rules.Count > Shown ? HtmlFragment.Of($"<li>and {rules.Count - Shown} more</li>") : HtmlFragment.Empty;
        return rules.Count == 0 ? HtmlFragment.Of($"nothing stands in the way") : HtmlFragment.Of($"<ul class=\"plain\">{HtmlFragment.Join(items)}{rest}</ul>");
    }
}
