using System.Diagnostics;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

/// <summary>The report in a real browser: it renders, and the content-security policy and the markup make it complain of nothing.</summary>
public class HtmlInBrowserTests
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    [Fact]
    public void Sample_RendersWithoutComplaint()
    {
        using var folder = new TemporaryFolder();

        var (dom, log) = Open(folder, "--dump-dom");

        Assert.Contains("id=\"summary\"", dom, StringComparison.Ordinal);
        Assert.Contains("</html>", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1280,2000", 1280)]
    [InlineData("500,2000", 500)]
    public void Sample_FitsTheWindow(string size, int width)
    {
        using var folder = new TemporaryFolder();
        var picture = folder.PathOf("report.png");

        Open(folder, $"--window-size={size}", "--hide-scrollbars", $"--screenshot={picture}");

        var header = File.ReadAllBytes(picture).AsSpan(16, 4);
        Assert.Equal(width, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(header));
    }

    [Fact]
    public void Sample_Prints()
    {
        using var folder = new TemporaryFolder();
        var paper = folder.PathOf("report.pdf");

        Open(folder, "--no-pdf-header-footer", $"--print-to-pdf={paper}");

        Assert.StartsWith("%PDF", File.ReadAllText(paper, System.Text.Encoding.Latin1), StringComparison.Ordinal);
    }

    private static (string Output, string Log) Open(TemporaryFolder folder, params string[] arguments)
    {
        var browser = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(directory => Names.Select(name => Path.Combine(directory, name))).FirstOrDefault(File.Exists);
        Assert.SkipWhen(browser is null, "no Chromium on the path");
        var report = folder.PathOf("report.html");
        File.WriteAllBytes(report, SampleReports.Bytes("assessment.html"));

        string[] fixedArguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--enable-logging=stderr", $"--user-data-dir={folder.PathOf("profile")}",
        ];
        var start = new ProcessStartInfo(browser!, [.. fixedArguments, .. arguments, new Uri(report).AbsoluteUri]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var log = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, log.GetAwaiter().GetResult());
    }
}
