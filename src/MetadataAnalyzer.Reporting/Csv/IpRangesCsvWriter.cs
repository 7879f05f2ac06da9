using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Csv;

/// <summary><c>ip-ranges.csv</c>: step 4, a row for each address range and each day of login hours in the profile of a candidate, migrated or dormant subject.</summary>
public sealed class IpRangesCsvWriter : IReportWriter
{
    private static readonly string[] Header = ["Subject", "Verdict", "Profile", "Kind", "Start", "End", "Description", "Restricts", "Path", "Line"];

    /// <inheritdoc/>
    public string Format => "ip-ranges";

    /// <inheritdoc/>
    public string FileExtension => ".csv";

    /// <inheritdoc/>
    public string FileName => "ip-ranges.csv";

    /// <inheritdoc/>
    public void Write(ReportModel model, Stream stream) => SafeCsv.Write(stream, Header, model.Concerned.SelectMany(Rows), row => row);

    private static IEnumerable<string?[]> Rows(AssessedSubject assessed)
    {
        string?[] Row(string kind, string start, string end, string? description, bool restricts, Location place) =>
        [
            assessed.Subject.Name,
            VerdictText.Of(assessed.Verdict).Id,
            assessed.Subject.ProfileName,
            kind,
            start,
            end,
            description,
            SafeCsv.Flag(restricts),
            place.Path,
            SafeCsv.Place(place.Line),
        ];

        var steps = assessed.Steps!;
        return steps.IpRanges.Select(range => Row("ip-range", range.StartAddress, range.EndAddress, range.Description, steps.Restricts(range), range.Location))
            .Concat(steps.LoginHours is not { } hours ? [] : hours.Days.Select(day => Row("login-hours", Clock(day.Start), Clock(day.End), $"{day.Day}", day.Restricts, hours.Location)));
    }

    private static string Clock(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";
}
