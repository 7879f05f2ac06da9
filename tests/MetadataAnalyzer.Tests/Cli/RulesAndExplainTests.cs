using System.Text.Json;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public class RulesAndExplainTests
{
    [Fact]
    public void Rules_ListsEveryRule()
    {
        using var folder = new TemporaryFolder();

        var console = CliRun.Of("rules").Output;
        var run = CliRun.Of("rules", "--output", folder.PathOf("rules.json"));

        Assert.Equal(0, run.Code);
        using var json = JsonDocument.Parse(File.ReadAllText(folder.PathOf("rules.json")));
        var ids = json.RootElement.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()!).ToList();
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.All(ids, id => Assert.Contains(id, console, StringComparison.Ordinal));
    }

    [Fact]
    public void Explain_PrintsThePageAsItIs()
    {
        var page = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "rules"), "IUL*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();

        var run = CliRun.Of("explain", Path.GetFileNameWithoutExtension(page).ToLowerInvariant());

        Assert.Equal(new CliRun(0, File.ReadAllText(page), ""), run);
    }

    [Fact]
    public void UnknownId_NamesTheNearest()
    {
        var run = CliRun.Of("explain", "IUL10O3");

        Assert.Equal(2, run.Code);
        Assert.Contains("did you mean IUL1003", run.Error, StringComparison.Ordinal);
    }
}
