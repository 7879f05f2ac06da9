using System.Globalization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Csv;

/// <summary>
/// <c>usage.csv</c>: the rights of candidate, migrated and dormant subjects against those that the API usage log shows; no rows without it.
/// </summary>
internal static class UsageCsvWriter
{
    private static readonly string[] Columns =
        ["Subject", "Verdict", "Kind", "Name", "Held", "Used", "Possible", "NeverUsed", "Requests", "First", "Last", "Path", "Line"];

    public static void Write(ReportModel model, Stream stream) => SafeCsv.Write(
        stream, Columns,
        model.Concerned.SelectMany(subject => subject.Subject.Needs.Use?.Rights.Select(right => (subject, right)) ?? []),
        row => ToRow(row.subject, row.right));

    private static string?[] ToRow(AssessedSubject assessed, RightUse right) =>
    [
        assessed.Subject.Name,
        VerdictText.Of(assessed.Verdict).Id,
        AccessKinds.ElementType(right.Kind),
        right.Name,
        right.Held.DescribeAny(),
        right.Used.DescribeAny(),
        right.Possible.DescribeAny(),
        right.NeverUsed.DescribeAny(),
        right.Requests.ToString(CultureInfo.InvariantCulture),
        Day(right.First),
        Day(right.Last),
        right.Location?.Path,
        right.Location is { } place ? SafeCsv.Place(place.Line) : null,
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
