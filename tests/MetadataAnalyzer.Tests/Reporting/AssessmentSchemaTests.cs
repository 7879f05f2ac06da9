using System.Text;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Tests.Cli;
using NJsonSchema;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

public class AssessmentSchemaTests
{
    [Fact]
    public async Task Sample_IsValid() => Assert.Empty(await Validate(SampleReports.Bytes("assessment.json")));

    [Fact]
    public async Task SampleWithAccess_IsValid()
    {
        var json = SampleReports.Write(SampleReports.Result, includeAccess: true)["assessment.json"];

        Assert.Empty(await Validate(json));
        Assert.Contains("\"effectiveAccess\": {", Encoding.UTF8.GetString(json), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--fail-on", "never")]
    [InlineData("--since", "main")]
    public async Task Check_IsValid(params string[] options)
    {
        using var project = new GitProject();
        project.AddBlockedGrant();
        project.Commit("export");

        var json = Encoding.UTF8.GetBytes(project.Check(["--format", "json", .. options]).Output);

        Assert.Empty(await Validate(json));
        Assert.NotEmpty(await Validate(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json)
            .Replace("\"outcome\"", "\"out\"", StringComparison.Ordinal))));
        Assert.NotEmpty(await Validate(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json)
            .Replace("\"also\"", "\"more\"", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task HostileNames_AreValid()
    {
        var input = new AssessmentInput { Path = "/org" };
        var result = input.Assess(input.ReadOrg(HostileOrg.Create(), TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);

        Assert.Empty(await Validate(SampleReports.Write(result, includeAccess: true)["assessment.json"]));
    }

    [Theory]
    [InlineData("\"kind\": \"user\"", "\"kind\": \"robot\"")]
    [InlineData("\"suppression\": null", "\"suppression\": \"because\"")]
    [InlineData("\"schemaVersion\"", "\"schema\"")]
    [InlineData("\"files\": ", "\"files\": -")]
    public async Task Deviation_IsNotValid(string from, string to) =>
        Assert.NotEmpty(
            await Validate(Encoding.UTF8.GetBytes(SampleReports.Text("assessment.json").Replace(from, to, StringComparison.Ordinal))));

    [Fact]
    public void Layout_IsUtf8WithoutMarkAndWithLineFeeds()
    {
        var bytes = SampleReports.Bytes("assessment.json");

        Assert.Equal((byte)'{', bytes[0]);
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.Equal((byte)'\n', bytes[^1]);
    }

    private static async Task<IEnumerable<string>> Validate(byte[] json)
    {
        var path = Path.Combine(RepositoryFolder.Root, "rules", "schemas", "assessment.schema.json");
        var schema = await JsonSchema.FromFileAsync(path, TestContext.Current.CancellationToken);
        return schema.Validate(Encoding.UTF8.GetString(json)).Select(error => error.ToString());
    }
}
