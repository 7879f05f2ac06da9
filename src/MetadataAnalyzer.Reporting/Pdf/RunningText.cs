using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>What every page but the cover says at its head and foot.</summary>
internal sealed class RunningText
{
    private const double HeadTop = 28;
    private const double FootTop = PageFrame.Height - 38;
    private readonly int _pages;
    private readonly LineBreaker _breaker;
    private readonly TextStyle _style;
    private readonly TextBlock _title;
    private readonly TextBlock _client;
    private readonly TextBlock _maker;

    public RunningText(LineBreaker breaker, Typography type, ReportDocument document, int pages)
    {
        _breaker = breaker;
        _pages = pages;
        _style = type.Tiny with { Color = Palette.Quiet };
        var client = document.Cover.FirstOrDefault(fact => fact.Term.ToString() == "Client")?.Text.ToString() ?? document.Eyebrow;
        _title = OneLine(document.Title, 0.66);
        _client = OneLine(client, 0.32);
        _maker = OneLine(FirstSentence(document.Footer), 0.8);
    }

    public void Draw(PdfCanvas canvas, int page)
    {
        _title.Draw(canvas, PageFrame.Left, HeadTop);
        _client.Draw(canvas, PageFrame.Left, HeadTop, PageFrame.TextWidth);
        canvas.Box(PageFrame.Left, HeadTop + 14, PageFrame.TextWidth, 0.6, Palette.Line);
        _maker.Draw(canvas, PageFrame.Left, FootTop);
        _breaker.Break($"Page {page} of {_pages}", _style, PageFrame.TextWidth).Draw(canvas, PageFrame.Left, FootTop, PageFrame.TextWidth);
    }

    /// <summary>As much as one line holds; the cover has it all.</summary>
    private TextBlock OneLine(string text, double share) => _breaker.Break(text.ReplaceLineEndings(" "), _style, PageFrame.TextWidth * share).First(1);

    private static string FirstSentence(string text) => text.IndexOf(". ", StringComparison.Ordinal) is var end and >= 0 ? text[..end] : text.TrimEnd('.');
}
