using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Annotations;

/// <summary>
/// A code quality report of GitLab. GitLab compares the reports of both branches itself, so that what a change left as it was is in it too; what is accepted
/// or in the baseline is not.
/// </summary>
public sealed class GitLabCodeQualityWriter : IReportWriter
{
    /// <inheritdoc/>
    public string Format => "gitlab";

    /// <inheritdoc/>
    public string FileExtension => ".json";

    /// <inheritdoc/>
    public string FileName => "gl-code-quality-report.json";

    /// <inheritdoc/>
    public void Write(ReportModel model, Stream stream)
    {
        var findings = model.Findings.Where(finding => finding is { Suppression: null, BaselineEntry: null })
            .OrderBy(finding => finding.Impact).DistinctBy(finding => finding.Fingerprint, StringComparer.Ordinal);
        JsonOutput.WriteList(stream, findings, (json, finding) =>
        {
            json.WriteString("description", SafeText.Line(string.Join("; ", [finding.Message, .. model.Behind(finding)])));
            json.WriteString("check_name", finding.Id);
            json.WriteString("fingerprint", finding.Fingerprint);
            json.WriteString("severity", SeverityOf(finding.Impact));
            json.WriteObject("location", () =>
            {
                // The format demands a path: without a project file it is the project's folder.
                var place = model.PlaceOrProjectFile(finding);
                json.WriteString("path", place.IsNone ? $"{model.Options.RepositoryFolder}." : model.Options.RepositoryFolder + place.Path);
                json.WriteObject("lines", () => json.WriteNumber("begin", Math.Max(1, place.Line)));
            });
        });
    }

    private static string SeverityOf(Impact impact) => impact switch
    {
        Impact.Blocker => "blocker",
        Impact.Change => "major",
        Impact.Verify => "minor",
        _ => "info",
    };
}
