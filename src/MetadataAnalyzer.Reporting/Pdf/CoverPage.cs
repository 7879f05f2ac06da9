using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>The first page: client, title, date and inputs of the report.</summary>
internal sealed class CoverPage(LineBreaker breaker, Typography type)
{
    private const double LogoTop = 64;
    private const double LogoWidth = 180;
    private const double LogoHeight = 60;

    /// <param name="document">The report.</param>
    /// <param name="canvas">A new page.</param>
    /// <param name="notices">Notes about the PDF itself, such as characters that it cannot show.</param>
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

/// <summary>The table of contents: the sections with their subjects and page numbers.</summary>
internal sealed class ContentsLayout(LineBreaker breaker, Typography type)
{
    /// <summary>The pieces of the table of contents. How many pages it takes does not depend on the page numbers in it.</summary>
    /// <param name="sections">The report's sections.</param>
    /// <param name="pageOf">The page of an anchor.</param>
    public IReadOnlyList<Piece> Pieces(IEnumerable<ReportSection> sections, Func<string, int> pageOf)
    {
        var pieces = new List<Piece>
        {
            new TextPiece(breaker.Break("Contents", type.Section, PageFrame.TextWidth)) { KeepWithNext = true },
        };
        foreach (var section in sections)
        {
            pieces.Add(Entry(section.Title, section.Anchor, pageOf, type.Body with { Role = FontRole.SemiBold },
                0) with
            { SpaceBefore = 9 });
            pieces.AddRange(section.Blocks.OfType<SubjectBlock>()
                .Select(subject => Entry(subject.Title, subject.Anchor, pageOf, type.Small, 16)));
        }

        return pieces;
    }

    private RowPiece Entry(string title, string anchor, Func<string, int> pageOf, TextStyle style, double inset)
    {
        const double Number = 40;
        var page = pageOf(anchor).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var width = PageFrame.TextWidth - inset - Number;
        return new([new(Linked(title, anchor, style, width), inset, width),
            new(Linked(page, anchor, style, Number), PageFrame.TextWidth - Number, Number, IsAtEnd: true)], PageFrame.TextWidth)
        {
            PaddingTop = 2,
            PaddingBottom = 3,
            LineBelow = inset == 0 ? Palette.Line : null,
        };
    }

    private TextBlock Linked(string text, string anchor, TextStyle style, double width)
    {
        var block = breaker.Break(text, style, width);
        return block with
        {
            Lines = [.. block.Lines.Select(line => line.Select(run => run with { Anchor = anchor }).ToArray() is var runs
                ? [.. runs]
                : line)],
        };
    }
}

/// <summary>The head and foot of every page except the cover.</summary>
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

    /// <summary>The first line of a text; the cover has the full text.</summary>
    private TextBlock OneLine(string text, double share) =>
        _breaker.Break(text.ReplaceLineEndings(" "), _style, PageFrame.TextWidth * share).First(1);

    private static string FirstSentence(string text) =>
        text.IndexOf(". ", StringComparison.Ordinal) is var end and >= 0 ? text[..end] : text.TrimEnd('.');
}
