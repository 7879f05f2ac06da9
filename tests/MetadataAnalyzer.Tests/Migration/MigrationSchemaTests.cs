using System.Text;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.Migration.Probe;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Tests.Cli;
using MetadataAnalyzer.Tests.Migration.Kit;
using MetadataAnalyzer.Tests.Migration.Snapshot;
using MetadataAnalyzer.Tests.Migration.Verification;
using MetadataAnalyzer.Tests.Reporting;
using NJsonSchema;
using Xunit;

namespace MetadataAnalyzer.Tests.Migration;

/// <summary>The JSON of a kit, a verification and a difference matches the schemas, and the CSV files match their page.</summary>
public sealed class MigrationSchemaTests
{
    public static TheoryData<string> CsvFiles =>
        ["dropped.csv", "unproven.csv", "grant-instead.csv", "assignments.csv", "permission-set-license.csv", "assign-again.csv",
        "rollback.csv"];

    [Fact]
    public async Task Kits_AreValid()
    {
        Assert.Empty(await Validate("kit",
            Index(KitFolders.Build(MigrationPlan.Of(SampleReports.Result, new() { AllCandidates = true, IsNarrow = true }),
            CliRun.Sample))));
        Assert.Empty(await Validate("kit", Index(KitFolders.Hostile())));
    }

    [Theory]
    [InlineData("\"license\": \"none\"", "\"license\": \"full\"")]
    [InlineData("\"folder\": \"2-users/", "\"folder\": \"../")]
    [InlineData("\"proven\": true", "\"proven\": 1")]
    [InlineData("\"sha256\": \"", "\"sha256\": \"x")]
    public async Task KitThatDeviates_IsNotValid(string from, string to) =>
        await AssertNotValid("kit", Index(KitFolders.Build(MigrationPlan.Of(SampleReports.Result, new()), CliRun.Sample)), from, to);

    [Fact]
    public async Task ProbeIndex_IsValid()
    {
        var index = Index(ProbeProject.Build(SampleReports.Result.Org, ProbePlan.Of(SampleReports.Result)));

        Assert.Empty(await Validate("probe-index", index));
        await AssertNotValid("probe-index", index, "\"kind\": \"user-permission\"", "\"kind\": \"class\"");
        await AssertNotValid("probe-index", index, "\"name\": \"IUL_Probe_", "\"name\": \"Probe_");
        await AssertNotValid("probe-index", index, "\"asks\": {", "\"asked\": {");
    }

    [Fact]
    public async Task Verifications_AreValid()
    {
        Assert.Empty(await Validate("verification", Verification(CliRun.Sample)));
        using var moved = new MovedSample();
        Assert.Empty(await Validate("verification", Verification(moved.Root)));
        File.Delete(moved.PathOf("org-data/permission-set-license-assignments.csv"));
        Assert.Empty(await Validate("verification", Verification(moved.Root)));
    }

    [Theory]
    [InlineData("\"outcome\": \"not-yet\"", "\"outcome\": \"failed\"")]
    [InlineData("\"id\": \"moved\"", "\"id\": \"\"")]
    [InlineData("\"items\"", "\"item\"")]
    public async Task VerificationThatDeviates_IsNotValid(string from, string to) =>
        await AssertNotValid("verification", Verification(CliRun.Sample), from, to);

    [Fact]
    public async Task Differences_AreValid()
    {
        var json = Difference();

        Assert.Empty(await Validate("difference", json));
        await AssertNotValid("difference", json, "\"kind\": \"changed\"", "\"kind\": \"other\"");
        await AssertNotValid("difference", json, "\"topic\": \"licence\"", "\"topic\": \"license\"");
    }

    [Theory]
    [MemberData(nameof(CsvFiles))]
    public void CsvColumns_AreThoseOfThePage(string name)
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "rules", "schemas", "csv.md"));
        var start = page.IndexOf($"## {name}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"rules/schemas/csv.md has no section on {name}");
        var end = page.IndexOf("\n## ", start, StringComparison.Ordinal);
        var documented = page[start..(end < 0 ? page.Length : end)].Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]).ToList();
        var kit = KitFolders.Build(MigrationPlan.Of(SampleReports.Result, new() { AllCandidates = true, IsNarrow = true }), CliRun.Sample);

        var files = kit.Where(file => Path.GetFileName(file.Path) == name).ToList();

        Assert.NotEmpty(files);
        Assert.All(files,
            file => Assert.Equal(documented, Encoding.UTF8.GetString(file.Content.AsSpan()).TrimStart('\ufeff').ReplaceLineEndings("\n")
            .Split('\n')[0].Split(',')));
    }

    private static string Index(System.Collections.Immutable.ImmutableArray<KitFile> kit) =>
        Encoding.UTF8.GetString(kit[^1].Content.AsSpan());

    private static string Verification(string project)
    {
        using var folder = new TemporaryFolder();
        folder.Write("before.json", SampleSnapshot.Text);
        CliRun.Of("verify", "--before", folder.PathOf("before.json"), project, "--output", folder.PathOf("v.json"));
        return File.ReadAllText(folder.PathOf("v.json"));
    }

    private static string Difference()
    {
        using var folder = new TemporaryFolder();
        using var moved = new MovedSample();
        folder.Write("before.json", SampleSnapshot.Text);
        CliRun.Of("snapshot", moved.Root, "--output", folder.PathOf("after.json"));
        CliRun.Of("diff", folder.PathOf("before.json"), folder.PathOf("after.json"), "--output", folder.PathOf("d.json"));
        return File.ReadAllText(folder.PathOf("d.json"));
    }

    private static async Task AssertNotValid(string schema, string json, string from, string to)
    {
        Assert.Contains(from, json, StringComparison.Ordinal);
        Assert.NotEmpty(await Validate(schema, json.Replace(from, to, StringComparison.Ordinal)));
    }

    private static async Task<IEnumerable<string>> Validate(string name, string json)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(RepositoryFolder.Root, "rules", "schemas", $"{name}.schema.json"),
            TestContext.Current.CancellationToken);
        return schema.Validate(json).Select(error => error.ToString());
    }
}
