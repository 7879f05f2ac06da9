using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Csv;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

public class CsvReportTests
{
    public static TheoryData<string> Reports =>
        [.. ReportFormats.All.Where(writer => writer.FileExtension == ".csv").Select(writer => writer.FileName)];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Layout_IsUtf8WithMarkAndRecordsEndWithCrLf(string report)
    {
        var bytes = SampleReports.Bytes(report);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal("\r\n"u8.ToArray(), bytes[^2..]);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void EveryRecord_HasTheCellsOfTheHeader(string report)
    {
        var rows = CsvRows.Parse(SampleReports.Bytes(report));

        Assert.True(rows.Count > 1);
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void HostileNames_AreNoFormulas(string report)
    {
        var rows = CsvRows.Parse(SampleReports.Write(SampleReports.Hostile)[report]);

        Assert.All(rows.SelectMany(row => row),
            cell => Assert.False(cell.Length > 0 && "=+-@\t\r\n".Contains(cell[0], StringComparison.Ordinal), cell));
    }

    [Fact]
    public void Formula_IsKeptBehindAnApostrophe()
    {
        var labels = CsvRows.Parse(SampleReports.Write(SampleReports.Hostile)["subjects.csv"]).Select(row => row[1]).ToList();

        Assert.Contains("'" + HostileOrg.Formula, labels);
        Assert.Contains(labels, label => label.StartsWith("line one\nline \"two\"", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Columns_AreThoseOfThePage(string report)
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "rules", "schemas", "csv.md"));
        var start = page.IndexOf($"## {report}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"rules/schemas/csv.md has no section on {report}");
        var end = page.IndexOf("\n## ", start, StringComparison.Ordinal);

        var documented = page[start..(end < 0 ? page.Length : end)].Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);

        Assert.Equal(documented, CsvRows.Parse(SampleReports.Bytes(report))[0]);
    }

    [Theory]
    [InlineData("-12.50", "-12.50")]
    [InlineData("-12.50+1", "'-12.50+1")]
    [InlineData("-1e5", "'-1e5")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("a\u001b[31m", "a\ufffd[31m")]
    [InlineData("two\nlines", "two\nlines")]
    public void Cell_IsSafeAndNumbersStayNumbers(string value, string expected)
    {
        using var stream = new MemoryStream();

        SafeCsv.Write(stream, ["Value", "End"], [value], item => [item, "x"]);

        Assert.Equal([expected, "x"], CsvRows.Parse(stream.ToArray())[1]);
    }

    [Fact]
    public void CellLongerThanASpreadsheetTakes_IsCutAndSaysSo()
    {
        using var stream = new MemoryStream();

        SafeCsv.Write(stream, ["Value", "End"], [new string('x', 40_000)], item => [item, "x"]);

        var cell = CsvRows.Parse(stream.ToArray())[1][0];
        Assert.InRange(cell.Length, 32_000, 32_767);
        Assert.EndsWith("… (cut here: 40000 characters)", cell, StringComparison.Ordinal);
    }

    [Fact]
    public void Unpriced_IsEmptyAndNeverNothing()
    {
        var reports = SampleReports.Write(SampleReports.Assess(isPriced: false));
        var rows = CsvRows.Parse(reports["savings.csv"]);
        var annual = rows.Single(row => row[0] == "scenario" && row[1] == "annual");

        Assert.Equal(["", "", ""], annual[3..6]);
        var subjects = CsvRows.Parse(reports["subjects.csv"]);
        var first = Array.IndexOf(subjects[0], "Currency");
        Assert.All(subjects.Skip(1), row => Assert.Equal(["", "", "", ""], row[first..(first + 4)]));
    }

    [Fact]
    public void Permissions_HaveEachGrantOfTheEffectiveAccess()
    {
        var rows = CsvRows.Parse(SampleReports.Bytes("permissions.csv")).Skip(1).ToList();
        var expected = SampleReports.Result.Subjects.Where(subject => subject.HasSteps)
            .Sum(subject => AccessKinds.UsableByApi.Sum(kind => subject.Subject.Access.Rights(kind).Sum(right => right.Grants.Length)));

        Assert.Equal(expected, rows.Count);
        Assert.All(rows, row => Assert.All(new[] { row[0], row[3], row[4], row[6], row[9], row[10], row[11] }, Assert.NotEmpty));
    }
}
