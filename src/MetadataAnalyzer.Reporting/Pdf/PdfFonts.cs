using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Operations.TextShowing;
using UglyToad.PdfPig.Graphics.Operations.TextState;
using UglyToad.PdfPig.Writer;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>The fonts of one PDF. A font object holds at most 255 characters, so that a file whose characters are more than that is added again.</summary>
internal sealed class PdfFonts(PdfDocumentBuilder pdf, FontSet fonts)
{
    private const int MostCharacters = 250;
    private readonly Dictionary<(FontRole Role, char Character), Glyph> _glyphs = [];
    private readonly Dictionary<(FontFile File, char Character), Glyph> _known = [];
    private readonly Dictionary<FontFile, (PdfDocumentBuilder.AddedFont Font, int Count)> _latest = [];
    private readonly Dictionary<PdfDocumentBuilder.AddedFont, string> _names = [];
    private PdfPageBuilder _page = null!;

    /// <summary>Fonts have their names page by page.</summary>
    public void StartPage(PdfPageBuilder page)
    {
        _page = page;
        _names.Clear();
    }

    /// <summary>The font object that shows a printable character, its code there and its width as a share of the size.</summary>
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

    /// <summary>What the page calls a font.</summary>
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

    /// <summary>The library numbers characters when they are first shown, and fonts when a page first uses them: it shows one, and what it wrote is taken back.</summary>
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
