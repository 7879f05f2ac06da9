using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>A wave of the roadmap: who goes together, what is done, and what that saves.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Title">What it is for.</param>
/// <param name="Task">What is done in it, in sentences.</param>
/// <param name="Subjects">Who is in it, in reading order.</param>
/// <param name="Annual">What they save in a year; null when nothing of it is priced.</param>
public sealed record Wave(int Number, string Title, string Task, ImmutableArray<SubjectSummary> Subjects, decimal? Annual)
{
    /// <summary>The waves in their order; one without a candidate is left out, except that evidence may be missing for all.</summary>
    public static ImmutableArray<Wave> Of(AssessmentResult result, SavingsEstimate savings, ImmutableArray<SubjectSummary> summaries)
    {
        var gaps = result.Signals.Where(signal => signal.State != SignalState.Present).Select(signal => signal.Name).ToList();
        var inventory = gaps.Count == 0
            ? []
            : ImmutableArray.Create(new Wave(0, "Complete the evidence",
                $"Fill the gaps ({string.Join(", ", gaps)}) with the queries that '{ToolInfo.Command} collect' writes, and run the assessment again.", [], null));
        return
        [
            .. inventory,
            .. Verdicts.Select((entry, index) => new Wave(index + 1, entry.Title, entry.Task,
                    [.. summaries.Where(summary => summary.Subject.Verdict == entry.Verdict)], AnnualOf(savings, summaries, entry.Verdict)))
                .Where(wave => !wave.Subjects.IsEmpty),
        ];
    }

    private static readonly ImmutableArray<(Verdict Verdict, string Title, string Task)> Verdicts =
    [
        (Verdict.Ready, "Move what is ready",
            "Rehearse in a sandbox, save the snapshot, switch licence and profile, assign the permission set licence and the sets, sign in once with each client, and compare with the snapshot."),
        (Verdict.ReadyAfterChanges, "Make the changes, then move",
            "Make the listed changes first: new permission sets, custom profiles, app policies. Then as in the wave before."),
        (Verdict.NeedsVerification, "Settle what is open",
            "Get the answers and exports that each finding names, from the integration's owner or the vendor; run the assessment again. Who turns out ready joins the wave before."),
        (Verdict.Blocked, "Decide about what is blocked",
            "Take away what the licence cannot carry, split the user, or keep the full licence and accept its cost."),
        (Verdict.Dormant, "Deactivate who does not sign in",
            "Ask the owner, freeze the user for a while, then deactivate it. It needs no seat of the new licence."),
        (Verdict.AlreadyMigrated, "Keep who has moved as they are",
            "Mend the drift that the findings name, and gate changes in pull requests."),
    ];

    private static decimal? AnnualOf(SavingsEstimate savings, ImmutableArray<SubjectSummary> summaries, Verdict verdict)
    {
        var amounts = summaries.Where(summary => summary.Subject.Verdict == verdict)
            .Select(summary => savings.BySubject.GetValueOrDefault(summary.Subject.Subject)?.Annual).OfType<decimal>().ToList();
        return amounts.Count == 0 ? null : amounts.Sum();
    }
}
