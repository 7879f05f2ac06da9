using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Reporting.Redaction;
using MetadataAnalyzer.Tests.Reporting;
using MetadataAnalyzer.Tests.Reporting.Redaction;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public sealed class CheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Formats => ["text", "json", "sarif", "junit", "markdown", "github", "gitlab"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void EveryExitCode_IsTheSameInEveryFormat(string format)
    {
        string[] check = ["check", CliRun.Sample, "--format", format];
        var nothing = _folder.PathOf("nothing");
        Directory.CreateDirectory(nothing);
        File.WriteAllText(_folder.PathOf("file"), "no folder");
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Equal(ExitCode.Findings, CliRun.Of([.. check]).Code);
        Assert.Equal(ExitCode.Done, CliRun.Of([.. check, "--fail-on", "never"]).Code);
        Assert.Equal(ExitCode.Done, CliRun.Of([.. check, "--exit-zero"]).Code);
        Assert.Equal(ExitCode.Usage, CliRun.Of([.. check, "--baseline", "none.json"]).Code);
        Assert.Equal(ExitCode.NoInput, CliRun.Of("check", nothing, "--format", format).Code);
        Assert.Equal(ExitCode.Incomplete, CliRun.Of([.. check, "--strict", "--exit-zero", "--org-data", nothing]).Code);
        Assert.Equal(ExitCode.Internal, CliRun.Of([.. check, "--output", _folder.PathOf("file/below.json")]).Code);
        Assert.Equal(ExitCode.Cancelled, CliRun.On(new System.IO.Abstractions.FileSystem(), check, cancelled.Token).Code);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Format_IsWhatItSays(string format)
    {
        var run = CliRun.Of("check", CliRun.Sample, "--format", format);

        Assert.Equal("", run.Error);
        switch (format)
        {
            case "json" or "sarif" or "gitlab":
                using (JsonDocument.Parse(run.Output))
                {
                    break;
                }

            case "junit":
                Assert.NotEmpty(XDocument.Parse(run.Output).Descendants("failure"));
                break;
            case "markdown":
                Assert.Contains("### The check fails", run.Output, StringComparison.Ordinal);
                break;
            case "github":
                Assert.All(
                    run.Output.TrimEnd('\n').Split('\n')[..^1],
                    line => Assert.Matches("^::(error|warning|notice) file=sample-metadata/.*,title=IUL[0-9]{4} .*::.", line));
                break;
            default:
                Assert.Contains("the check, which fails on a blocker", run.Output, StringComparison.Ordinal);
                break;
        }
    }

    [Fact]
    public void Annotations_AreTenOfEachLevelWorstFirst_AndTheRestIsCounted()
    {
        var lines = CliRun.Of("check", CliRun.Sample, "--format", "github").Output.TrimEnd('\n').Split('\n');

        var levels = lines[..^1].Select(line => line.Split(' ')[0]).ToList();
        Assert.Equal(levels.OrderBy(level => Array.IndexOf(["::error", "::warning", "::notice"], level)), levels);
        Assert.All(levels.GroupBy(level => level), level => Assert.True(level.Count() <= 10));
        Assert.Matches("^Not annotated, because a step shows 10 of each level: [0-9]+ more warnings, [0-9]+ more notices$", lines[^1]);
    }

    [Fact]
    public void TwoRuns_HaveTheSameBytes() => Assert.All(Formats, row =>
    {
        string[] arguments = ["check", CliRun.Sample, "--format", row.Data];
        Assert.Equal(CliRun.Of(arguments), CliRun.Of(arguments));
    });

    [Fact]
    public void CodeQuality_HasUniqueFingerprintsAndPlaces()
    {
        using var json = JsonDocument.Parse(CliRun.Of("check", CliRun.Sample, "--format", "gitlab").Output);
        var entries = json.RootElement.EnumerateArray().ToList();

        Assert.Equal(entries.Count, entries.Select(entry => entry.GetProperty("fingerprint").GetString()).Distinct().Count());
        Assert.All(entries, entry =>
        {
            Assert.StartsWith("sample-metadata/", entry.GetProperty("location").GetProperty("path").GetString(), StringComparison.Ordinal);
            Assert.True(entry.GetProperty("location").GetProperty("lines").GetProperty("begin").GetInt32() >= 1);
            Assert.Contains(entry.GetProperty("severity").GetString(), new[] { "blocker", "major", "minor", "info" });
        });
    }

    [Theory]
    [InlineData("github")]
    [InlineData("gitlab")]
    [InlineData("text")]
    public void Redacted_HoldsNoName(string format)
    {
        var names = Leaks.NamesOf(SampleReports.Result.Org, RedactionKinds.All);

        var run = CliRun.Of("check", CliRun.Sample, "--format", format, "--redact");

        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.Empty(Leaks.Find(Encoding.UTF8.GetBytes(run.Output), names));
    }

    [Fact]
    public void HostileNames_StayInsideTheirCommand()
    {
        var run = CliRun.On(HostileOrg.Create(), ["check", "/org", "--format", "github"]);

        Assert.All(run.Output.TrimEnd('\n').Split('\n'), line => Assert.Matches("^(::(error|warning|notice) |Not annotated)", line));
        Assert.Contains("Set %257C%2560x", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void MinSeverity_HidesAndDoesNotLetPass()
    {
        var run = CliRun.Of("check", CliRun.Sample, "--fail-on", "change", "--min-severity", "blocker");

        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.DoesNotContain(": Verify ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FailOn_OfTheConfiguration_HoldsUnlessAnOptionSaysElse()
    {
        File.WriteAllText(_folder.PathOf("own.yml"), "failOn: never\n");
        string[] check = ["check", CliRun.Sample, "--config", _folder.PathOf("own.yml")];

        Assert.Equal(ExitCode.Done, CliRun.Of(check).Code);
        Assert.Equal(ExitCode.Findings, CliRun.Of([.. check, "--fail-on", "blocker"]).Code);
        File.WriteAllText(_folder.PathOf("own.yml"), "failOn: error\n");
        Assert.Contains("own.yml, line 1: 'failOn' is one of blocker", CliRun.Of(check).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ChangedFiles_LookAtPlacesAndGrantPaths()
    {
        const string Changed = "integrations/main/default/permissionsets/Backup_Full_Access.permissionset-meta.xml";
        File.WriteAllText(_folder.PathOf("changed.txt"), $"sample-metadata/{Changed}\nREADME.md\n");

        var run = CliRun.Of("check", CliRun.Sample, "--changed-files", _folder.PathOf("changed.txt"), "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        var findings = json.RootElement.GetProperty("diagnostics").EnumerateArray()
            .ToLookup(finding => finding.GetProperty("baseline").GetString());
        Assert.NotEmpty(findings["new"]);
        Assert.All(findings["new"], finding => Assert.Contains(Changed, finding.GetRawText(), StringComparison.Ordinal));
        Assert.DoesNotContain(
            findings["unchanged"], finding => finding.GetProperty("location").ToString().Contains(Changed, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("README.md\n", 0)]
    [InlineData("./integrations/main/default/permissionsets/Backup_Full_Access.permissionset-meta.xml\r\n", 1)]
    [InlineData("\"integrations/main/default/permissionsets/Backup_F\\165ll_Access.permissionset-meta.xml\"", 1)]
    public void ChangedFiles_FromStdin(string list, int code)
    {
        using var input = new StringReader(list);
        using var output = new StringWriter();
        using var error = new StringWriter();

        var actual = CommandLine.Run(
            ["check", CliRun.Sample, "--changed-files", "-", "--fail-on", "change"], input, output, error,
            new System.IO.Abstractions.FileSystem(), TestContext.Current.CancellationToken);

        Assert.Equal((code, ""), (actual, error.ToString()));
    }

    [Theory]
    [InlineData("--format", "xml", "xml")]
    [InlineData("--fail-on", "error", "one of blocker")]
    [InlineData("--min-confidence", "sure", "one of high")]
    [InlineData("--changed-files", "none.txt", "none.txt")]
    [InlineData("--suppressions", "none.yml", "--suppressions none.yml is no file")]
    public void WrongOption_IsTwo(string option, string value, string expected)
    {
        var run = CliRun.Of("check", CliRun.Sample, option, value);

        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void SuppressionFile_AcceptsAndIsListed()
    {
        File.WriteAllText(_folder.PathOf("accepted.yml"),
            "suppressions:\n  - {rule: IUL9006, entity: 'PermissionSet:Backup_*', reason: reads all by design, owner: jo, expires: "
            + "2099-01-01}\n");

        var run = CliRun.Of("check", CliRun.Sample, "--suppressions", _folder.PathOf("accepted.yml"), "--show-suppressed");

        Assert.Contains("[accepted by jo, until 2099-01-01: reads all by design]", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            run.Output.Split('\n'),
            line => line.Contains("IUL9006", StringComparison.Ordinal) && line.Contains("Backup_Full_Access", StringComparison.Ordinal)
                && !line.EndsWith(']'));
    }

    public void Dispose() => _folder.Dispose();
}
