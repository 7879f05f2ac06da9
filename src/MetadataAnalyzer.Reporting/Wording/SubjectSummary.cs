using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>The numbers and the first words about a subject that every format gives, counted in one place.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Blockers">Findings that block the move.</param>
/// <param name="Changes">Findings to act on as part of the move.</param>
/// <param name="Verifications">Findings to settle before it.</param>
/// <param name="Notes">Findings that touch no verdict.</param>
/// <param name="Deciding">The findings whose impact decides the verdict; empty when none does.</param>
public sealed record SubjectSummary(
    AssessedSubject Subject, int Blockers, int Changes, int Verifications, int Notes, ImmutableArray<Diagnostic> Deciding)
{
    /// <summary>Summaries in the order in which people read them: by verdict, then by name.</summary>
    public static ImmutableArray<SubjectSummary> All(AssessmentResult result) =>
    [
        .. result.Subjects.Select(subject => Of(subject, result))
            .OrderBy(summary => OrderOf(summary.Subject.Verdict)).ThenBy(summary => summary.Subject.Subject.Name, StringComparer.Ordinal),
    ];

    /// <summary>The summary of one subject.</summary>
    public static SubjectSummary Of(AssessedSubject subject, AssessmentResult result)
    {
        ImmutableArray<Diagnostic> diagnostics = [.. result.DiagnosticsOf(subject)];
        int Count(Impact impact) => diagnostics.Count(diagnostic => diagnostic.Impact == impact);
        Impact? deciding = subject.Verdict switch
        {
            Verdict.Blocked => Impact.Blocker,
            Verdict.NeedsVerification => Impact.Verify,
            Verdict.ReadyAfterChanges => Impact.Change,
            _ => null,
        };
        return new(
            subject, Count(Impact.Blocker), Count(Impact.Change), Count(Impact.Verify), Count(Impact.Note),
            [.. diagnostics.Where(diagnostic => diagnostic.Impact == deciding)]);
    }

    /// <summary>The rules behind the verdict, each once with its number of findings; by id.</summary>
    public ImmutableArray<(DiagnosticDescriptor Rule, int Findings)> DecidingRules =>
    [
        .. Deciding.GroupBy(diagnostic => diagnostic.Descriptor).OrderBy(group => group.Key.Id, StringComparer.Ordinal).Select(group => (group.Key, group.Count())),
    ];

    /// <summary>How many of each verdict there are, in words: <c>2 ready, 3 blocked</c>; empty for nobody.</summary>
    public static string Tally(IReadOnlyCollection<SubjectSummary> summaries) => string.Join(", ", VerdictText.All
        .Select(text => (text.Name, Count: summaries.Count(summary => summary.Subject.Verdict == text.Verdict)))
        .Where(entry => entry.Count > 0)
        .Select(entry => $"{entry.Count} {entry.Name.ToLowerInvariant()}"));

    /// <summary>Whether the move is a question for the subject.</summary>
    public bool IsCandidate => Subject.Classification.Candidacy == Candidacy.Candidate;

    /// <summary>The first reason for the verdict, for people; empty for a subject that is ready.</summary>
    public string Reason => Deciding is [var first, ..] ? first.Message : Subject.Classification.Reason;

    /// <summary>Blocked first: it is what somebody has to decide about.</summary>
    private static int OrderOf(Verdict verdict) => verdict switch
    {
        Verdict.Blocked => 0,
        Verdict.NeedsVerification => 1,
        Verdict.ReadyAfterChanges => 2,
        Verdict.Ready => 3,
        Verdict.Dormant => 4,
        Verdict.AlreadyMigrated => 5,
        _ => 6,
    };
}
