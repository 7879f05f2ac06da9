using System.Text.Json;
using MetadataAnalyzer.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>Packs are built for real, in this process; a build moves the current folder, so that nothing runs beside it.</summary>
[CollectionDefinition(nameof(RulePackTests), DisableParallelization = true)]
[Collection(nameof(RulePackTests))]
public sealed class RulePackTests : IDisposable
{
    private const string Allow = "--allow-rule-packs";

    private const string Rule = "ACME9101SetWithoutDescription.cs";

    private static readonly string Samples = Path.Combine(RepositoryFolder.Root, "rules", "samples");

    private readonly TemporaryFolder _folder = new();

    public RulePackTests()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Samples, "OwnRules")))
        {
            _folder.Write(Path.Combine("pack", Path.GetFileName(file)), File.ReadAllText(file));
        }

        Configure("rulePacks: pack/OwnRules.csproj");
    }

    private string Configuration => _folder.PathOf("metadata-analyzer.yml");

    [Fact]
    public void Samples_AreBuiltAndTheirPagesPass()
    {
        var run = CliRun.Of("rules", "test", Samples, Allow);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(4, run.Output.Split('\n').Count(line => line.StartsWith("pass  ", StringComparison.Ordinal)));
        Assert.EndsWith("\n2 pages, 4 examples: 4 passed, 0 failed\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_AreInTheReportsLikeBuiltInRules()
    {
        var run = CliRun.Of(
            "assess", CliRun.Sample, "--config", Path.Combine(Samples, "metadata-analyzer.yml"), Allow, "--output",
            _folder.PathOf("a.json"), "--output", _folder.PathOf("a.sarif"), "--output", _folder.PathOf("a.html"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        using var json = JsonDocument.Parse(File.ReadAllText(_folder.PathOf("a.json")));
        Assert.Equal(
            ["ACME2001", "ACME2002", "ACME5001", "ACME9001", "ACME9101"],
            json.RootElement.GetProperty("customRules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        Assert.Contains(json.RootElement.GetProperty("diagnostics").EnumerateArray(), finding =>
            finding.GetProperty("ruleId").GetString() == "ACME9001"
                && finding.GetProperty("message")
                    .GetString()!.StartsWith(
                        "int.pricing@larkfield.example.com holds ManageUsers from profile 'Admin'", StringComparison.Ordinal));
        using var sarif = JsonDocument.Parse(File.ReadAllText(_folder.PathOf("a.sarif")));
        var driver = sarif.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules")
            .EnumerateArray().ToList();
        Assert.Equal(
            "../rules/samples/OwnRules/OwnRules.csproj",
            driver.Single(rule => rule.GetProperty("id").GetString() == "ACME9101").GetProperty("properties").GetProperty("origin")
                .GetString());
        Assert.Contains(
            "From: <code>../rules/samples/policies.yml</code>",
            File.ReadAllText(_folder.PathOf("a.html")).Replace("<span class=\"quiet\">", "", StringComparison.Ordinal)
                .Replace("</span>", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Project_LeavesNothingButItsOutputFolders()
    {
        Assert.Equal(0, CliRun.Of("rules", "--config", Configuration, Allow).Code);

        Assert.Equal(
            ["bin", "obj"], Directory.EnumerateDirectories(_folder.PathOf("pack")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Null(Environment.GetEnvironmentVariable("MSBUILD_EXE_PATH"));
    }

    [Fact]
    public void Assembly_IsLoadedAndMayBeReplacedMeanwhile()
    {
        CliRun.Of("rules", "--config", Configuration, Allow);
        File.Copy(_folder.PathOf("pack/bin/Release/net10.0/OwnRules.dll"), _folder.PathOf("Own.dll"));
        Configure("rulePacks: Own.dll");

        var run = CliRun.Of("rules", "--config", Configuration, Allow);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("  ACME9101  ", run.Output, StringComparison.Ordinal);
        File.WriteAllText(_folder.PathOf("Own.dll"), "replaced");
    }

    [Fact]
    public void Explain_ReadsTheDescriptorWhereThereIsNoPage()
    {
        var run = CliRun.Of("explain", "acme9101", "--config", Configuration, Allow);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("ACME9101: A permission set of an integration has no description\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("The rule ACME9101SetWithoutDescription has no page", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Sources", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Suppression_MayNameItsRule()
    {
        Configure("rulePacks: pack/OwnRules.csproj\nsuppressions: [{rule: ACME9101, user: int.*, reason: known}]");

        var run = CliRun.Of("assess", CliRun.Sample, "--config", Configuration, Allow, "--output", _folder.PathOf("a.json"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        using var json = JsonDocument.Parse(File.ReadAllText(_folder.PathOf("a.json")));
        Assert.All(
            json.RootElement.GetProperty("diagnostics").EnumerateArray()
                .Where(finding => finding.GetProperty("ruleId").GetString() == "ACME9101"),
            finding => Assert.Equal("known", finding.GetProperty("suppression").GetProperty("reason").GetString()));
    }

    [Fact]
    public void RuleThatThrows_IsAFinding()
    {
        Replace(
            "foreach (var source",
            "if (context.Subject.Name.Length > 0) throw new InvalidOperationException(\"no luck\");\n        foreach (var source");

        var run = CliRun.Of("assess", CliRun.Sample, "--config", Configuration, Allow, "--output", _folder.PathOf("a.json"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains(
            "rule ACME9101 failed on subject 'int.telemetry@larkfield.example.com' and said nothing: InvalidOperationException: no luck",
            File.ReadAllText(_folder.PathOf("a.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("context.Subject.Name);", "context.Subject.Nam);", "does not build\n", $"pack/{Rule}, line 25, column 130: CS1061: ")]
    [InlineData("public sealed class", "internal sealed class", "holds no rule: no public class in it is a DiagnosticAnalyzer", "")]
    [InlineData(
        "\"ACME9101\"", "\"IUL9101\"",
        "rule ACME9101SetWithoutDescription: ids with IUL are those of the built-in rules; take letters of your own, such as ACME9101", "")]
    [InlineData(
        "\"ACME9101\"", "\"ACME910\"",
        "rule ACME9101SetWithoutDescription cannot be made: ArgumentException: 'ACME910' is not a rule id of step 9", "")]
    [InlineData("=> [Descriptor];", "=> [];", "rule ACME9101SetWithoutDescription declares no descriptor", "")]
    [InlineData(
        "public override Immu", "public ACME9101SetWithoutDescription(int number) => _ = number;\n\n    public override Immu",
        "rule ACME9101SetWithoutDescription has no public constructor without parameters", "")]
    public void PackThatCannotBeUsed_SaysWhy(string from, string to, string expected, string place)
    {
        Replace(from, to);

        var run = CliRun.Of("rules", "--config", Configuration, Allow);

        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Output));
        Assert.Contains(
            $"metadata-analyzer.yml, line 1: rule pack 'pack/OwnRules.csproj': {expected}", run.Error, StringComparison.Ordinal);
        Assert.Contains(place, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<Target Name=\"GetTargetPath\" />")]
    [InlineData("<Target Name=\"GetTargetPath\" Returns=\"$(Nothing)\" />")]
    public void ProjectThatBuildsNoAssembly_IsRefused(string target)
    {
        File.WriteAllText(
            _folder.PathOf("pack/OwnRules.csproj"),
            $"<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><Target Name=\"Restore\" /><Target "
            + $"Name=\"Build\" />{target}</Project>");

        var run = CliRun.Of("rules", "--config", Configuration, Allow);

        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Output));
        Assert.Contains(
            "metadata-analyzer.yml, line 1: rule pack 'pack/OwnRules.csproj': builds no assembly", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectThatNobodyNames_IsNotBuilt()
    {
        _folder.Write(
            "other/Other.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        var project = _folder.PathOf("pack/OwnRules.csproj");
        File.WriteAllText(
            project,
            File.ReadAllText(project)
                .Replace(
                    "</ItemGroup>", "  <ProjectReference Include=\"../other/Other.csproj\" />\n  </ItemGroup>", StringComparison.Ordinal));

        var run = CliRun.Of("rules", "--config", Configuration, Allow);

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(
            "pack/OwnRules.csproj, line 11, column 5: it refers to the project ../other/Other.csproj, which 'rulePacks' does not name",
            run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.PathOf("other/obj")));
        Assert.False(Directory.Exists(_folder.PathOf("pack/obj")));
    }

    [Fact]
    public void ProjectThatIsNoXml_IsRefusedWithItsPlace()
    {
        _folder.Write("pack/OwnRules.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n</Project>");

        Assert.Contains(
            "pack/OwnRules.csproj, line 3, column 3: ", CliRun.Of("rules", "--config", Configuration, Allow).Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.csproj", "there is no such file")]
    [InlineData("missing.dll", "there is no such file")]
    [InlineData("text.dll", "is no .NET assembly")]
    [InlineData("text.txt", "is neither a project (.csproj) nor an assembly (.dll)")]
    [InlineData("text.vbproj", "is neither a project (.csproj) nor an assembly (.dll)")]
    public void FileThatIsNoPack_IsRefused(string name, string expected)
    {
        _folder.Write($"text{Path.GetExtension(name)}", "text");
        Configure($"window: 30\nrulePacks: [{name}]");

        var run = CliRun.Of("assess", CliRun.Sample, "--config", Configuration, Allow);

        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Output));
        Assert.Contains($"metadata-analyzer.yml, line 2: rule pack '{name}': {expected}\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoRulesWithOneId_AreRefused()
    {
        _folder.Write("policies.yml", "policies: [{id: ACME9101, title: T, on: profile, where: {name: a}, impact: note, message: m}]");
        Configure("rulePacks: pack/OwnRules.csproj\npolicies: policies.yml");

        var run = CliRun.Of("rules", "--config", Configuration, Allow);

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(
            "OwnRules.csproj, class ACME9101SetWithoutDescription: the id 'ACME9101' is that of a rule in ", run.Error,
            StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Configure(string text) => _folder.Write("metadata-analyzer.yml", text);

    private void Replace(string from, string to)
    {
        var path = _folder.PathOf(Path.Combine("pack", Rule));
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }
}
