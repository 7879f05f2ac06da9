using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Readiness;

/// <summary>From an org to a verdict for each subject: classify, run the rules, judge.</summary>
public static class Assessment
{
    /// <param name="org">The org as its files show it.</param>
    /// <param name="analyzers">The rules.</param>
    /// <param name="options">What the user says about subjects; null for nothing.</param>
    /// <param name="progress">Counts the subjects; null counts nothing.</param>
    /// <param name="cancellationToken">Stops between two subjects.</param>
    public static AssessmentResult Run(
        Org org, IEnumerable<DiagnosticAnalyzer> analyzers, AssessmentOptions? options = null, WorkProgress? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= AssessmentOptions.Default;
        var driver = new AnalyzerDriver(analyzers);
        var classifier = new Classifier(org, options);
        ImmutableArray<(Subject Subject, Classification Classification)> subjects =
        [
            .. org.Subjects.AsParallel().AsOrdered().WithCancellation(cancellationToken)
                .Select(subject => (subject, classifier.Classify(subject)))
                .Where(entry => IsSubject(entry.subject, entry.Item2)),
        ];
        var seats = new SeatAllocator(org, options.Edition);
        ImmutableArray<Diagnostic> diagnostics = Suppressions.Apply([.. FindAll(org, driver, seats, subjects, progress, cancellationToken).Order()], org, driver.Descriptors);
        var indexes = Enumerable.Range(0, diagnostics.Length).Where(index => diagnostics[index].Subject is not null)
            .ToLookup(index => diagnostics[index].Subject!);
        ImmutableArray<AssessedSubject> assessed =
        [
            .. Judge(subjects, diagnostics).AsParallel().AsOrdered().Select(outcome => ToSubject(outcome, org, diagnostics, indexes[outcome.Subject])),
        ];
        return new()
        {
            Org = org,
            Signals = EvidenceSignals.Of(org, subjects),
            Subjects = assessed,
            Edition = options.Edition,
            Seats = seats.All([.. assessed.Select(subject => (new SubjectOutcome(subject.Subject, subject.Classification, subject.Verdict), subject.Confidence))]),
            Diagnostics = diagnostics,
            Rules = driver.Descriptors,
            RuleOrigins = options.RuleOrigins,
        };
    }

    /// <summary>
    /// All findings. Seats are allocated by the verdicts that all other rules give, so that the order in which they go is the one the reports
    /// show. Who finds no seat does not move: then verdicts are judged again, and what depends on who moves is looked at anew.
    /// </summary>
    private static IEnumerable<Diagnostic> FindAll(
        Org org, AnalyzerDriver driver, SeatAllocator seats, ImmutableArray<(Subject Subject, Classification Classification)> subjects,
        WorkProgress? progress, CancellationToken cancellationToken)
    {
        var first = driver.Run(org, subjects, progress, cancellationToken);
        var moves = driver.RunMoves(org, [.. Judge(subjects, first)]);
        var ofSeats = driver.RunSeats(org, seats.Reported([.. Judge(subjects, [.. first, .. moves])]));
        if (ofSeats.Any(diagnostic => diagnostic.Impact == Impact.Blocker))
        {
            moves = driver.RunMoves(org, [.. Judge(subjects, [.. first, .. ofSeats])]);
        }

        return [.. first, .. ofSeats, .. moves];
    }

    /// <summary>
    /// Every user is a subject; a profile is one only when it looks like an integration's, or when somebody named it: who asks gets an answer, even that the
    /// profile is a guest's and no candidate.
    /// </summary>
    private static bool IsSubject(Subject subject, Classification classification) =>
        subject.Kind == SubjectKind.User || classification.Class is SubjectClass.Integration or SubjectClass.Possible || classification.IsAskedFor;

    private static IEnumerable<SubjectOutcome> Judge(
        ImmutableArray<(Subject Subject, Classification Classification)> subjects, ImmutableArray<Diagnostic> diagnostics)
    {
        var impacts = diagnostics.Where(diagnostic => diagnostic.Subject is not null).ToLookup(diagnostic => diagnostic.Subject!, diagnostic => diagnostic.Impact);
        return subjects.Select(entry => new SubjectOutcome(
            entry.Subject, entry.Classification, Verdicts.Of(entry.Classification.Candidacy, [.. impacts[entry.Subject]])));
    }

    private static AssessedSubject ToSubject(SubjectOutcome outcome, Org org, ImmutableArray<Diagnostic> diagnostics, IEnumerable<int> indexes)
    {
        var own = AssessmentResult.WorstFirst(indexes, diagnostics);
        var (confidence, missing) = VerdictConfidences.Of(outcome, org, own.Select(index => diagnostics[index]));
        return new()
        {
            Subject = outcome.Subject,
            Classification = outcome.Classification,
            Verdict = outcome.Verdict,
            Confidence = confidence,
            Missing = missing,
            Diagnostics = own,
            Steps = outcome.Classification.Candidacy == Candidacy.NotACandidate ? null : MoveSteps.Of(outcome.Subject),
        };
    }
}
