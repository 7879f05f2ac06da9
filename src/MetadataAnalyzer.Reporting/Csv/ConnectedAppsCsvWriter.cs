using MetadataAnalyzer.Access;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Csv;

/// <summary><c>connected-apps.csv</c>: step 5, a row for each app that concerns a candidate, migrated or dormant subject.</summary>
public sealed class ConnectedAppsCsvWriter : IReportWriter
{
    private static readonly string[] Header =
    [
        "Subject", "Verdict", "Type", "Name", "Label", "AdminApprovedOnly", "RunsAsSubject", "SeenInLogins", "ListsProfile", "ListedPermissionSets", "LosesAccess",
        "Path", "Line", "InProject", "Tokens",
    ];

    /// <inheritdoc/>
    public string Format => "connected-apps";

    /// <inheritdoc/>
    public string FileExtension => ".csv";

    /// <inheritdoc/>
    public string FileName => "connected-apps.csv";

    /// <inheritdoc/>
    public void Write(ReportModel model, Stream stream) => SafeCsv.Write(
        stream, Header, model.Concerned.SelectMany(subject => subject.Steps!.ConnectedApps.Select(use => (subject, use))), row => ToRow(row.subject, row.use));

    private static string?[] ToRow(AssessedSubject assessed, AppUse use) =>
    [
        assessed.Subject.Name,
        VerdictText.Of(assessed.Verdict).Id,
        use.App.TypeName,
        use.App.FullName,
        use.Label,
        SafeCsv.Flag(use.IsAdminApproved),
        SafeCsv.Flag(use.RunAs is not null),
        SafeCsv.Flag(use.SeenInLogins),
        SafeCsv.Flag(use.Profile is not null),
        SafeCsv.Join(use.PermissionSets.Select(set => set.Name)),
        SafeCsv.Flag(assessed.Subject.LosesAccess(use)),
        use.App.Location.Path,
        SafeCsv.Place(use.App.Location.Line),
        SafeCsv.Flag(use.Policy.IsInProject),
        SafeCsv.Number(use.Tokens.Length),
    ];
}
