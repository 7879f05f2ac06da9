using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Readiness;

/// <summary>Says of each finding whether it is new. Verdicts stay as they are: what was there before blocks no less.</summary>
public static class BaselineComparison
{
    /// <summary>Against a baseline file. What nothing else calls unchanged is new unless it is in the file.</summary>
    public static AssessmentResult With(AssessmentResult result, Baseline baseline) =>
        result.WithDiagnostics(result.Diagnostics.Select(finding =>
            baseline.Find(finding) is { } entry ? finding.Compare(BaselineState.Unchanged, entry)
            : finding.Compare(finding.Baseline ?? BaselineState.New)));

    /// <summary>Against another state of the project. A finding that was less grave there is new: the change made it worse.</summary>
    public static AssessmentResult With(AssessmentResult result, AssessmentResult before)
    {
        var known = before.Diagnostics.GroupBy(finding => finding.Fingerprint, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Min(finding => finding.Impact), StringComparer.Ordinal);
        return result.WithDiagnostics(result.Diagnostics.Select(finding => finding.Compare(
            known.TryGetValue(finding.Fingerprint, out var impact) && impact <= finding.Impact
                ? BaselineState.Unchanged
                : BaselineState.New)));
    }

    /// <summary>Against a list of changed files: new is what has its place, or a step of its grant path, in one of them.</summary>
    /// <param name="result">The assessment.</param>
    /// <param name="isChanged">Whether a path is one of a changed file.</param>
    public static AssessmentResult With(AssessmentResult result, Func<string, bool> isChanged) =>
        result.WithDiagnostics(result.Diagnostics.Select(finding =>
            finding.Compare(
                finding.Evidence.Path.Select(step => step.Location.Path)
                    .Append(finding.Location.Path)
                    .Any(path => !string.IsNullOrEmpty(path) && isChanged(path))
                    ? BaselineState.New : BaselineState.Unchanged)));
}
