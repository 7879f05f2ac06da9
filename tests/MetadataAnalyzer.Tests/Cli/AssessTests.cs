using System.Text;
using MetadataAnalyzer.Reporting;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public class AssessTests
{
    [Fact]
    public void ReportDirectory_GetsEveryFormatAndNothingElse()
    {
        using var folder = new TemporaryFolder();

        var run = CliRun.Of("assess", CliRun.Sample, "--report-dir", folder.PathOf("reports"));

        Assert.Equal(0, run.Code);
        Assert.Equal("", run.Error);
        Assert.Equal(
            ReportFormats.All.Select(writer => writer.FileName).Order(StringComparer.Ordinal),
            folder.Files.Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Output_TakesTheFormatFromTheNameOrByName()
    {
        using var folder = new TemporaryFolder();

        var run = CliRun.Of(
            "assess", CliRun.Sample, "--output", folder.PathOf("a.json"), "--output", folder.PathOf("b.csv"), "--output", folder.PathOf(
                "my-subjects.csv"),
            "--output", "html="
                + folder.PathOf("c.txt"), "--output", folder.PathOf("d.sarif"), "--output", folder.PathOf("e.sarif.json"), "--output",
                folder.PathOf("f.md"),
            "--output", folder.PathOf("TEST-g.xml"), "--output", folder.PathOf("acme-permission-sets.csv"));

        Assert.Equal(0, run.Code);
        Assert.StartsWith("{", File.ReadAllText(folder.PathOf("a.json")), StringComparison.Ordinal);
        Assert.StartsWith("Index,RuleId", File.ReadAllText(folder.PathOf("b.csv")), StringComparison.Ordinal);
        Assert.StartsWith("Name,Label", File.ReadAllText(folder.PathOf("my-subjects.csv")), StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(folder.PathOf("c.txt")), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(folder.PathOf("d.sarif")), File.ReadAllText(folder.PathOf("e.sarif.json")));
        Assert.StartsWith("## ", File.ReadAllText(folder.PathOf("f.md")), StringComparison.Ordinal);
        Assert.Contains("<testsuites ", File.ReadAllText(folder.PathOf("TEST-g.xml")), StringComparison.Ordinal);
        Assert.StartsWith(
            "Subject,Verdict,Type,Name,Group", File.ReadAllText(folder.PathOf("acme-permission-sets.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void OutputToALink_ReplacesTheLink()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("real"));
        var link = File.CreateSymbolicLink(folder.PathOf("link.json"), folder.PathOf("real/target.json"));

        var run = CliRun.Of("assess", CliRun.Sample, "--output", link.FullName);

        Assert.Equal(0, run.Code);
        Assert.Null(new FileInfo(link.FullName).LinkTarget);
        Assert.StartsWith("{", File.ReadAllText(link.FullName), StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathOf("real/target.json")));
    }

    [Fact]
    public void RedirectedOutput_IsPlainText()
    {
        var run = CliRun.Of("assess", CliRun.Sample, "--verbose");

        Assert.DoesNotContain('\u001b', run.Output + run.Error);
        Assert.DoesNotContain('\r', run.Output);
        Assert.All(run.Output.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
        Assert.DoesNotContain(RepositoryFolder.Root, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void HostileNames_DoNotReachTheTerminal()
    {
        var run = CliRun.On(HostileOrg.Create(), ["assess", "/org", "--verbose"]);

        Assert.Equal(0, run.Code);
        Assert.Contains(HostileOrg.Script, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public void WithoutExports_ProfilesAreJudgedWithLowConfidence()
    {
        var fileSystem = HostileOrg.Create();
        fileSystem.Directory.Delete("/org/org-data", recursive: true);

        var run = CliRun.On(fileSystem, ["assess", "/org"]);

        Assert.Equal(0, run.Code);
        Assert.Contains("Exports   none\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Sync \"&<b> · Salesforce · low confidence", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_PrintsNothing() => Assert.Equal(new CliRun(0, "", ""), CliRun.Of("assess", CliRun.Sample, "--quiet"));

    [Fact]
    public void Strict_SaysWhatIsIncomplete()
    {
        var run = CliRun.Of("assess", CliRun.Sample, "--strict", "--quiet");

        Assert.Equal(4, run.Code);
        Assert.Contains("incomplete: 1 metadata file could not be read", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void ReportThatCannotBeWritten_IsOneLineAndTheOthersGoOn()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("taken.json"));

        var run = CliRun.Of(
            "assess", CliRun.Sample, "--quiet", "--output", folder.PathOf("taken.json"), "--output", folder.PathOf("b.csv"));

        Assert.Equal(5, run.Code);
        Assert.Contains("taken.json could not be written", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        Assert.Equal(["b.csv"], folder.Files);
    }

    [Fact]
    public void Cancelled_LeavesNoFile()
    {
        using var folder = new TemporaryFolder();

        var run = CliRun.On(
            new System.IO.Abstractions.FileSystem(), ["assess", CliRun.Sample, "--report-dir", folder.Path], new CancellationToken(
                canceled: true));

        Assert.Equal(130, run.Code);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void IncludedAndExcludedSubject_IsJudgedAsTheUserSays()
    {
        using var folder = new TemporaryFolder();
        var person = SubjectNamed("not-a-candidate", "person");

        var run = CliRun.Of(
            "assess", CliRun.Sample, "--quiet", "--output", folder.PathOf("subjects.csv"), "--include-subject", person, "--exclude-subject",
            SubjectNamed("ready", "integration"));

        Assert.Equal(0, run.Code);
        var rows = Reporting.CsvRows.Parse(File.ReadAllBytes(folder.PathOf("subjects.csv")));
        Assert.Equal("integration", rows.Single(row => row[0] == person)[6]);
        Assert.Equal("excluded by name", rows.Single(row => row[0] == SubjectNamed("ready", "integration"))[15]);
    }

    [Fact]
    public void AsOf_MovesTheWindow()
    {
        using var folder = new TemporaryFolder();

        var run = CliRun.Of(
            "assess", CliRun.Sample, "--quiet", "--as-of", "2030-01-31", "--window", "30", "--output", folder.PathOf("a.json"));

        Assert.Equal(0, run.Code);
        Assert.Contains("\"asOf\": \"2030-01-31\"", File.ReadAllText(folder.PathOf("a.json"), Encoding.UTF8), StringComparison.Ordinal);
    }

    [Fact]
    public void IncludeAccess_AddsOneKey()
    {
        using var folder = new TemporaryFolder();

        CliRun.Of("assess", CliRun.Sample, "--quiet", "--include-access", "--output", folder.PathOf("with.json"));

        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(folder.PathOf("with.json")));
        var access = json.RootElement.GetProperty("effectiveAccess").EnumerateObject().Select(subject => subject.Name).ToList();
        Assert.Equal(json.RootElement.GetProperty("subjects").EnumerateArray()
            .Where(subject => subject.GetProperty("verdict").GetString() != "not-a-candidate")
                .Select(subject => subject.GetProperty("name").GetString()), access);
    }

    private static string SubjectNamed(string verdict, string classification) =>
        Reporting.CsvRows.Parse(Reporting.SampleReports.Bytes("subjects.csv"))
        .First(row => row[8] == verdict && row[6] == classification && row[3] == "true" && row[5] == "Salesforce")[0];
}
