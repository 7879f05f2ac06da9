using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Csv;

/// <summary><c>permission-sets.csv</c>: step 2, a row for each permission set by each way in which it reaches a candidate, migrated or dormant subject.</summary>
public sealed class PermissionSetsCsvWriter : IReportWriter
{
    private static readonly string[] Header = ["Subject", "Verdict", "Type", "Name", "Group", "License", "Outlook", "Obstacles", "Explanation", "Twin", "Path", "Line"];

    /// <inheritdoc/>
    public string Format => "permission-sets";

    /// <inheritdoc/>
    public string FileExtension => ".csv";

    /// <inheritdoc/>
    public string FileName => "permission-sets.csv";

    /// <inheritdoc/>
    public void Write(ReportModel model, Stream stream) => SafeCsv.Write(
        stream,
        Header,
        model.Concerned.SelectMany(subject => subject.Steps!.PermissionSets.Select(step => (subject, step))),
        row => ToRow(row.subject, row.step));

    private static string?[] ToRow(AssessedSubject assessed, PermissionSetStep step) =>
    [
        assessed.Subject.Name,
        VerdictText.Of(assessed.Verdict).Id,
        step.Type,
        step.Name,
        step.Group,
        step.License,
        step.Outlook,
        SafeCsv.Join(Words.Obstacles(step.Obstacles).Select(obstacle => obstacle.Id)),
        SafeCsv.Join(Words.Obstacles(step.Obstacles).Select(obstacle => obstacle.Clause)),
        step.Twin,
        step.Location.Path,
        SafeCsv.Place(step.Location.Line),
    ];
}
