using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Tests.Cli;
using UglyToad.PdfPig;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

/// <summary>One model, many writers: the formats agree, repeat and keep to themselves where they were made.</summary>
public class ReportAgreementTests
{
    /// <summary>The sample at list prices: as committed it is not priced, and then there is no amount to compare.</summary>
    private static readonly Lazy<Dictionary<string, byte[]>> Priced = new(() => SampleReports.Write(SampleReports.Assess()));

    [Fact]
    public void Verdicts_AreTheSameEverywhere()
    {
        using var json = SampleReports.Json();
        var html = new HtmlParser().ParseDocument(SampleReports.Text("assessment.html"));
        var rows = CsvRows.Parse(SampleReports.Bytes("subjects.csv"));
        var column = Array.IndexOf(rows[0], "Verdict");

        foreach (var verdict in VerdictText.All)
        {
            var count = json.RootElement.GetProperty("subjects").EnumerateArray()
                .Count(subject => subject.GetProperty("verdict").GetString() == verdict.Id);

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

        // The last three columns are the reason of an accepted finding, how it stands to a baseline, and its items.
        Assert.Equal(findings.Select(finding => finding.GetProperty("fingerprint").GetString()), rows.Select(row => row[^4]));
        Assert.Single(rows, row => row[^3].Length > 0);
        Assert.Equal(Enumerable.Range(0, findings.Count), findings.Select(finding => finding.GetProperty("index").GetInt32()));
    }

    [Fact]
    public void VerdictsAndImpacts_AreTheSameInEveryMachineFormat()
    {
        var reports = Priced.Value;
        using var json = JsonDocument.Parse(reports["assessment.json"]);
        using var sarif = JsonDocument.Parse(reports["assessment.sarif"]);
        var run = sarif.RootElement.GetProperty("runs")[0];
        var suites = XDocument.Load(new MemoryStream(reports["assessment.junit.xml"])).Root!.Elements("testsuite").ToList();
        var markdown = Encoding.UTF8.GetString(reports["assessment.md"]);
        var subjects = json.RootElement.GetProperty("subjects").EnumerateArray()
            .Select(subject => subject.GetProperty("verdict").GetString()).ToList();
        var findings = json.RootElement.GetProperty("diagnostics").EnumerateArray()
            .Select(finding => finding.GetProperty("impact").GetString()).ToList();
        var rows = CsvRows.Parse(reports["findings.csv"]);

        foreach (var verdict in VerdictText.All)
        {
            var count = subjects.Count(id => id == verdict.Id);
            Assert.True(count > 0, $"the sample has no subject that is {verdict.Id}");
            Assert.Equal(count, run.GetProperty("properties").GetProperty("verdicts").GetProperty(verdict.Id).GetInt32());
            Assert.Equal(count, suites.Count(suite => Property(suite, "verdict") == verdict.Id));
            Assert.Contains($" {count} {verdict.Name.ToLowerInvariant()}", markdown.Split('\n')[2], StringComparison.Ordinal);
        }

        foreach (var impact in Enum.GetValues<Impact>().Select(impact => impact.Id()))
        {
            var count = findings.Count(id => id == impact);
            Assert.True(count > 0, $"the sample has no {impact}");
            Assert.Equal(count, rows.Count(row => row[4] == impact));
            Assert.Equal(count, run.GetProperty("results").EnumerateArray()
                .Count(result => result.GetProperty("properties").GetProperty("impact").GetString() == impact));
            Assert.Equal(count, suites.Sum(suite => int.Parse(Property(suite, $"findings.{impact}")!, CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void Savings_AreTheSameInEveryFormat()
    {
        var reports = Priced.Value;
        using var json = JsonDocument.Parse(reports["assessment.json"]);
        using var sarif = JsonDocument.Parse(reports["assessment.sarif"]);
        var figures = sarif.RootElement.GetProperty("runs")[0].GetProperty("properties");
        var savings = CsvRows.Parse(reports["savings.csv"]);
        var markdown = Encoding.UTF8.GetString(reports["assessment.md"]).Split('\n');
        string[] scenarios = ["low", "base", "high"];

        for (var index = 0; index < scenarios.Length; index++)
        {
            var scenario = json.RootElement.GetProperty("savings").GetProperty("scenarios").GetProperty(scenarios[index]);
            var annual = scenario.GetProperty("annual").GetDecimal();
            var freed = scenario.GetProperty("seatsFreed").GetInt32();

            Assert.True(annual > 0);
            Assert.Equal(annual, decimal.Parse(Cell("annual", index), CultureInfo.InvariantCulture));
            Assert.Equal(annual, figures.GetProperty("annualSaving").GetProperty(scenarios[index]).GetDecimal());
            Assert.Equal(Amounts.Text(annual, "USD"), MarkdownCell("**Saving a year**", index));
            Assert.Equal($"{freed}", Cell("seatsFreed", index));
            Assert.Equal(freed, figures.GetProperty("seatsFreed").GetProperty(scenarios[index]).GetInt32());
            Assert.Equal($"{freed}", MarkdownCell("Full licences freed", index));
            Assert.Equal(
                $"{scenario.GetProperty("freeSeats")} / {scenario.GetProperty("paidSeats")} / {scenario.GetProperty("unknownSeats")}",
                MarkdownCell("Integration seats: free / to buy / not known", index));
            Assert.Equal(
                (scenario.GetProperty("freeSeats").ToString(), scenario.GetProperty("paidSeats").ToString(),
                    scenario.GetProperty("unknownSeats").ToString()),
                (Cell("freeSeats", index), Cell("paidSeats", index), Cell("unknownSeats", index)));
        }

        string Cell(string item, int scenario) => savings.Single(row => row[0] == "scenario" && row[1] == item)[3 + scenario];
        string MarkdownCell(string label, int scenario) =>
            markdown.Single(line => line.StartsWith($"| {label} |", StringComparison.Ordinal)).Split('|')[2 + scenario].Trim();
    }

    /// <summary>The table of scenarios, cell by cell, as a reader of the page and a reader of the paper sees it.</summary>
    [Fact]
    public void SavingsForPeople_AreThoseOfTheJson()
    {
        using var json = JsonDocument.Parse(Priced.Value["assessment.json"]);
        var scenarios = json.RootElement.GetProperty("savings").GetProperty("scenarios");
        var html = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(Priced.Value["assessment.html"]));
        using var pdf = PdfDocument.Open(Priced.Value["assessment.pdf"]);
        var paper = string.Concat(pdf.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
        (string Label, string Key, bool IsMoney)[] lines =
        [
            ("Subjects that move", "subjects", false), ("Full licences freed", "seatsFreed", false),
            ("Integration seats: free", "freeSeats", false),
            ("Integration seats: to buy", "paidSeats", false), ("Cost today, a year", "currentAnnual", true),
            ("Cost after the move, a year", "targetAnnual", true),
            ("Saving in a year", "annual", true), ("First year from the renewal, less the work", "firstYearNet", true),
            ("Three years from the renewal, before the work", "threeYearGross", true),
            ("Three years from the renewal, less the work", "threeYear", true),
        ];

        foreach (var (label, key, isMoney) in lines)
        {
            var row = Assert.Single(html.QuerySelectorAll("#savings tr"), row => row.QuerySelector("th")?.TextContent == label);
            string[] expected =
            [
                .. new[] { "low", "base", "high" }.Select(scenario => scenarios.GetProperty(scenario).GetProperty(key))
                    .Select(value => isMoney ? Amounts.Text(value.GetDecimal(), "USD") : value.ToString()),
            ];

            Assert.Equal(expected, row.QuerySelectorAll("td").Select(cell => cell.TextContent));
            Assert.Contains((label + string.Concat(expected)).Replace(" ", "", StringComparison.Ordinal), paper, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void SavingOfASubject_IsTheSameInEveryFormat()
    {
        var reports = Priced.Value;
        using var json = JsonDocument.Parse(reports["assessment.json"]);
        using var sarif = JsonDocument.Parse(reports["assessment.sarif"]);
        var results = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("properties"))
            .Where(properties => properties.TryGetProperty("annualSaving", out _))
                .ToLookup(properties => properties.GetProperty("subject").GetString());
        var rows = CsvRows.Parse(reports["subjects.csv"]).ToDictionary(row => row[0]);
        var column = Array.IndexOf(rows["Name"], "AnnualSaving");
        var suites = XDocument.Load(new MemoryStream(reports["assessment.junit.xml"])).Root!.Elements("testsuite")
            .ToDictionary(suite => (string)suite.Attribute("name")!);
        var table = Encoding.UTF8.GetString(reports["assessment.md"]).Split('\n');
        var priced = 0;

        foreach (var subject in json.RootElement.GetProperty("subjects").EnumerateArray())
        {
            var name = subject.GetProperty("name").GetString()!;
            var annual = subject.GetProperty("savings").GetProperty("annual") is { ValueKind: JsonValueKind.Number } number
                ? number.GetDecimal()
                : (decimal?)null;
            Assert.Equal(annual, rows[name][column] is { Length: > 0 } cell ? decimal.Parse(cell, CultureInfo.InvariantCulture) : null);
            Assert.Equal(annual, Property(suites[name], "annualSaving") is { } property
                ? decimal.Parse(property, CultureInfo.InvariantCulture)
                : null);
            Assert.All(results[name],
                result =>
                Assert.Equal(annual, result.GetProperty("annualSaving") is { ValueKind: JsonValueKind.Number } found
                ? found.GetDecimal()
                : null));
            if (table.FirstOrDefault(line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal)) is { } line && annual is not null)
            {
                priced++;
                Assert.Equal(Amounts.Text(annual, "USD"), line.Split('|')[6].Trim());
            }
        }

        Assert.True(priced > 0);
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

    private static string? Property(XElement suite, string name) =>
        (string?)suite.Element("properties")!.Elements("property")
            .SingleOrDefault(property => (string?)property.Attribute("name") == name)?.Attribute("value");
}
