using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Rules.User;

/// <summary>IUL8004: the subject owns scheduled jobs.</summary>
public sealed class IUL8004OwnsScheduledJobs : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL8004",
        title: "The user owns scheduled jobs",
        messageFormat: "'{0}' owns {1} with its access: {2}. After the switch run each once and look at its result, or schedule it "
            + "anew as another user before",
        description: "A scheduled job runs as its owner. It has the rights that the owner has after the switch, no longer those of the day "
            + "on which it was scheduled.",
        step: AssessmentStep.User,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Person);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var jobs = context.Subject.Duties.ScheduledJobs;
        if (jobs is not [var first, ..])
        {
            return;
        }

        var names = jobs.Select(job => $"'{job.JobName ?? job.Id.Value}'{Next(job)}").Order(StringComparer.Ordinal);
        context.Report(
            Descriptor, first.Location, context.Subject.Name,
            jobs.Length == 1 ? "a scheduled job that runs" : $"{jobs.Length} scheduled jobs that run", names);
    }

    private static string Next(CronTriggerRow job) => job.NextFireTime is { } time ? $" (next on {time.UtcDateTime:yyyy-MM-dd})" : "";
}
