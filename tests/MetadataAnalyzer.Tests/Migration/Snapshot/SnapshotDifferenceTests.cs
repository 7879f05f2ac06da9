using System.Text.Json;
using MetadataAnalyzer.Tests.Cli;
using MetadataAnalyzer.Tests.Migration.Verification;
using Xunit;

namespace MetadataAnalyzer.Tests.Migration.Snapshot;

public class SnapshotDifferenceTests
{
    [Fact]
    public void SameSnapshot_HasNoDifference()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.json", SampleSnapshot.Text);

        var run = CliRun.Of("diff", folder.PathOf("a.json"), folder.PathOf("a.json"));

        Assert.Equal((0, "Nothing changed for 17 subjects\n", ""), (run.Code, run.Output, run.Error));
    }

    [Fact]
    public void BeforeAndAfterTheMove_DifferInWords()
    {
        using var folder = new TemporaryFolder();
        using var sample = new MovedSample();
        folder.Write("before.json", SampleSnapshot.Text);
        var after = CliRun.Of("snapshot", sample.Root, "--output", folder.PathOf("after.json"));

        var run = CliRun.Of("diff", folder.PathOf("before.json"), folder.PathOf("after.json"), "--output", folder.PathOf("d.json"),
            "--output", folder.PathOf("d.md"));

        Assert.Equal((0, 0), (after.Code, run.Code));
        Assert.StartsWith("5 subjects changed, 12 the same\n", run.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllBytes(folder.PathOf("d.json")));
        var texts = json.RootElement.GetProperty("subjects").EnumerateArray()
            .Single(subject => subject.GetProperty("name").GetString() == "int.warehouse@larkfield.example.com")
            .GetProperty("changes").EnumerateArray()
                .Select(change => $"{change.GetProperty("kind").GetString()} {change.GetProperty("text").GetString()}").ToList();
        Assert.Contains("changed user licence 'Salesforce Integration' instead of 'Salesforce'", texts);
        Assert.Contains("changed profile 'API Only - C' instead of 'Warehouse Integration'", texts);
        Assert.Contains("gained permission set licence SalesforceAPIIntegrationPsl", texts);
        Assert.Contains("lost permission set 'WMS_Legacy'", texts);
        Assert.Contains("lost Apex class ShipmentServiceTest, which came from profile 'Warehouse Integration'", texts);
        Assert.Contains("**lost** permission set", File.ReadAllText(folder.PathOf("d.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void EditedSnapshot_IsRefused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.json", SampleSnapshot.Text);
        folder.Write("b.json", SampleSnapshot.Text.Replace("WMS_Legacy", "WMS_Legacx", StringComparison.Ordinal));

        var run = CliRun.Of("diff", folder.PathOf("a.json"), folder.PathOf("b.json"));

        Assert.Equal(2, run.Code);
        Assert.Contains("b.json, line ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }
}
