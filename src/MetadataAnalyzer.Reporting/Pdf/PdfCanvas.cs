using UglyToad.PdfPig.Actions;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Operations.TextShowing;
using UglyToad.PdfPig.Graphics.Operations.TextState;
using UglyToad.PdfPig.Writer;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>Draws on the pages of a PDF. Lengths are in points, measured from the upper left corner.</summary>
internal sealed class PdfCanvas(PdfDocumentBuilder pdf, FontSet fonts, IReadOnlyDictionary<string, Place> places)
{
    private static readonly AnnotationBorder NoBorder = new(0, 0, 0, []);
    private readonly PdfFonts _fonts = new(pdf, fonts);
    private PdfPageBuilder _page = null!;
    private PageContent _content = null!;
    private byte[] _codes = new byte[256];
    private Color? _fill;

    public void StartPage()
    {
        _page = pdf.AddPage(PageFrame.Width, PageFrame.Height);
        _content = new();
        _page.CurrentStream.Operations.Add(_content);
        _fonts.StartPage(_page);
        _fill = null;
    }

    /// <summary>Writes a line.</summary>
    /// <param name="text">Printable text.</param>
    /// <param name="style">Its style.</param>
    /// <param name="x">Where it begins.</param>
    /// <param name="baseline">Height of the baseline, from the top of the page.</param>
    public void Text(string text, TextStyle style, double x, double baseline)
    {
        Fill(style.Color);
        if (_codes.Length < text.Length)
        {
            _codes = new byte[text.Length];
        }

        for (var start = 0; start < text.Length;)
        {
            var first = _fonts.For(style.Role, text[start]);
            var (end, width, glyph) = (start, 0d, first);
            do
            {
                _codes[end - start] = glyph.Code;
                width += glyph.Advance;
                end++;
            }
            while (end < text.Length && (glyph = _fonts.For(style.Role, text[end])).Font == first.Font);

            _content.Operation("BT"u8).Name(_fonts.NameOf(first)).Numbers(Round(style.Size)).Operation("Tf"u8)
                .Numbers(Round(x), Round(PageFrame.Height - baseline)).Operation("Td"u8).Text(_codes.AsSpan(0, end - start))
                    .Operation("Tj"u8).Operation("ET"u8);
            x += width * style.Size;
            start = end;
        }
    }

    /// <summary>Fills a rectangle; its corners are round when a radius is given.</summary>
    public void Box(double x, double top, double width, double height, Color color, double radius = 0)
    {
        Fill(color);
        if (radius <= 0 || width < 2 * radius || height < 2 * radius)
        {
            _content.Numbers(Round(x), Round(PageFrame.Height - top - height), Round(width), Round(height)).Operation("re"u8);
        }
        else
        {
            AppendRounded(x, PageFrame.Height - top - height, width, height, radius);
        }

        _content.Operation("f"u8);
    }

    /// <summary>Adds a clickable area; none when the report lacks the anchor.</summary>
    public void Link(string anchor, double x, double top, double width, double height)
    {
        if (places.TryGetValue(anchor, out var place))
        {
            var area = new PdfRectangle(Round(x), Round(PageFrame.Height - top - height), Round(x + width), Round(PageFrame.Height - top));
            _page.AddLink(new LinkAnnotation(new GoToAction(place.ToDestination()), area, NoBorder));
        }
    }

    /// <summary>Draws a picture into a rectangle.</summary>
    public void Png(byte[] content, double x, double top, double width, double height) =>
        _page.AddPng(content, new PdfRectangle(x, PageFrame.Height - top - height, x + width, PageFrame.Height - top));

    private void Fill(Color color)
    {
        if (_fill != color)
        {
            _fill = color;
            _content.Numbers(Share(color.Red), Share(color.Green), Share(color.Blue)).Operation("rg"u8);
        }
    }

    private void AppendRounded(double x, double y, double width, double height, double radius)
    {
        // A quarter of a circle as a Bézier curve.
        var bend = radius * 0.4477;
        var (right, upper) = (x + width, y + height);
        _content.Numbers(Round(x + radius), Round(y)).Operation("m"u8);
        _content.Numbers(Round(right - radius), Round(y)).Operation("l"u8);
        Curve(right - bend, y, right, y + bend, right, y + radius);
        _content.Numbers(Round(right), Round(upper - radius)).Operation("l"u8);
        Curve(right, upper - bend, right - bend, upper, right - radius, upper);
        _content.Numbers(Round(x + radius), Round(upper)).Operation("l"u8);
        Curve(x + bend, upper, x, upper - bend, x, upper - radius);
        _content.Numbers(Round(x), Round(y + radius)).Operation("l"u8);
        Curve(x, y + bend, x + bend, y, x + radius, y);
        _content.Operation("h"u8);
    }

    private void Curve(double x1, double y1, double x2, double y2, double x3, double y3) =>
        _content.Numbers(Round(x1), Round(y1), Round(x2), Round(y2), Round(x3), Round(y3)).Operation("c"u8);

    private static double Share(byte part) => Math.Round(part / 255d, 3);

    private static double Round(double length) => Math.Round(length, 2);
}

/// <summary>
/// The fonts of one PDF. A font object holds at most 255 characters, so a font file is added again when the report uses more of its
/// characters.
/// </summary>
internal sealed class PdfFonts(PdfDocumentBuilder pdf, FontSet fonts)
{
    private const int MostCharacters = 250;
    private readonly Dictionary<(FontRole Role, char Character), Glyph> _glyphs = [];
    private readonly Dictionary<(FontFile File, char Character), Glyph> _known = [];
    private readonly Dictionary<FontFile, (PdfDocumentBuilder.AddedFont Font, int Count)> _latest = [];
    private readonly Dictionary<PdfDocumentBuilder.AddedFont, string> _names = [];
    private PdfPageBuilder _page = null!;

    /// <summary>Starts a page; a font has a name of its own on each page.</summary>
    public void StartPage(PdfPageBuilder page)
    {
        _page = page;
        _names.Clear();
    }

    /// <summary>
    /// The font object of a printable character, with the character's code in it and its width as a share of the font size.
    /// </summary>
    public Glyph For(FontRole role, char character)
    {
        if (_glyphs.TryGetValue((role, character), out var glyph))
        {
            return glyph;
        }

        var file = fonts.FileFor(role, character);
        if (!_known.TryGetValue((file, character), out glyph))
        {
            glyph = _known[(file, character)] = Add(file, character);
        }

        return _glyphs[(role, character)] = glyph;
    }

    /// <summary>The name of a font on the page.</summary>
    /// <param name="glyph">A character of the font.</param>
    public string NameOf(in Glyph glyph) =>
        _names.TryGetValue(glyph.Font, out var name) ? name : _names[glyph.Font] = Show(glyph.Character, glyph.Font).Name;

    private Glyph Add(FontFile file, char character)
    {
        var (latest, count) = _latest.GetValueOrDefault(file);
        if (latest is null || count == MostCharacters)
        {
            (latest, count) = (pdf.AddTrueTypeFont(file.Content), 0);
        }

        _latest[file] = (latest, count + 1);
        return new(latest, character, Show(character, latest).Code, file.Advance(character));
    }

    /// <summary>
    /// Asks the library for the name of a font and the code of a character. The library assigns both when a text is first shown, so a text
    /// is shown and its operations are removed again.
    /// </summary>
    private (string Name, byte Code) Show(char character, PdfDocumentBuilder.AddedFont font)
    {
        var operations = _page.CurrentStream.Operations;
        var before = operations.Count;
        _page.AddText(character.ToString(), 1, new PdfPoint(0, 0), font);
        var written = operations[before..];
        operations.RemoveRange(before, written.Count);
        return (written.OfType<SetFontAndSize>().Single().Font.Data, written.OfType<ShowText>().Last().Bytes!.ToArray()[^1]);
    }

    /// <summary>A character in a font object.</summary>
    internal readonly record struct Glyph(PdfDocumentBuilder.AddedFont Font, char Character, byte Code, float Advance);
}
