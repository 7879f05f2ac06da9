using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Readiness;

/// <summary>Result of an assessment. Immutable and sorted; every writer reads this and nothing else.</summary>
public sealed record AssessmentResult
{
    /// <summary>The org as its files show it.</summary>
    public required Org Org { get; init; }

    /// <summary>Evidence at hand and missing, in a fixed order.</summary>
    public required ImmutableArray<Signal> Signals { get; init; }

    /// <summary>Subjects sorted by name.</summary>
    public required ImmutableArray<AssessedSubject> Subjects { get; init; }

    /// <summary>Allocation of seats in each scenario.</summary>
    public required ImmutableSortedDictionary<Scenario, SeatAllocation> Seats { get; init; }

    /// <summary>The org's edition, on which prices and included seats depend; null when not given.</summary>
    public required string? Edition { get; init; }

    /// <summary>The inputs that the assessment had, and those that would decide more.</summary>
    public AssessmentConfidence Confidence => field ??= new(this);

    /// <summary>Findings sorted by place, rule and subject.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Every rule that ran, sorted by id.</summary>
    public required ImmutableArray<DiagnosticDescriptor> Rules { get; init; }

    /// <summary>The origin of each rule that is not built in, by id: a pack or a file of policies.</summary>
    public ImmutableDictionary<string, string> RuleOrigins { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The result with other findings, or more. Verdicts stay, because a comparison of findings does not affect them.</summary>
    internal AssessmentResult WithDiagnostics(IEnumerable<Diagnostic> diagnostics)
    {
        ImmutableArray<Diagnostic> sorted = [.. diagnostics.Order()];
        var bySubject = sorted.Where(finding => finding.Subject is not null).ToLookup(finding => finding.Subject!);
        return this with
        {
            Diagnostics = sorted,
            Subjects = [.. Subjects.Select(assessed => assessed with { Findings = WorstFirst(bySubject[assessed.Subject]) })],
        };
    }

    /// <summary>
    /// The result compared with a baseline file: a finding is new unless it is in the file or already unchanged. Verdicts stay.
    /// </summary>
    public AssessmentResult ComparedWith(Baseline baseline) =>
        WithDiagnostics(Diagnostics.Select(finding => baseline.Find(finding) is { } entry
            ? finding.Compare(BaselineState.Unchanged, entry)
            : finding.Compare(finding.Baseline ?? BaselineState.New)));

    /// <summary>
    /// The result compared with another state of the project: a finding is new when it was not there, or was less grave. Verdicts stay.
    /// </summary>
    public AssessmentResult ComparedWith(AssessmentResult before)
    {
        var known = before.Diagnostics.GroupBy(finding => finding.Fingerprint, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Min(finding => finding.Impact), StringComparer.Ordinal);
        return WithDiagnostics(Diagnostics.Select(finding => finding.Compare(
            known.TryGetValue(finding.Fingerprint, out var impact) && impact <= finding.Impact
                ? BaselineState.Unchanged
                : BaselineState.New)));
    }

    /// <summary>
    /// The result compared with a list of changed files: a finding is new when its place, or a step of its grant path, is in one of them.
    /// Verdicts stay.
    /// </summary>
    /// <param name="isChanged">Whether a path is one of a changed file.</param>
    public AssessmentResult ComparedWith(Func<string, bool> isChanged) =>
        WithDiagnostics(Diagnostics.Select(finding => finding.Compare(
            finding.Evidence.Path.Select(step => step.Location.Path)
                .Append(finding.Location.Path)
                .Any(path => !string.IsNullOrEmpty(path) && isChanged(path))
                ? BaselineState.New
                : BaselineState.Unchanged)));

    /// <summary>Findings by impact, worst first, then by rule; otherwise in their order.</summary>
    internal static ImmutableArray<Diagnostic> WorstFirst(IEnumerable<Diagnostic> findings) =>
        [.. findings.OrderBy(finding => finding.Impact).ThenBy(finding => finding.Id, StringComparer.Ordinal)];
}
