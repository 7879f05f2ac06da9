using Microsoft.Playwright;

namespace MetadataAnalyzer.Tests.Reporting;

/// <summary>A report in a tab of its own, and what it complained of or asked the network for.</summary>
internal sealed class OpenReport : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public OpenReport(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                Requests.Add(request.Url);
            }
        };
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    /// <summary>Everything that was loaded, the report itself first.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>How many elements are shown.</summary>
    public Task<int> ShownAsync(string selector) =>
        Page.EvaluateAsync<int>("selector => [...document.querySelectorAll(selector)].filter(element => "
            + "!element.closest('[hidden]')).length", selector);

    /// <summary>The words of elements that are shown.</summary>
    public Task<string[]> WordsAsync(string selector) => Page.EvaluateAsync<string[]>(
        "selector => [...document.querySelectorAll(selector)].filter(element => !element.closest('[hidden]')).map(element => "
            + "element.textContent.trim())", selector);

    /// <summary>What was copied last.</summary>
    public async Task<string> CopiedAsync(string confirmation)
    {
        await Page.Locator(".said", new() { HasText = confirmation }).WaitForAsync();
        return await Page.EvaluateAsync<string>("navigator.clipboard.readText()");
    }

    /// <summary>Whether an element is in the window.</summary>
    public Task<bool> IsInViewAsync(string id) => Page.EvaluateAsync<bool>(
        "id => { const box = document.getElementById(id).getBoundingClientRect(); return box.height > 0 && box.top >= 0 "
            + "&& box.top < innerHeight; }", id);

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
