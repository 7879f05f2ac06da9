using Microsoft.Playwright;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

/// <summary>
/// A Chromium of this machine without a window, started once for all tests of a class. Nothing is downloaded; without one the tests are
/// skipped.
/// </summary>
public sealed class ReportBrowser : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly TemporaryFolder _folder = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The program, or null when the path has none.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(directory => Names.Select(name => Path.Combine(directory, name))).FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        File.WriteAllBytes(_folder.PathOf("report.html"), SampleReports.Bytes("assessment.html"));
        if (Program is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    /// <summary>Opens the sample's report, or another one, as a reader of a certain kind does.</summary>
    internal async Task<OpenReport> OpenAsync(string address = "", ColorScheme scheme = ColorScheme.Light, bool hasScript = true,
        int width = 1280, byte[]? report = null)
    {
        Assert.SkipWhen(_browser is null, "no Chromium on the path");
        var file = _folder.PathOf(report is null ? "report.html" : "other.html");
        if (report is not null)
        {
            await File.WriteAllBytesAsync(file, report);
        }

        var context = await _browser!.NewContextAsync(new()
        {
            ColorScheme = scheme,
            JavaScriptEnabled = hasScript,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var open = new OpenReport(context, await context.NewPageAsync());
        await open.Page.GotoAsync(new Uri(file).AbsoluteUri + address);
        return open;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _folder.Dispose();
    }
}
