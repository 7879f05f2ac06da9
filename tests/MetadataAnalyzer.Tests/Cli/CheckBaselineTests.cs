using System.Text.Json;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public sealed class CheckBaselineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.PathOf(Baseline.FileName);

    public CheckBaselineTests()
    {
        _folder.Write("package.xml", "<Package xmlns=\"http://soap.sforce.com/2006/04/metadata\"><version>64.0</version></Package>");
        _folder.Write("metadata-analyzer.yml", "containers: [PermissionSet:Sync, PermissionSet:Other]\n");
        WriteSet("Sync", "ModifyAllData");
        WriteSet("Other", "ApiEnabled");
    }

    [Fact]
    public void Create_KeepsWhatIsThere_AndASecondContainerIsNew()
    {
        Assert.Equal(ExitCode.Findings, Check().Code);
        Assert.Equal(ExitCode.Done, Run("create", "--as-of", "2026-11-20").Code);

        Assert.Equal((ExitCode.Done, ""), (Check().Code, Check().Error));
        Assert.Contains("in the baseline", Check().Output, StringComparison.Ordinal);
        Assert.Contains("[in the baseline since 2026-11-20]", Check("--show-suppressed").Output, StringComparison.Ordinal);
        WriteSet("Other", "ModifyAllData");
        Assert.Contains(
            "'Other'", Assert.Single(Check().Output.Split('\n'), line => line.Contains("IUL9006", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void File_IsOneEntryOnALine_SortedAndTheSameTwice()
    {
        Run("create");
        var first = System.IO.File.ReadAllText(File);
        System.IO.File.Delete(File);
        Run("create");

        Assert.Equal(first, System.IO.File.ReadAllText(File));
        var entries = first.Split('\n').Where(line => line.StartsWith("    {", StringComparison.Ordinal)).ToList();
        using var json = JsonDocument.Parse(first);
        Assert.Equal(json.RootElement.GetProperty("findings").GetArrayLength(), entries.Count);
        Assert.Contains(
            entries,
            entry =>
                entry
                    .Contains(
                        "\"ruleId\":\"IUL9006\",\"entity\":\"PermissionSet:Sync\",\"path\":\"permissionsets/Sync.permissionset\","
                            + "\"firstSeen\":null}",
                        StringComparison.Ordinal));
    }

    [Fact]
    public void Create_RefusesToOverwrite()
    {
        Run("create");

        var run = Run("create");

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("baseline update", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Fixed_IsStale_ThenPruned()
    {
        Run("create");
        WriteSet("Sync", "ApiEnabled");

        var run = Check();
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("IUL9006 PermissionSet:Sync matches no finding any more", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Findings, Check("--fail-on-stale").Code);
        Assert.Equal(ExitCode.Done, Check("--fail-on-stale", "--exit-zero").Code);

        Assert.Equal(ExitCode.Done, Run("prune").Code);
        Assert.Equal((ExitCode.Done, ""), (Check("--fail-on-stale").Code, Check("--fail-on-stale").Error));
        WriteSet("Sync", "ModifyAllData");
        Assert.Equal(ExitCode.Findings, Check().Code);
    }

    [Fact]
    public void Update_AddsAndKeepsTheFirstDay()
    {
        Run("create", "--as-of", "2026-11-20");
        WriteSet("Other", "ModifyAllData");

        Run("update", "--as-of", "2026-11-24");

        var text = System.IO.File.ReadAllLines(File);
        Assert.Contains(
            "2026-11-20", Assert.Single(text, line => line.Contains("PermissionSet:Sync", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.Contains(
            "2026-11-24", Assert.Single(text, line => line.Contains("PermissionSet:Other", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, Check().Code);
    }

    [Theory]
    [InlineData("update")]
    [InlineData("prune")]
    public void WithoutAFile_IsTwo(string verb) => Assert.Equal(ExitCode.Usage, Run(verb).Code);

    [Theory]
    [InlineData("{\n  \"schemaVersion\": \"1.0\",\n<<<<<<< ours\n", "line 3: marks of a merge conflict")]
    [InlineData("{\n  \"schemaVersion\": \"2.0\",\n  \"findings\": []\n}\n", "line 2: schema version '2.0'")]
    [InlineData(
        "{\n  \"schemaVersion\": \"1.0\",\n  \"findings\": [\n    {\"ruleId\":\"IUL9006\"}\n  ]\n}\n",
        "line 4: an entry without a fingerprint")]
    [InlineData(
        "{\n  \"schemaVersion\": \"1.0\",\n  \"findings\": [\n    {\"fingerprint\":\"a\",\"firstSeen\":\"today\"}\n  ]\n}\n",
        "line 4: 'firstSeen'")]
    [InlineData("{\n  \"schemaVersion\": \"1.0\",\n  \"findings\": {}\n}\n", "line 3: 'findings' is a list")]
    [InlineData("{\n  \"schemaVersion\": \"1.0\",\n  \"findings\": [\n", "line ")]
    [InlineData("", "line 1: no JSON")]
    [InlineData("[]", "line 1: a baseline is an object")]
    [InlineData("{}", "line 1: no 'schemaVersion'")]
    public void FileThatCannotBeUsed_IsTwoWithItsLine(string text, string expected)
    {
        System.IO.File.WriteAllText(File, text);

        var run = Check();

        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Output));
        Assert.Contains(Baseline.FileName, run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Sarif_KeepsWhatIsInTheBaseline_AsAcceptedAndUnchanged()
    {
        Run("create");

        using var json = JsonDocument.Parse(Check("--format", "sarif").Output);

        var result = json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .First(entry => entry.GetProperty("ruleId").GetString() == "IUL9006");
        Assert.Equal("unchanged", result.GetProperty("baselineState").GetString());
        var suppression = Assert.Single(result.GetProperty("suppressions").EnumerateArray());
        Assert.Equal(
            ("external", "accepted"), (suppression.GetProperty("kind").GetString(), suppression.GetProperty("status").GetString()));
    }

    [Fact]
    public void FixedFinding_VanishesFromSarif_WhileTheRunAndTheRulesStay()
    {
        using var before = JsonDocument.Parse(Check("--format", "sarif").Output);
        WriteSet("Sync", "ApiEnabled");
        using var after = JsonDocument.Parse(Check("--format", "sarif").Output);

        static JsonElement RunOf(JsonDocument sarif) => Assert.Single(sarif.RootElement.GetProperty("runs").EnumerateArray());
        static int Count(JsonDocument sarif) =>
            RunOf(sarif).GetProperty("results").EnumerateArray().Count(entry => entry.GetProperty("ruleId").GetString() == "IUL9006");
        static string Rules(JsonDocument sarif) => RunOf(sarif).GetProperty("tool").GetProperty("driver").GetProperty("rules").GetRawText();

        Assert.Equal((1, 0), (Count(before), Count(after)));
        Assert.Equal(Rules(before), Rules(after));
    }

    public void Dispose() => _folder.Dispose();

    private CliRun Check(params string[] options) => CliRun.Of(["check", _folder.Path, "--fail-on", "change", .. options]);

    private CliRun Run(string verb, params string[] options) => CliRun.Of(["baseline", verb, _folder.Path, .. options]);

    private void WriteSet(string name, string permission) => _folder.Write(
        $"permissionsets/{name}.permissionset",
        $"<PermissionSet xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n<label>{name}</label>\n<userPermissions>"
            + $"<enabled>true</enabled><name>{permission}</name></userPermissions>\n</PermissionSet>\n");
}
