using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Csv;

/// <summary><c>apex-and-pages.csv</c>: step 6, a row for each Apex class and Visualforce page that a candidate, migrated or dormant subject may use.</summary>
public sealed class ApexAndPagesCsvWriter : IReportWriter
{
    private static readonly string[] Header = ["Subject", "Verdict", "Type", "Name", "InProject", "Stays", "Grants", "GrantPath", "Path", "Line"];

    /// <inheritdoc/>
    public string Format => "apex-and-pages";

    /// <inheritdoc/>
    public string FileExtension => ".csv";

    /// <inheritdoc/>
    public string FileName => "apex-and-pages.csv";

    /// <inheritdoc/>
    public void Write(ReportModel model, Stream stream) => SafeCsv.Write(
        stream,
        Header,
        model.Concerned.SelectMany(subject => subject.Steps!.ApexClasses.Concat(subject.Steps.VisualforcePages).Select(right => (subject, right))),
        row => ToRow(row.subject, row.right, model.Result.Org.Project));

    private static string?[] ToRow(AssessedSubject assessed, EffectiveRight right, MetadataProject project)
    {
        var type = AccessKinds.ElementType(right.Kind);
        var first = right.Grants[0];
        return
        [
            assessed.Subject.Name,
            VerdictText.Of(assessed.Verdict).Id,
            type,
            right.Name,
            SafeCsv.Flag(project.Contains(type, right.Name)),
            SafeCsv.Flag(right.Grants.Any(grant => assessed.Subject.Keeps(grant) != AccessRights.None)),
            SafeCsv.Number(right.Grants.Length),
            SafeCsv.Join(right.Grants.Select(grant => grant.Source.Path.ToString())),
            first.Location.Path,
            SafeCsv.Place(first.Location.Line),
        ];
    }
}
