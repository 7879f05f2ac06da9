using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Tests.Cli;
using MetadataAnalyzer.Tests.Reporting.Pdf;
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

    /// <summary>By its words: how tightly the framework packs a stream differs between machines.</summary>
    [Fact]
    public void Pdf_IsCurrent()
    {
        var path = Path.Combine(Folder, "assessment.pdf");
        var actual = PdfPages.Read(SampleReports.Bytes("assessment.pdf"));
        if (Update)
        {
            File.WriteAllBytes(path, SampleReports.Bytes("assessment.pdf"));
        }

        Assert.True(File.Exists(path), "reports/assessment.pdf is missing; UPDATE_GOLDEN=1 writes it");
        Assert.Equal(PdfPages.Read(File.ReadAllBytes(path)).All.Select(PdfPages.TextOf), actual.All.Select(PdfPages.TextOf));
    }

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
        Assert.True(actual.AsSpan().SequenceEqual(File.ReadAllBytes(path)),
            $"reports/{file} is not what the tool says today; UPDATE_GOLDEN=1 rewrites it");
    }
}
