using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>The first page: whose report, about what, from which inputs.</summary>
internal sealed class CoverPage(LineBreaker breaker, Typography type)
{
    private const double LogoTop = 64;
    private const double LogoWidth = 180;
    private const double LogoHeight = 60;

    /// <param name="document">The report.</param>
    /// <param name="canvas">A new page.</param>
    /// <param name="notices">What a reader must know about the PDF itself.</param>
    public void Draw(ReportDocument document, PdfCanvas canvas, IEnumerable<string> notices)
    {
        canvas.Box(0, 0, 14, PageFrame.Height, type.Palette.Brand);
        DrawLogo(document.Branding.Logo, canvas);

        var top = 232d;
        top = Write(canvas, document.Eyebrow.ToUpperInvariant(), new TextStyle(FontRole.SemiBold, 9.5, type.Palette.Accent), top) + 8;
        top = Write(canvas, document.Title, new TextStyle(FontRole.Bold, 30, Palette.Ink, 1.2), top) + 26;
        canvas.Box(PageFrame.Left, top, 56, 3, type.Palette.Brand);
        top += 26;
        foreach (var fact in document.Cover)
        {
            top += DrawFact(canvas, fact, top);
        }

        DrawFoot(canvas, document.Footer, notices);
    }

    private double DrawFact(PdfCanvas canvas, Fact fact, double top)
    {
        const double Term = 110;
        var term = breaker.Break(fact.Term, type.Body with { Color = Palette.Quiet }, Term - 10);
        var text = breaker.Break(fact.Text, type.Body with { Role = FontRole.SemiBold }, PageFrame.TextWidth - Term);
        term.Draw(canvas, PageFrame.Left, top);
        text.Draw(canvas, PageFrame.Left + Term, top);
        return Math.Max(term.Height, text.Height) + 5;
    }

    private void DrawFoot(PdfCanvas canvas, string footer, IEnumerable<string> notices)
    {
        var foot = breaker.Break(footer, type.Quiet, PageFrame.TextWidth);
        var top = PageFrame.Bottom - foot.Height;
        foot.Draw(canvas, PageFrame.Left, top);
        foreach (var notice in notices)
        {
            var text = breaker.Break(RichText.Of($"{Span.Strong("Please note:")} {notice}"), type.Small, PageFrame.TextWidth - 24);
            var height = text.Height + 14;
            top -= height + 12;
            canvas.Box(PageFrame.Left, top, PageFrame.TextWidth, height, type.Palette.Tone("verify").On(0.1));
            canvas.Box(PageFrame.Left, top, 2.5, height, type.Palette.Tone("verify"));
            text.Draw(canvas, PageFrame.Left + 12, top + 7);
        }
    }

    private static void DrawLogo(ReportLogo? logo, PdfCanvas canvas)
    {
        if (logo is not { } given || PngSize.Of(given) is not var (pixelWidth, pixelHeight))
        {
            return;
        }

        var scale = Math.Min(LogoWidth / pixelWidth, LogoHeight / pixelHeight);
        canvas.Png([.. given.Content], PageFrame.Left, LogoTop, pixelWidth * scale, pixelHeight * scale);
    }

    private double Write(PdfCanvas canvas, string words, TextStyle style, double top)
    {
        var text = breaker.Break(words, style, PageFrame.TextWidth);
        text.Draw(canvas, PageFrame.Left, top);
        return top + text.Height;
    }
}
