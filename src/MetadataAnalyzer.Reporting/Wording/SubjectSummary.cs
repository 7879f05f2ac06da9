using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>The counts of findings of a subject and the reason for its verdict, as every format shows them.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Blockers">Findings that block the move.</param>
/// <param name="Changes">Changes to make as part of the move.</param>
/// <param name="Verifications">Questions to verify before the move.</param>
/// <param name="Notes">Notes, which affect no verdict.</param>
/// <param name="Deciding">The findings whose impact decides the verdict; empty when none does.</param>
public sealed record SubjectSummary(
    AssessedSubject Subject, int Blockers, int Changes, int Verifications, int Notes, ImmutableArray<Diagnostic> Deciding)
{
    /// <summary>Summaries in reading order: by verdict, then by name.</summary>
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
        .. Deciding.GroupBy(diagnostic => diagnostic.Descriptor).OrderBy(group => group.Key.Id, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Count())),
    ];

    /// <summary>The number of subjects of each verdict, in words: <c>2 ready, 3 blocked</c>; empty without subjects.</summary>
    public static string Tally(IReadOnlyCollection<SubjectSummary> summaries) => string.Join(", ", VerdictText.All
        .Select(text => (text.Name, Count: summaries.Count(summary => summary.Subject.Verdict == text.Verdict)))
        .Where(entry => entry.Count > 0)
        .Select(entry => $"{entry.Count} {entry.Name.ToLowerInvariant()}"));

    /// <summary>Whether the subject is a candidate for the move.</summary>
    public bool IsCandidate => Subject.Classification.Candidacy == Candidacy.Candidate;

    /// <summary>The main reason for the verdict, for people; empty for a subject that is ready.</summary>
    public string Reason => Deciding is [var first, ..] ? first.Message : Subject.Classification.Reason;

    /// <summary>Blocked first, because a blocked subject needs a decision.</summary>
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

/// <summary>The findings of one rule about all candidates.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Impact">The impact of these findings.</param>
/// <param name="Findings">The findings.</param>
/// <param name="Subjects">The subjects concerned, sorted by name.</param>
public sealed record Theme(DiagnosticDescriptor Rule, Impact Impact, ImmutableArray<Diagnostic> Findings, ImmutableArray<Subject> Subjects)
{
    /// <summary>The themes of candidates by impact, then by the number of subjects, then by rule; without notes.</summary>
    public static ImmutableArray<Theme> Of(ImmutableArray<Diagnostic> diagnostics, ImmutableArray<SubjectSummary> summaries)
    {
        var candidates = summaries.Where(summary => summary.IsCandidate).Select(summary => summary.Subject.Subject).ToHashSet();
        return
        [
            .. diagnostics
                .Where(diagnostic => diagnostic.Impact != Impact.Note && diagnostic.Subject is { } subject && candidates.Contains(subject))
                .GroupBy(diagnostic => (diagnostic.Descriptor, diagnostic.Impact))
                .Select(group => new Theme(group.Key.Descriptor, group.Key.Impact, [.. group],
                    [.. group.Select(diagnostic => diagnostic.Subject!).Distinct()
                        .OrderBy(subject => subject.Name, StringComparer.Ordinal)]))
                .OrderBy(theme => theme.Impact).ThenByDescending(theme => theme.Subjects.Length)
                    .ThenBy(theme => theme.Rule.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The cost of the licences of these subjects in a year; null when none is priced.</summary>
    public decimal? AnnualLicences(AssessmentResult result)
    {
        var prices = Subjects.Where(subject => subject.Kind == SubjectKind.User)
            .Select(subject => result.Org.AnnualLicensePrice(subject.UserLicense, result.Edition)).OfType<decimal>().ToList();
        return prices.Count == 0 ? null : prices.Sum();
    }

    /// <summary>Hours of work that the savings count for these findings; null for findings without work of their own.</summary>
    public decimal? Hours(AssessmentResult result) => SavingsEstimate.HoursOf(Findings, result);
}
