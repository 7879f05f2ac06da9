using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Readiness;

/// <summary>What a check lets pass and what it shows. It looks at findings that nobody accepts, that no baseline knows and that are not unchanged.</summary>
public sealed class Gate
{
    private readonly Dictionary<Subject, VerdictConfidence> _confidences;

    /// <param name="result">The assessment, compared with whatever it is to be compared with.</param>
    /// <param name="failOn">The mildest impact that fails the check; null when none does.</param>
    /// <param name="mildest">The mildest impact that is shown. What fails is always shown.</param>
    /// <param name="minConfidence">Least confidence in the verdict of the subject that a finding is about; a finding about no subject is always sure enough.</param>
    public Gate(AssessmentResult result, Impact? failOn, Impact mildest = Impact.Note, VerdictConfidence minConfidence = VerdictConfidence.Low)
    {
        (FailOn, MinConfidence) = (failOn, minConfidence);
        _confidences = result.Subjects.ToDictionary(subject => subject.Subject, subject => subject.Confidence);
        Open = [.. WorstFirst(result.Diagnostics.Where(IsOpen))];
        Failing = [.. Open.Where(Fails)];
        Shown = [.. Open.Where(finding => finding.Impact <= mildest || Fails(finding))];
        Accepted = [.. WorstFirst(result.Diagnostics.Where(finding => finding.Suppression is not null))];
        InBaseline = [.. WorstFirst(result.Diagnostics.Where(finding => finding is { Suppression: null, BaselineEntry: not null }))];
        Unchanged = [.. WorstFirst(result.Diagnostics.Where(finding => finding is { Suppression: null, BaselineEntry: null, Baseline: BaselineState.Unchanged }))];
    }

    /// <summary>The mildest impact that fails the check; null when none does.</summary>
    public Impact? FailOn { get; }

    /// <summary>Least confidence in a subject's verdict.</summary>
    public VerdictConfidence MinConfidence { get; }

    /// <summary>What the check looks at, worst first.</summary>
    public ImmutableArray<Diagnostic> Open { get; }

    /// <summary>Those of <see cref="Open"/> that fail the check.</summary>
    public ImmutableArray<Diagnostic> Failing { get; }

    /// <summary>Those of <see cref="Open"/> that are shown.</summary>
    public ImmutableArray<Diagnostic> Shown { get; }

    /// <summary>What somebody accepts, worst first.</summary>
    public ImmutableArray<Diagnostic> Accepted { get; }

    /// <summary>What a baseline file knows, worst first.</summary>
    public ImmutableArray<Diagnostic> InBaseline { get; }

    /// <summary>What was there before the change, or lies in nothing that was changed; worst first.</summary>
    public ImmutableArray<Diagnostic> Unchanged { get; }

    /// <summary>Whether the check looks at a finding at all.</summary>
    public bool IsOpen(Diagnostic finding) => finding is { Suppression: null, Baseline: not BaselineState.Unchanged } && IsSure(finding);

    /// <summary>Whether a finding fails the check.</summary>
    public bool Fails(Diagnostic finding) => FailOn is { } mildest && finding.Impact <= mildest && IsOpen(finding);

    // High is the first of the confidences.
    private bool IsSure(Diagnostic finding) =>
        finding.Subject is not { } subject || !_confidences.TryGetValue(subject, out var confidence) || confidence <= MinConfidence;

    private static IEnumerable<Diagnostic> WorstFirst(IEnumerable<Diagnostic> findings) => findings.OrderBy(finding => finding.Impact).ThenBy(finding => finding);
}
