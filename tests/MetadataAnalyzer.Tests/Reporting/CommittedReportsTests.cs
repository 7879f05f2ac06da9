using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

/// <summary>The folder <c>reports</c> is what the tool says of <c>sample-metadata</c> today. <c>UPDATE_GOLDEN=1</c> rewrites it.</summary>
public class CommittedReportsTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "reports");

    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static TheoryData<string> Files => [.. ReportFormats.All.Select(writer => writer.FileName)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Report_IsCurrent(string file) => Check(file, SampleReports.Bytes(file));

    [Fact]
    public void ConsoleSummary_IsCurrent()
    {
        var run = CliRun.Of("assess", CliRun.Sample);

        Assert.Equal(0, run.Code);
        Check("console.txt", System.Text.Encoding.UTF8.GetBytes(run.Output));
    }

    [Fact]
    public void Inventory_IsCurrent()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(0, CliRun.Of("inventory", CliRun.Sample, "--output", folder.PathOf("inventory.json")).Code);
        Check("inventory.json", File.ReadAllBytes(folder.PathOf("inventory.json")));
    }

    private static void Check(string file, byte[] actual)
    {
        var path = Path.Combine(Folder, file);
        if (Update)
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllBytes(path, actual);
        }

        Assert.True(File.Exists(path), $"reports/{file} is missing; UPDATE_GOLDEN=1 writes it");
        Assert.True(actual.AsSpan().SequenceEqual(File.ReadAllBytes(path)), $"reports/{file} is not what the tool says today; UPDATE_GOLDEN=1 rewrites it");
    }
}
