using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>A part for each candidate, migrated or dormant subject: verdict, why it is taken for an integration, then the steps in their order.</summary>
internal static class SubjectsSection
{
    /// <summary>The steps as the report tells them: the six before the move, then what surrounds them.</summary>
    private static readonly ImmutableArray<AssessmentStep> Steps =
    [
        AssessmentStep.Profile, AssessmentStep.PermissionSets, AssessmentStep.NewPermissionSet, AssessmentStep.IpRanges, AssessmentStep.ConnectedApps,
        AssessmentStep.ApexAndVisualforce, AssessmentStep.References, AssessmentStep.User, AssessmentStep.LeastPrivilege, AssessmentStep.Input,
    ];

    public static void Write(HtmlDocument document, ImmutableArray<SubjectSummary> summaries, AssessmentResult result)
    {
        document.Line($"<section id=\"subjects\" aria-labelledby=\"subjects-title\">");
        document.Line($"<h2 id=\"subjects-title\">Subjects</h2>");
        document.Line($"<p>Each part follows the six steps before the move. Keep this report: after the switch most of what it lists can no longer be retrieved.</p>");
        foreach (var summary in summaries.Where(summary => summary.Subject.Steps is not null))
        {
            WriteSubject(document, summary, result);
        }

        document.Line($"</section>");
    }

    /// <summary>Number of a subject in the result, from 1; part of its anchor.</summary>
    public static int NumberOf(AssessedSubject subject, AssessmentResult result) => result.Subjects.IndexOf(subject) + 1;

    private static void WriteSubject(HtmlDocument document, SubjectSummary summary, AssessmentResult result)
    {
        var (assessed, subject) = (summary.Subject, summary.Subject.Subject);
        var number = NumberOf(assessed, result);
        document.Line($"<article class=\"subject\" id=\"subject-{number}\" aria-labelledby=\"subject-{number}-title\">");
        document.Line($"<h3 id=\"subject-{number}-title\">{subject.Name}</h3>");
        document.Line($"<p class=\"verdict\">{Parts.Badge(assessed.Verdict)} <span>{VerdictText.Of(assessed.Verdict).Meaning}</span></p>");
        document.Line($"<dl class=\"facts\">");
        document.Line($"<div><dt>{(subject.Kind == Access.SubjectKind.User ? "Name" : "Label")}</dt><dd>{subject.Label}</dd></div>");
        document.Line($"<div><dt>Profile</dt><dd>{(subject.ProfileName.Length == 0 ? "not known" : result.Org.Names.ProfileLabel(subject.ProfileName))}</dd></div>");
        document.Line($"<div><dt>User licence</dt><dd>{subject.UserLicense ?? "not known"}</dd></div>");
        document.Line($"<div><dt>Taken for</dt><dd>{Words.Name(assessed.Classification.Class)} (confidence {ConfidenceText.Percent(assessed.Classification.Confidence)} %)</dd></div>");
        document.Line($"<div><dt>Confidence in the verdict</dt><dd>{Words.Id(assessed.Confidence)}</dd></div>");
        document.Line($"<div><dt>Findings</dt><dd>{Words.Count(summary.Blockers, "blocker")}, {Words.Count(summary.Changes, "change")}, {summary.Verifications} to verify, {Words.Count(summary.Notes, "note")}</dd></div>");
        document.Line($"</dl>");
        if (assessed.Classification.Reason.Length > 0)
        {
            document.Line($"<p>{assessed.Classification.Reason}</p>");
        }

        WriteMissing(document, assessed);
        WriteEvidence(document, assessed, result);
        var findings = result.DiagnosticsOf(assessed).ToLookup(diagnostic => diagnostic.Descriptor.Step);
        foreach (var step in Steps)
        {
            WriteStep(document, step, assessed.Steps!, [.. findings[step]]);
        }

        document.Line($"</article>");
    }

    private static void WriteMissing(HtmlDocument document, AssessedSubject assessed)
    {
        if (assessed.Missing.IsEmpty)
        {
            return;
        }

        var items = assessed.Missing.Select(missing => HtmlFragment.Of($"<li>{missing}</li>"));
        document.Line($"<h4>Missing for a surer verdict</h4><ul>{HtmlFragment.Join(items)}</ul>");
    }

    private static void WriteEvidence(HtmlDocument document, AssessedSubject assessed, AssessmentResult result)
    {
        if (assessed.Classification.Evidence.IsEmpty)
        {
            return;
        }

        document.Line($"<h4>Signals for and against an integration</h4>");
        document.Line($"<div class=\"scroll\"><table class=\"stacked\"><thead><tr><th scope=\"col\">Signal</th><th scope=\"col\" class=\"number\">Weight</th><th scope=\"col\">Place</th></tr></thead><tbody>");
        foreach (var evidence in assessed.Classification.Evidence)
        {
            document.Line($"<tr><td data-signal=\"{evidence.Signal}\">{evidence.Detail}</td><td data-label=\"Weight\" class=\"number\">{ConfidenceText.Weight(evidence.Weight)}</td><td data-label=\"Place\">{Parts.Place(evidence.Source)}</td></tr>");
        }

        document.Line($"</tbody></table></div>");
        document.Line($"<p class=\"quiet\">{ConfidenceText.Sum(assessed.Classification, result.Org.Catalogue.Detection)}</p>");
    }

    private static void WriteStep(HtmlDocument document, AssessmentStep step, MoveSteps facts, ImmutableArray<Diagnostic> findings)
    {
        if (step is AssessmentStep.Input or > AssessmentStep.ApexAndVisualforce && findings.IsEmpty)
        {
            return;
        }

        document.Line($"<section class=\"step\"><h4>{Words.Title(step)}</h4>");
        StepFacts.Write(document, step, facts);
        if (!findings.IsEmpty)
        {
            Parts.WriteFindings(document, findings);
        }

        document.Line($"</section>");
    }
}
