using System.Text;
using AngleSharp.Html.Parser;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

/// <summary>One model, many writers: the formats agree, repeat and keep to themselves where they were made.</summary>
public class ReportAgreementTests
{
    [Fact]
    public void Verdicts_AreTheSameEverywhere()
    {
        using var json = SampleReports.Json();
        var html = new HtmlParser().ParseDocument(SampleReports.Text("assessment.html"));
        var rows = CsvRows.Parse(SampleReports.Bytes("subjects.csv"));
        var column = Array.IndexOf(rows[0], "Verdict");

        foreach (var verdict in VerdictText.All)
        {
            var count = json.RootElement.GetProperty("subjects").EnumerateArray().Count(subject => subject.GetProperty("verdict").GetString() == verdict.Id);

            Assert.Equal(count, rows.Skip(1).Count(row => row[column] == verdict.Id));
            Assert.Equal($"{count}", html.QuerySelector($".tile.{verdict.Id} .figure")!.TextContent);
        }
    }

    [Fact]
    public void Findings_AreTheSameEverywhere()
    {
        using var json = SampleReports.Json();
        var findings = json.RootElement.GetProperty("diagnostics").EnumerateArray().ToList();
        var rows = CsvRows.Parse(SampleReports.Bytes("findings.csv")).Skip(1).ToList();

        // The last column is the reason of an accepted finding.
        Assert.Equal(findings.Select(finding => finding.GetProperty("fingerprint").GetString()), rows.Select(row => row[^2]));
        Assert.Single(rows, row => row[^1].Length > 0);
        Assert.Equal(Enumerable.Range(0, findings.Count), findings.Select(finding => finding.GetProperty("index").GetInt32()));
    }

    [Fact]
    public void IndexesOfASubject_LeadToItsFindings()
    {
        using var json = SampleReports.Json();
        var findings = json.RootElement.GetProperty("diagnostics");

        Assert.All(json.RootElement.GetProperty("subjects").EnumerateArray(), subject => Assert.All(
            subject.GetProperty("diagnostics").EnumerateArray(),
            index => Assert.Equal(subject.GetProperty("name").GetString(), findings[index.GetInt32()].GetProperty("subject").GetString())));
    }

    [Fact]
    public void TwoRuns_GiveTheSameBytes()
    {
        var again = SampleReports.Write(SampleReports.Assess());

        Assert.All(again, report => Assert.Equal(SampleReports.Bytes(report.Key), report.Value));
    }

    [Fact]
    public void NoReport_HoldsAnAbsolutePath() => Assert.All(
        SampleReports.Write(SampleReports.Result, includeAccess: true),
        report =>
        {
            var text = Encoding.UTF8.GetString(report.Value);
            Assert.DoesNotContain(RepositoryFolder.Root, text, StringComparison.Ordinal);
            Assert.DoesNotContain(CliRun.Sample, text, StringComparison.Ordinal);
        });
}
