using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Readiness;

/// <summary>From an org to a verdict for each subject: classify, run the rules, judge, grade.</summary>
public static class Assessment
{
    /// <param name="org">The org as its files show it.</param>
    /// <param name="analyzers">The rules.</param>
    /// <param name="options">Subjects to include or exclude, and the edition; null for none.</param>
    /// <param name="progress">Counts the subjects; null counts nothing.</param>
    /// <param name="cancellationToken">Stops between two subjects.</param>
    public static AssessmentResult Run(
        Org org, IEnumerable<DiagnosticAnalyzer> analyzers, AssessmentOptions? options = null, WorkProgress? progress = null,
        CancellationToken cancellationToken = default)
    {
        options ??= AssessmentOptions.Default;
        var driver = new AnalyzerDriver(analyzers);
        var seats = new SeatAllocator(org, options.Edition);
        var subjects = Classify(org, options, cancellationToken);
        var findings =
            Suppressions.Apply([.. FindAll(org, driver, seats, subjects, progress, cancellationToken).Order()], org, driver.Descriptors);
        var judged = Grade(Judge(subjects, findings), org, findings);
        return new()
        {
            Org = org,
            Signals = EvidenceSignals.Of(org, subjects),
            Subjects = judged,
            Edition = options.Edition,
            Seats = seats.All(judged),
            Diagnostics = findings,
            Rules = driver.Descriptors,
            RuleOrigins = options.RuleOrigins,
        };
    }

    /// <summary>
    /// Every user is a subject. A profile is one only when it looks like an integration's, or when an option or the configuration names it:
    /// the answer is then given even for a guest's profile, which is no candidate.
    /// </summary>
    private static ImmutableArray<AssessedSubject> Classify(Org org, AssessmentOptions options, CancellationToken cancellationToken)
    {
        var classifier = new Classifier(org, options);
        return
        [
            .. org.Subjects.AsParallel().AsOrdered().WithCancellation(cancellationToken)
                .Select(subject => new AssessedSubject(subject, classifier.Classify(subject)))
                .Where(entry => entry.Subject.Kind == SubjectKind.User
                    || entry.Classification.Class is SubjectClass.Integration or SubjectClass.Possible || entry.Classification.IsAskedFor),
        ];
    }

    /// <summary>
    /// All findings. Seats are allocated by the verdicts that all other rules give, so that their order is the one that the reports show. A
    /// subject without a seat does not move: then verdicts are judged again, and what depends on who moves is looked at anew.
    /// </summary>
    private static IEnumerable<Diagnostic> FindAll(
        Org org, AnalyzerDriver driver, SeatAllocator allocator, ImmutableArray<AssessedSubject> subjects, WorkProgress? progress,
        CancellationToken cancellationToken)
    {
        var first = driver.Run(org, subjects, progress, cancellationToken);
        var judged = Judge(subjects, first);
        var withoutSeats = driver.RunMoves(org, judged, ImmutableDictionary<Subject, (SeatClaim, SeatAllocation)>.Empty);
        var seats = allocator.Reported(Judge(subjects, [.. first, .. withoutSeats]));
        var moves = driver.RunMoves(org, judged, seats);
        ImmutableArray<Diagnostic> blockers = [.. moves.Where(finding => finding.Impact == Impact.Blocker)];
        return [.. first, .. blockers.IsEmpty ? moves : driver.RunMoves(org, Judge(subjects, [.. first, .. blockers]), seats)];
    }

    private static ImmutableArray<AssessedSubject> Judge(ImmutableArray<AssessedSubject> subjects, ImmutableArray<Diagnostic> findings)
    {
        var impacts = findings.Where(finding => finding.Subject is not null)
            .ToLookup(finding => finding.Subject!, finding => finding.Impact);
        return [
            .. subjects.Select(
                entry => entry with { Verdict = Judgement.VerdictOf(entry.Classification.Candidacy, [.. impacts[entry.Subject]]) }),
        ];
    }

    private static ImmutableArray<AssessedSubject> Grade(
        ImmutableArray<AssessedSubject> subjects, Org org, ImmutableArray<Diagnostic> findings)
    {
        var bySubject = findings.Where(finding => finding.Subject is not null).ToLookup(finding => finding.Subject!);
        return [.. subjects.AsParallel()
            .AsOrdered()
            .Select(assessed => Grade(assessed with { Findings = AssessmentResult.WorstFirst(bySubject[assessed.Subject]) }, org))];
    }

    private static AssessedSubject Grade(AssessedSubject assessed, Org org)
    {
        var (confidence, missing) = Judgement.ConfidenceOf(assessed, org, assessed.Findings);
        return assessed with
        {
            Confidence = confidence,
            Missing = missing,
        };
    }
}
