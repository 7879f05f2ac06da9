using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Wording;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

/// <summary>The tools that the report's script adds: filter, addresses, sort, copy.</summary>
public class ReportScriptTests(ReportBrowser browser) : IClassFixture<ReportBrowser>
{
    private static readonly IReadOnlyList<AssessedSubject> Parts =
        [.. VerdictText.InReadingOrder(SampleReports.Result.Subjects).Where(assessed => assessed.HasSteps)];

    [Fact]
    public async Task Verdict_FiltersSubjectsRowsAndFindings()
    {
        var blocked = Parts.Where(assessed => assessed.Verdict == Verdict.Blocked).ToList();
        await using var open = await browser.OpenAsync();

        await open.Page.Locator("select[name=verdict]").SelectOptionAsync("blocked");

        Assert.Equal(blocked.Select(assessed => assessed.Subject.Name), await open.WordsAsync("article h3"));
        Assert.Equal(blocked.Count, await open.ShownAsync("#candidates tbody tr"));
        Assert.Equal(blocked.Sum(assessed => assessed.Findings.Length), await open.ShownAsync(".finding"));
        Assert.StartsWith($"Filtered: {blocked.Count} of {SampleReports.Result.Subjects.Length} subjects", await open.Page.Locator(".shown")
            .TextContentAsync(), StringComparison.Ordinal);
        Assert.EndsWith("#?verdict=blocked", open.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RuleAndImpact_ShowTheirFindingsAndWhomTheyConcern()
    {
        var result = SampleReports.Result;
        var rule = result.Diagnostics.First(diagnostic => diagnostic.Impact == Impact.Verify && diagnostic.Subject is not null).Id;
        var expected = Parts.Where(assessed => assessed.Findings
            .Any(diagnostic => diagnostic.Id == rule && diagnostic.Impact == Impact.Verify)).ToList();
        await using var open = await browser.OpenAsync();

        await open.Page.Locator("select[name=rule]").SelectOptionAsync(rule);
        await open.Page.Locator("select[name=impact]").SelectOptionAsync("verify");

        Assert.Equal(expected.Select(assessed => assessed.Subject.Name), await open.WordsAsync("article h3"));
        Assert.Equal([rule], (await open.WordsAsync("article .finding a.rule")).Distinct());
        Assert.Equal([rule], await open.WordsAsync("#findings tbody th"));
    }

    [Fact]
    public async Task Notes_UnfoldWhenTheyAreAskedForAndFoldAgain()
    {
        await using var open = await browser.OpenAsync();

        await open.Page.Locator("select[name=impact]").SelectOptionAsync("note");
        var (shown, closed) = (await open.ShownAsync(".finding.note"), await open.ShownAsync("details.notes:not([open])"));
        await open.Page.Locator("[data-do=reset]").ClickAsync();

        Assert.True(shown > 0);
        Assert.Equal(0, closed);
        Assert.Equal(0, await open.ShownAsync("details.notes[open]"));
        Assert.DoesNotContain('?', open.Page.Url);
    }

    [Fact]
    public async Task Text_FindsASubjectWithAllItsFindings()
    {
        var subject = Parts.First(assessed => assessed.Findings.Length > 3);
        var name = subject.Subject.Name;
        await using var open = await browser.OpenAsync();

        await open.Page.Locator(".toolbar input").FillAsync(name.ToUpperInvariant());
        await open.Page.Locator("text=Filtered").WaitForAsync();

        Assert.Contains(name, await open.WordsAsync("article h3"));
        Assert.True(await open.ShownAsync("article .finding") >= subject.Findings.Length);
    }

    [Fact]
    public async Task TextThatNothingHas_SaysSo()
    {
        await using var open = await browser.OpenAsync("#?text=nothing-is-called-like-this");

        Assert.Equal(0, await open.ShownAsync("article, .finding, .interactive tbody tr"));
        Assert.StartsWith("Filtered: 0 of", await open.Page.Locator(".shown").TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SharedAddress_BringsTheFilterBack()
    {
        await using var open = await browser.OpenAsync("#candidates?verdict=ready&impact=no-such-impact");

        Assert.Equal(Parts.Count(assessed => assessed.Verdict == Verdict.Ready), await open.ShownAsync("article"));
        Assert.Equal("", await open.Page.Locator("select[name=impact]").InputValueAsync());
        Assert.True(await open.IsInViewAsync("candidates"));
    }

    [Fact]
    public async Task LinkIntoTheReport_KeepsTheFilter()
    {
        await using var open = await browser.OpenAsync("#?verdict=blocked");

        await open.Page.Locator("#candidates tbody tr:not([hidden]) a").First.ClickAsync();

        await open.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("#subject-[0-9]+[?]verdict=blocked$"));
        Assert.Equal(Parts.Count(assessed => assessed.Verdict == Verdict.Blocked), await open.ShownAsync("article"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LinkToAFinding_UnfoldsAndUnfiltersIt(bool isFiltered)
    {
        var note = SampleReports.Result.Diagnostics.Select((diagnostic, index) => (diagnostic, Id: $"finding-{index + 1}"))
            .Last(entry => entry.diagnostic.Impact == Impact.Note
                && Parts.Any(assessed => assessed.Subject == entry.diagnostic.Subject)).Id;
        await using var open = await browser.OpenAsync($"#{note}{(isFiltered ? "?impact=blocker" : "")}");

        Assert.True(await open.IsInViewAsync(note));
        Assert.True(await open.Page.EvaluateAsync<bool>("id => document.getElementById(id).closest('details').open", note));
        Assert.Equal("", await open.Page.Locator("select[name=impact]").InputValueAsync());
        Assert.EndsWith($"#{note}", open.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LinkToARule_LeadsThere()
    {
        await using var open = await browser.OpenAsync("#rule-IUL2001?verdict=ready");

        Assert.True(await open.IsInViewAsync("rule-IUL2001"));
        Assert.Equal("ready", await open.Page.Locator("select[name=verdict]").InputValueAsync());
    }

    [Fact]
    public async Task Head_SortsByItsColumnAndBack()
    {
        await using var open = await browser.OpenAsync();
        var head = open.Page.Locator("#candidates th", new() { HasText = "Changes" });
        async Task<int[]> Numbers() => [.. (await open.WordsAsync("#candidates td[data-label=Changes]")).Select(int.Parse)];
        var original = await Numbers();

        await head.Locator("button").ClickAsync();
        var (descending, sort) = (await Numbers(), await head.GetAttributeAsync("aria-sort"));
        await head.Locator("button").ClickAsync();
        var ascending = await Numbers();
        await head.Locator("button").ClickAsync();

        Assert.Equal("descending", sort);
        Assert.Equal(original.OrderDescending(), descending);
        Assert.Equal(original.Order(), ascending);
        Assert.NotEqual(original, ascending);
        Assert.Equal(original, await Numbers());
        Assert.Null(await head.GetAttributeAsync("aria-sort"));
    }

    [Fact]
    public async Task Fold_AllAtOnce()
    {
        await using var open = await browser.OpenAsync();

        await open.Page.Locator("[data-do=expand]").ClickAsync();
        var closed = await open.ShownAsync("main details:not([open])");
        await open.Page.Locator("[data-do=collapse]").ClickAsync();

        Assert.Equal(0, closed);
        Assert.Equal(0, await open.ShownAsync("main details[open]"));
    }

    [Fact]
    public async Task CopyTable_GivesWhatIsShown()
    {
        await using var open = await browser.OpenAsync("#?verdict=ready");

        await open.Page.Locator("#candidates [data-do=table]").ClickAsync();
        var rows = CsvRows.Parse(await open.CopiedAsync("Table copied"));

        Assert.Equal(["Subject", "Verdict", "Blockers", "Changes", "To verify", "Saves a year", "What decides"], rows[0]);
        Assert.Equal(Parts.Count(assessed => assessed.Verdict == Verdict.Ready), rows.Count - 1);
        Assert.All(rows.Skip(1), row => Assert.Equal("nothing stands in the way", row[^1]));
    }

    [Fact]
    public async Task CopyFindings_GivesOneRowEach()
    {
        await using var open = await browser.OpenAsync("#?impact=blocker");
        var expected = SampleReports.Result.Diagnostics.Where(diagnostic => diagnostic.Impact == Impact.Blocker
            && (diagnostic.Subject is null || Parts.Any(assessed => assessed.Subject == diagnostic.Subject)));

        await open.Page.Locator("[data-do=findings]").ClickAsync();
        var rows = CsvRows.Parse(await open.CopiedAsync("Findings copied"));

        Assert.Equal(["Subject", "Rule", "Impact", "Finding", "Place", "Path", "Items"], rows[0]);
        Assert.Equal(
            expected.Select(diagnostic => (diagnostic.Subject?.Name ?? "", diagnostic.Id)).Order(),
            rows.Skip(1).Select(row => (row[0], row[1])).Order());
    }

    [Fact]
    public async Task CopiedCells_AreNoFormulas()
    {
        await using var open = await browser.OpenAsync();
        await open.Page.EvaluateAsync("""
            () => {
              const cells = document.querySelector('#candidates tbody tr').cells;
              ['=1+1', '@SUM(A1)', '+1', '-1', 'a "b", c'].forEach((text, index) => { cells[index].textContent = text; });
            }
            """);

        await open.Page.Locator("#candidates [data-do=table]").ClickAsync();
        var copied = await open.CopiedAsync("Table copied");

        Assert.Contains("\r\n'=1+1,'@SUM(A1),'+1,'-1,\"a \"\"b\"\", c\",", copied, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CopyLink_GivesTheAddressOfThePart()
    {
        await using var open = await browser.OpenAsync("#?verdict=blocked");

        await open.Page.Locator("article:not([hidden]) .head .link").First.ClickAsync();
        var copied = await open.CopiedAsync("Link copied");

        Assert.Matches("^file:.*/report\\.html#subject-[0-9]+$", copied);
    }
}
