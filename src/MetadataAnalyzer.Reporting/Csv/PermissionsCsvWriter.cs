using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Csv;

/// <summary>
/// <c>permissions.csv</c>: the effective access of candidate, migrated and dormant subjects, a row for each right and each grant that gives it.
/// After the switch it can no longer be retrieved.
/// </summary>
public sealed class PermissionsCsvWriter : IReportWriter
{
    private static readonly string[] Header = ["Subject", "Verdict", "Kind", "Name", "Rights", "ContainerType", "Container", "Group", "Stays", "GrantPath", "Path", "Line"];

    /// <inheritdoc/>
    public string Format => "permissions";

    /// <inheritdoc/>
    public string FileExtension => ".csv";

    /// <inheritdoc/>
    public string FileName => "permissions.csv";

    /// <inheritdoc/>
    public void Write(ReportModel model, Stream stream) => SafeCsv.Write(stream, Header, model.Concerned.SelectMany(Rows), row => row);

    private static IEnumerable<string?[]> Rows(AssessedSubject assessed)
    {
        var subject = assessed.Subject;
        var verdict = VerdictText.Of(assessed.Verdict).Id;
        var sources = subject.Access.Sources.ToDictionary(source => source, source => (Path: source.Path.ToString(), Stays: SafeCsv.Flag(subject.Keeps(source))));
        foreach (var kind in AccessKinds.UsableByApi)
        {
            var element = AccessKinds.ElementType(kind);
            foreach (var grant in subject.Access.Rights(kind).SelectMany(right => right.Grants))
            {
                var (path, stays) = sources[grant.Source];
                yield return
                [
                    subject.Name,
                    verdict,
                    element,
                    grant.Grant.Name,
                    grant.Rights.HasFlag(AccessRights.Enabled) ? "enabled" : AccessKinds.Describe(grant.Rights),
                    grant.Source.Container.TypeName,
                    grant.Source.Container.FullName,
                    grant.Source.Group?.FullName,
                    stays,
                    path,
                    grant.Location.Path,
                    SafeCsv.Place(grant.Location.Line),
                ];
            }
        }
    }
}
