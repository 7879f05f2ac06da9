using System.Text.Json;
using MetadataAnalyzer.Rules;
using NJsonSchema;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public sealed class RulesTests : IDisposable
{
    private static readonly IEnumerable<string> Ids = BuiltInRules.All.Select(rule => rule.SupportedDiagnostics[0].Id)
        .Order(StringComparer.Ordinal);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Console_ListsEveryRule()
    {
        var run = CliRun.Of("rules");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(
            Ids, run.Output.Split('\n').Where(line => line.StartsWith("  IUL", StringComparison.Ordinal)).Select(line => line[2..9]));
    }

    [Fact]
    public void Json_ListsEveryRuleWithItsPage()
    {
        using var json = JsonDocument.Parse(Written());

        var rules = json.RootElement.GetProperty("rules").EnumerateArray().ToDictionary(rule => rule.GetProperty("id").GetString()!);
        Assert.Equal(Ids, rules.Keys);
        var rule = rules["IUL2002"];
        Assert.Equal(["change", "verify"], rule.GetProperty("impacts").EnumerateArray().Select(impact => impact.GetString()));
        Assert.Equal(["candidate"], rule.GetProperty("appliesTo").EnumerateArray().Select(kind => kind.GetString()));
        Assert.Equal(
            ["permissionsets", "profiles"],
            rule.GetProperty("inputs").GetProperty("folders").EnumerateArray().Select(folder => folder.GetString()));
        Assert.Equal(
            ["permission-set-assignments", "permission-sets", "users"],
            rule.GetProperty("inputs").GetProperty("exports").EnumerateArray().Select(export => export.GetString()));
        Assert.StartsWith("Use the kit", rule.GetProperty("help").GetProperty("howToFix").GetString(), StringComparison.Ordinal);
        Assert.Equal("2026-08-21", rule.GetProperty("sources")[0].GetProperty("date").GetString());
    }

    [Fact]
    public async Task Json_IsValid() => Assert.Empty(await Validate(Written()));

    [Theory]
    [InlineData("\"schemaVersion\": \"1.0\"", "\"schemaVersion\": \"2.0\"")]
    [InlineData("\"id\": \"IUL2002\"", "\"id\": \"2002\"")]
    [InlineData("\"grade\": \"documented\"", "\"grade\": \"known\"")]
    [InlineData("\"date\": \"2026-08-21\"", "\"date\": \"August 2026\"")]
    [InlineData("\"howToFix\"", "\"fix\"")]
    [InlineData("\"step\": 2", "\"step\": 10")]
    [InlineData("\"impact\": \"blocker\"", "\"impact\": \"fatal\"")]
    public async Task Deviation_IsNotValid(string from, string to)
    {
        var json = Written();

        Assert.Contains(from, json, StringComparison.Ordinal);
        Assert.NotEmpty(await Validate(json.Replace(from, to, StringComparison.Ordinal)));
    }

    public void Dispose() => _folder.Dispose();

    private string Written()
    {
        var run = CliRun.Of("rules", "--output", _folder.PathOf("rules.json"));

        Assert.Equal(new CliRun(0, "", ""), run);
        return File.ReadAllText(_folder.PathOf("rules.json"));
    }

    private static async Task<IEnumerable<string>> Validate(string json)
    {
        var schema = await JsonSchema.FromFileAsync(
            Path.Combine(RepositoryFolder.Root, "rules", "schemas", "rules.schema.json"), TestContext.Current.CancellationToken);
        return schema.Validate(json).Select(error => error.ToString());
    }
}
