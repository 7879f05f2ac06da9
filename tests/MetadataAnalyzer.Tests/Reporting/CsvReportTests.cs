using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

public class CsvReportTests
{
    public static TheoryData<string> Reports => ["subjects.csv", "findings.csv"];

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
        var input = new AssessmentInput { Path = "/org" };
        var result = input.Assess(input.ReadOrg(HostileOrg.Create(), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        var rows = CsvRows.Parse(SampleReports.Write(result)[report]);

        Assert.All(rows.SelectMany(row => row), cell => Assert.False(cell.Length > 0 && "=+-@\t\r\n".Contains(cell[0], StringComparison.Ordinal), cell));
    }

    [Fact]
    public void Formula_IsKeptBehindAnApostrophe()
    {
        var input = new AssessmentInput { Path = "/org" };
        var result = input.Assess(input.ReadOrg(HostileOrg.Create(), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        var labels = CsvRows.Parse(SampleReports.Write(result)["subjects.csv"]).Select(row => row[1]).ToList();

        Assert.Contains("'" + HostileOrg.Formula, labels);
        Assert.Contains(labels, label => label.StartsWith("line one\nline \"two\"", StringComparison.Ordinal));
    }
}
