using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Tests.Cli;
using Microsoft.Playwright;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

/// <summary>The report in a real browser: it shows, prints, asks the network for nothing, and is accessible.</summary>
public class HtmlInBrowserTests(ReportBrowser browser) : IClassFixture<ReportBrowser>
{
    private static readonly Regex Script = new("<script>.*</script>", RegexOptions.Singleline);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sample_ComplainsOfNothingAndAsksForNothing(bool hasScript)
    {
        await using var open = await browser.OpenAsync(hasScript: hasScript);

        Assert.Empty(open.Complaints);
        Assert.Single(open.Requests);
        Assert.Equal(hasScript ? 1 : 0, await open.Page.Locator(".toolbar").CountAsync());
    }

    [Fact]
    public async Task WithoutScript_AllContentIsThere()
    {
        await using var without = await browser.OpenAsync(hasScript: false);
        await using var with = await browser.OpenAsync();

        Assert.True(await with.ShownAsync(".finding") > 0);
        Assert.Equal(await with.ShownAsync(".finding"), await without.Page.Locator(".finding").CountAsync());
        Assert.Equal(await with.ShownAsync("article, tr"), await without.Page.Locator("article, tr").CountAsync());
        Assert.Equal(0, await without.Page.Locator("[hidden], button, input").CountAsync());
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(375)]
    public async Task Sample_FitsTheWindow(int width)
    {
        await using var open = await browser.OpenAsync(width: width);

        Assert.Equal(width, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(0, await open.Page.EvaluateAsync<int>(
            "[...document.querySelectorAll('.chart span, .tile span, .toolbar *')].filter(element => element.getClientRects().length && "
                + "element.getBoundingClientRect().right > innerWidth).length"));
    }

    [Theory]
    [InlineData(ColorScheme.Light, true, 1280)]
    [InlineData(ColorScheme.Light, false, 1280)]
    [InlineData(ColorScheme.Dark, true, 1280)]
    [InlineData(ColorScheme.Dark, false, 1280)]
    [InlineData(ColorScheme.Light, true, 375)]
    public async Task Sample_HasNoAccessibilityViolation(ColorScheme scheme, bool hasScript, int width)
    {
        // axe is a script itself, so that the page may run some; without tools it is the page that a reader without script has.
        var report = hasScript ? null : Encoding.UTF8.GetBytes(Script.Replace(SampleReports.Text("assessment.html"), ""));
        await using var open = await browser.OpenAsync(scheme: scheme, width: width, report: report);
        Assert.Equal(hasScript ? 1 : 0, await open.Page.Locator(".toolbar").CountAsync());

        // What is folded or far below the window counts as much as the rest.
        await open.Page.EvaluateAsync("""
            () => {
              document.querySelectorAll('details').forEach(fold => { fold.open = true; });
              document.querySelectorAll('.subject').forEach(part => { part.style.contentVisibility = 'visible'; });
            }
            """);

        // In the page itself: RunAxe first describes every element that passes, which takes longer than the rules.
        await open.Page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        var results = await open.Page.EvaluateAsync<string[][]>("""
            async () => {
              const { passes, violations } = await axe.run(document, { resultTypes: ['violations'] });
              const first = nodes => nodes.slice(0, 3).map(node => `${node.html} ${node.any[0]?.message}`).join(' | ');
              return [passes.map(rule => rule.id), violations.map(rule => `${rule.id}: ${rule.help}: ${first(rule.nodes)}`)];
            }
            """);

        Assert.NotEmpty(results[0]);
        Assert.Equal([], results[1]);
    }

    [Fact]
    public async Task Sample_Prints()
    {
        await using var open = await browser.OpenAsync();

        var paper = await open.Page.PdfAsync();

        Assert.StartsWith("%PDF", Encoding.Latin1.GetString(paper), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HostileNames_RunNothing()
    {
        var input = new AssessmentInput { Path = "/org" };
        var report = SampleReports.Write(input.Assess(input.ReadOrg(HostileOrg.Create())))["assessment.html"];

        await using var open = await browser.OpenAsync(report: report);
        await open.Page.Locator(".toolbar input").FillAsync(HostileOrg.Script);
        await open.Page.Locator("text=Filtered").WaitForAsync();

        Assert.Empty(open.Complaints);
        Assert.Single(await open.WordsAsync("article h3"), HostileOrg.Script + "@x.example");
    }
}
