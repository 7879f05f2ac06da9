using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Cli.RulePages;
using MetadataAnalyzer.Rules;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public class ExplainTests
{
    private static readonly string[] Headings = ["What it looks at", "Why it matters", "How to fix", "When to live with it", "Sources"];

    public static TheoryData<string> Ids => [.. BuiltInRules.All.Select(rule => rule.SupportedDiagnostics[0].Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryRule_FitsEightyColumnsWithoutMarks(string id)
    {
        var run = CliRun.Of("explain", id);

        Assert.Equal((0, ""), (run.Code, run.Error));
        var lines = run.Output.TrimEnd('\n').Split('\n');
        var prose = lines.TakeWhile(line => !line.StartsWith("Example", StringComparison.Ordinal)).ToList();
        Assert.Equal([.. Headings], prose.Skip(1).Where(line => line is [not ' ', ..] && Headings.Contains(line)));
        Assert.All(prose, line => Assert.True(line.Length <= PlainText.Width || IsOneWord(line), line));
        Assert.DoesNotContain(
            prose,
            line => line.Contains('`') || line.Contains("](", StringComparison.Ordinal) || line.Contains("**", StringComparison.Ordinal)
                || line.TrimStart() is ['|' or '#', ..]);
        Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public void Sources_HaveGradeDateAndAddress()
    {
        var output = CliRun.Of("explain", "IUL2002").Output;

        Assert.Contains(
            "  - Object Reference, PermissionSet: LicenseId and the rule that it must match\n    the user (documented, 2026-08-21)\n    "
            + "https://developer.salesforce.com/", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Example_IsTheProjectAndWhatIsSaidOfIt()
    {
        var output = CliRun.Of("explain", "IUL2002").Output;

        Assert.Contains(
            "\nExample: In the project\n  permissionsets/dialer__API_User.permissionset\n      <?xml version", output,
            StringComparison.Ordinal);
        Assert.Contains(
            "\n  It says\n      permissionsets/dialer__API_User.permissionset:9:5: Change IUL2002:\n", output, StringComparison.Ordinal);
        Assert.EndsWith(
            "\n  More examples, and what stays silent: metadata-analyzer explain IUL2002 --examples\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Examples_AreAllThatThePageHas()
    {
        var page = EmbeddedPages.Read("IUL2002");

        var run = CliRun.Of("explain", "IUL2002", "--examples");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.True(page.Flagged.Length > 1);
        Assert.All(page.Flagged, example => Assert.Contains($"\nExample: {example.Name}\n", run.Output, StringComparison.Ordinal));
        Assert.All(page.Clean, example => Assert.Contains($"\nSilent: {example.Name}\n", run.Output, StringComparison.Ordinal));
        Assert.Contains("\n  It says nothing\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("--examples", run.Output, StringComparison.Ordinal);
    }

    /// <summary>An installed tool has no folder of pages, schemas or catalogue files.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryRule_PointsToNoFileOfTheRepository(string id)
    {
        var words = CliRun.Of("explain", id, "--examples").Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !word.StartsWith("https://", StringComparison.Ordinal));

        Assert.DoesNotContain(words, word => word.Contains("rules/", StringComparison.Ordinal)
            || word.Contains("src/", StringComparison.Ordinal) || word.Contains("sample-metadata", StringComparison.Ordinal));
    }

    [Fact]
    public void SeveralIds_AreExplainedInTheOrderAskedForAndOnce()
    {
        var (first, second) = (CliRun.Of("explain", "IUL4001").Output, CliRun.Of("explain", "IUL2002").Output);

        var run = CliRun.Of("explain", "iul4001", " IUL2002", "Iul4001");

        Assert.Equal(new CliRun(0, $"{first}\n{new string('-', 80)}\n\n{second}", ""), run);
    }

    [Fact]
    public void UnknownId_PrintsNothingOfTheOthers()
    {
        var run = CliRun.Of("explain", "IUL2002", "IUL10O3");

        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Output));
        Assert.Contains("IUL10O3: no such rule; did you mean IUL1003", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void NoId_SaysWhatToWrite()
    {
        var run = CliRun.Of("explain");

        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Output));
        Assert.Contains("'explain IUL1002'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void MistypedOption_IsNoId()
    {
        var run = CliRun.Of("explain", "--markdown");

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("--markdown", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("no such rule", run.Error, StringComparison.Ordinal);
    }

    private static bool IsOneWord(string line) => !line.Trim().Contains(' ');
}
