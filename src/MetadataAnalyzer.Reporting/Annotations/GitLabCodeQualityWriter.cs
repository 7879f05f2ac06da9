using System.Security.Cryptography;
using System.Text;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Annotations;

/// <summary>
/// The code quality report of GitLab. GitLab compares the reports of both branches itself, so unchanged findings are included; accepted
/// findings and those of the baseline are not.
/// </summary>
internal static class GitLabCodeQualityWriter
{
    private const string NoticeCheck = "gate-inputs";

    public static void Write(ReportModel model, Stream stream)
    {
        var findings = model.Findings.Where(finding => finding is { Suppression: null, BaselineEntry: null })
            .OrderBy(finding => finding.Impact).DistinctBy(finding => finding.Fingerprint, StringComparer.Ordinal);
        var notices = model.Options.Gate?.ChangedInputs.Select(Notice) ?? [];
        JsonOutput.WriteList(stream, notices.Concat(findings.Select(finding => Issue(finding, model))), (json, issue) =>
        {
            json.WriteString("description", SafeText.Line(issue.Description));
            json.WriteString("check_name", issue.Check);
            json.WriteString("fingerprint", issue.Fingerprint);
            json.WriteString("severity", SeverityOf(issue.Impact));
            json.WriteObject("location", () =>
            {
                // The format requires a path: without a project file it is the project's folder.
                json.WriteString("path", model.Options.RepositoryFolder + (issue.Place.IsNone ? "." : issue.Place.Path));
                json.WriteObject("lines", () => json.WriteNumber("begin", Math.Max(1, issue.Place.Line)));
            });
        });
    }

    private static CodeIssue Issue(Diagnostic finding, ReportModel model) => new(
        string.Join("; ", [finding.Message, .. model.Behind(finding)]), finding.Id, finding.Fingerprint, finding.Impact,
            model.PlaceOrProjectFile(finding));

    private static CodeIssue Notice(GateInput input) => new(
        GateText.Notice(input), NoticeCheck,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{NoticeCheck} {input.Name}")))[..32], Impact.Note,
            Location.File(input.Path));

    private static string SeverityOf(Impact impact) => impact switch
    {
        Impact.Blocker => "blocker",
        Impact.Change => "major",
        Impact.Verify => "minor",
        _ => "info",
    };

    private sealed record CodeIssue(string Description, string Check, string Fingerprint, Impact Impact, Location Place);
}
