using System.IO.Abstractions.TestingHelpers;
using System.Text.Json;
using MetadataAnalyzer.Cli;
using NJsonSchema;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>Policies that a configuration names, in every verb that knows rules; and <c>rules test</c>.</summary>
public class CustomPolicyTests
{
    private const string Policies =
        "policies:\n- id: ACME2001\n  title: A set is called Sync\n  on: permissionSet\n  where: {name: Sync}\n  impact: change\n  "
        + "message: \"rename {name}\"\n  fix: Give it a name.\n";

    private const string Example =
        "```xml permissionsets/Sync.permissionset\n<PermissionSet "
        + "xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Sync</label></PermissionSet>\n```\n";

    private const string Other =
        "```xml permissionsets/Other.permissionset\n<PermissionSet "
        + "xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Sync</label></PermissionSet>\n```\n";

    private const string Said = "permissionsets/Sync.permissionset:1:1: Change ACME2001: rename Sync\n";

    [Fact]
    public void Finding_IsReportedWithTheRulesOrigin()
    {
        var fileSystem = Create();

        var run = CliRun.On(fileSystem, ["assess", ConfiguredOrg.Root, "--output", "/out/a.json"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        using var json = JsonDocument.Parse(fileSystem.File.ReadAllText("/out/a.json"));
        var rule = Assert.Single(json.RootElement.GetProperty("customRules").EnumerateArray());
        Assert.Equal(("ACME2001", "own/policies.yml"), (rule.GetProperty("id").GetString(), rule.GetProperty("origin").GetString()));
        var finding = Assert.Single(
            json.RootElement.GetProperty("diagnostics").EnumerateArray(),
            finding => finding.GetProperty("ruleId").GetString() == "ACME2001");
        Assert.Equal("rename Sync", finding.GetProperty("message").GetString());
    }

    [Fact]
    public void Redacted_HidesNamesInTheMessage()
    {
        var fileSystem = Create(Policies.Replace("rename {name}", "Sync is {name}", StringComparison.Ordinal));

        CliRun.On(fileSystem, ["assess", ConfiguredOrg.Root, "--redact", "--output", "/out/a.json"]);

        using var json = JsonDocument.Parse(fileSystem.File.ReadAllText("/out/a.json"));
        var finding = json.RootElement.GetProperty("diagnostics").EnumerateArray()
            .Single(finding => finding.GetProperty("ruleId").GetString() == "ACME2001");
        Assert.DoesNotContain("Sync", finding.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Suppression_MayNameIt()
    {
        var run = CliRun.On(
            Create(
                configuration: "policies: own/policies.yml\nsuppressions: [{rule: ACME2001, entity: 'PermissionSet:Sync', reason: known}]"),
                ["assess", ConfiguredOrg.Root]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Matches("Accepted +1 finding", run.Output);
    }

    [Fact]
    public void Rules_ListsItWithItsOrigin()
    {
        var run = CliRun.On(Create(), ["rules", "--config", $"{ConfiguredOrg.Root}/metadata-analyzer.yml"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Matches("\n  ACME2001  Change +A set is called Sync \\(.*own/policies.yml\\)\n", run.Output);
        Assert.DoesNotContain("ACME", CliRun.On(Create(), ["rules", "--no-config"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RulesJson_IsValid()
    {
        var fileSystem = Create();

        Assert.Equal(
            0, CliRun.On(
                fileSystem, ["rules", "--config", $"{ConfiguredOrg.Root}/metadata-analyzer.yml", "--output", "/out/rules.json"]).Code);

        var schema = await JsonSchema.FromFileAsync(
            Path.Combine(RepositoryFolder.Root, "rules", "schemas", "rules.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(
            schema.Validate(await fileSystem.File.ReadAllTextAsync("/out/rules.json", TestContext.Current.CancellationToken))
                .Select(error => error.ToString()));
    }

    [Fact]
    public void Explain_SaysConditionAndFix()
    {
        var run = CliRun.On(Create(), ["explain", "ACME2001", "IUL2001", "--config", $"{ConfiguredOrg.Root}/metadata-analyzer.yml"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("  Permission sets with name 'Sync'.", run.Output, StringComparison.Ordinal);
        Assert.Contains("How to fix\n  Give it a name.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("IUL2001: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_IsReadFileByFile()
    {
        var fileSystem = Create(configuration: "policies: [own]");
        fileSystem.AddFile($"{ConfiguredOrg.Root}/own/more.yaml", new(Policies.Replace("ACME2001", "ACME2002", StringComparison.Ordinal)));

        Assert.Matches(
            "ACME2001(.|\n)*ACME2002", CliRun.On(fileSystem, ["rules", "--config", $"{ConfiguredOrg.Root}/metadata-analyzer.yml"]).Output);
    }

    [Theory]
    [InlineData(
        "policies: [missing.yml]", Policies, "metadata-analyzer.yml, line 1: policies 'missing.yml': there is no such file or folder")]
    [InlineData(
        "policies: [permissionsets]", Policies,
        "metadata-analyzer.yml, line 1: policies 'permissionsets': the folder holds no file of policies")]
    [InlineData("policies: [own/policies.yml]", "policies:\n- id: ACME2001\n  titel: T\n", "own/policies.yml, line 3: unknown key 'titel'")]
    [InlineData("policies: [own/policies.yml]", "policies: [", "own/policies.yml, line 2: no YAML")]
    [InlineData(
        "policies: [own/policies.yml, own]", Policies,
        "own/policies.yml, line 2: the id 'ACME2001' is that of a rule in own/policies.yml, line 2 too")]
    public void Mistake_IsRefusedWithItsPlace(string configuration, string policies, string expected)
    {
        var run = CliRun.On(Create(policies, configuration), ["assess", ConfiguredOrg.Root]);

        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Test_PassesWhatThePageShows()
    {
        var run = Test($"# ACME2001\n\n## Flagged\n\n{Example}\n```text output\n{Said}```\n\n## Clean\n\n{Other}\n```text output\n```\n");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(
            $"pass  {ConfiguredOrg.Root}/own/rules/ACME2001.md:9  Flagged\npass  {ConfiguredOrg.Root}/own/rules/ACME2001.md:19  Clean\n\n1 "
            + "page, 2 examples: 2 passed, 0 failed\n", run.Output);
    }

    [Theory]
    [InlineData(
        "## Flagged\n\n" + Example + "\n```text output\nother\n```\n",
        ":7  Flagged\n      the page shows:\n        other\n      the rule says:\n        " + Said)]
    [InlineData(
        "## Flagged\n\n" + Other + "\n```text output\n```\n",
        ":7  Flagged\n      an example of a finding, in which the rule finds nothing\n")]
    [InlineData(
        "## Clean\n\n" + Example + "\n```text output\n" + Said + "```\n",
        ":7  Clean\n      an example that is clean, in which the rule finds something\n")]
    [InlineData("## Clean\n\n" + Example, ":1  ACME2001\n      the last example of 'Clean' has no block 'text output'\n")]
    public void Test_FailsWithTheLine(string page, string expected)
    {
        var run = Test(page);

        Assert.Equal((ExitCode.Findings, ""), (run.Code, run.Error));
        Assert.Contains($"FAIL  {ConfiguredOrg.Root}/own/rules/ACME2001.md{expected}", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 page, 1 example: 0 passed, 1 failed\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_FailsForAPageWithoutRule()
    {
        var fileSystem = Create();
        fileSystem.AddFile($"{ConfiguredOrg.Root}/own/rules/ACME2002.md", new("# ACME2002"));

        var run = CliRun.On(fileSystem, ["rules", "test", ConfiguredOrg.Root]);

        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.Contains("ACME2002.md:1  ACME2002\n      no rule has the id ACME2002;", run.Output, StringComparison.Ordinal);
        Assert.Contains("did you mean ACME2001", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_WithoutPages_HasNoInput()
    {
        Assert.Equal(ExitCode.NoInput, CliRun.On(Create(), ["rules", "test", ConfiguredOrg.Root]).Code);
        Assert.Equal(ExitCode.Usage, CliRun.On(Create(), ["rules", "test", "/nowhere"]).Code);
        Assert.Equal(ExitCode.Usage, CliRun.On(Create(), ["rules", "test"]).Code);
    }

    [Fact]
    public void Test_RunsBuiltInPages()
    {
        var run = CliRun.Of("rules", "test", Path.Combine(RepositoryFolder.Root, "rules", "4-ip-ranges"), "--no-config");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("IUL4001.md:", run.Output, StringComparison.Ordinal);
        Assert.Contains(" 0 failed\n", run.Output, StringComparison.Ordinal);
    }

    private static CliRun Test(string page)
    {
        var fileSystem = Create();
        fileSystem.AddFile($"{ConfiguredOrg.Root}/own/rules/ACME2001.md", new(page));
        return CliRun.On(fileSystem, ["rules", "test", ConfiguredOrg.Root]);
    }

    [Theory]
    [InlineData("../../escaped.txt")]
    [InlineData("/escaped.txt")]
    [InlineData("permissionsets/../../escaped.txt")]
    public void ExampleThatNamesAFileOutsideOfItself_FailsAndWritesNothing(string path)
    {
        var fileSystem = Create();
        var page =
            $"## Flagged\n\n{Example.Replace("permissionsets/Sync.permissionset", path, StringComparison.Ordinal)}\n```text "
            + $"output\n{Said}```\n";
        fileSystem.AddFile($"{ConfiguredOrg.Root}/own/rules/ACME2001.md", new(page));

        var run = CliRun.On(fileSystem, ["rules", "test", ConfiguredOrg.Root]);

        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.Contains($"the example's file '{path}' lies outside of the example", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(fileSystem.AllFiles, file => file.Contains("escaped", StringComparison.Ordinal));
    }

    private static MockFileSystem Create(string policies = Policies, string configuration = "policies: own/policies.yml")
    {
        var fileSystem = ConfiguredOrg.Create(configuration);
        fileSystem.AddFile($"{ConfiguredOrg.Root}/own/policies.yml", new(policies));
        return fileSystem;
    }
}
