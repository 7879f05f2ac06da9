using System.Text.Json;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Packaging;

/// <summary>What a build writes into the program.</summary>
public partial class BuildPropertyTests
{
    [Fact]
    public void Version_SaysTheCommitAndReportsDoNot()
    {
        Assert.Equal(
            new CliRun(0, VersionAction.Commit is { } commit ? $"{ToolInfo.Version}+{commit}\n" : ToolInfo.Version + "\n", ""),
            CliRun.Of("--version"));
        Assert.DoesNotContain('+', ToolInfo.Version);
        Assert.True(
            VersionAction.Commit is null || VersionAction.Commit.Length == 40 && VersionAction.Commit.All(char.IsAsciiHexDigitLower));
        Assert.Equal(Path.Exists(Path.Combine(RepositoryFolder.Root, ".git")), VersionAction.Commit is not null);
    }

    /// <summary>
    /// SARIF's writer takes the address from this attribute (see <see cref="ToolInfo.HomePage"/>) and makes each rule's <c>helpUri</c> of
    /// it.
    /// </summary>
    [Theory]
    [InlineData("https://git.example.com/tools/metadata-analyzer")]
    [InlineData("")]
    public void RepositoryUrl_IsWhatTheReportsLinkTo(string url)
    {
        var run = ProcessRun.Of("dotnet",
            [
                "msbuild", Path.Combine(RepositoryFolder.Root, "src", "MetadataAnalyzer.Reporting"), "-t:GetAssemblyAttributes",
                "-getItem:AssemblyAttribute", .. url.Length == 0 ? [] : new[] { $"-p:RepositoryUrl={url}" },
            ]);

        Assert.True(run.Code == 0, run.Output + run.Error);
        using var json = JsonDocument.Parse(run.Output);
        var attributes = json.RootElement.GetProperty("Items").GetProperty("AssemblyAttribute").EnumerateArray()
            .Where(item => item.TryGetProperty("_Parameter1", out var name) && name.GetString() == "RepositoryUrl")
            .Select(item => item.GetProperty("_Parameter2").GetString());
        Assert.Equal(url.Length == 0 ? [] : [url], attributes);
    }

    /// <summary>pre-commit packs the whole repository and installs every package as a tool.</summary>
    [Theory]
    [InlineData("src/MetadataAnalyzer", false)]
    [InlineData("src/MetadataAnalyzer.Rules", false)]
    [InlineData("src/MetadataAnalyzer.Reporting", false)]
    [InlineData("src/MetadataAnalyzer.Migration", false)]
    [InlineData("src/MetadataAnalyzer.Cli", true)]
    [InlineData("tests/MetadataAnalyzer.Tests", false)]
    [InlineData("tests/MetadataAnalyzer.Benchmarks", false)]
    public void Command_IsTheOnlyPackage(string project, bool isPackage)
    {
        var run = ProcessRun.Of("dotnet", ["msbuild", Path.Combine(RepositoryFolder.Root, project), "-getProperty:IsPackable"]);

        Assert.Equal((0, isPackage ? "true" : "false"), (run.Code, run.Output.Trim()));
    }

    /// <summary>
    /// Who follows the README and the manual here must not find the results, which hold names of an org, among the files to commit.
    /// </summary>
    [Fact]
    public void OutputsOfTheReadmesCommands_AreIgnoredOrCommitted()
    {
        string[] pages = ["README.md", "src/MetadataAnalyzer.Cli/MANUAL.md"];
        var outputs = pages.SelectMany(page => WrittenFile().Matches(File.ReadAllText(Path.Combine(RepositoryFolder.Root, page))))
            .Select(match => match.Groups["file"].Value).Distinct(StringComparer.Ordinal).ToList();

        Assert.All(
            ["packages", "collect", "kit", "before.json", "rules.json", "reports", "bin"], output => Assert.Contains(output, outputs));
        Assert.All([.. outputs, "org-data", "artifacts", "before.md", "after.json"], output =>
        {
            var ignored = Git("check-ignore", "--quiet", "--no-index", Path.HasExtension(output) ? output : output + "/file");
            Assert.True(ignored.Code == 0 || Git("ls-files", output).Output.Length > 0, output);
        });
        Assert.NotEqual(0, Git("check-ignore", "--quiet", "--no-index", "sample-metadata/org-data/users.csv").Code);
    }

    private static ProcessRun Git(params string[] arguments) => ProcessRun.Of("git", ["-C", RepositoryFolder.Root, .. arguments]);

    [GeneratedRegex(
        @"(--output-dir|--output|--report-dir|--tool-path|-o) (?<file>[a-z][\w./-]*)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WrittenFile();

    [Fact]
    public void Changelog_SpeaksOfThisVersion() => Assert.Contains(
        $"\n## {ToolInfo.Version}\n", File.ReadAllText(Path.Combine(RepositoryFolder.Root, "src", "CHANGELOG.md")),
        StringComparison.Ordinal);
}
