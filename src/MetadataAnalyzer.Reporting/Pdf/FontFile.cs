using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>A TrueType font: which characters it has and how wide they are.</summary>
internal sealed class FontFile
{
    private const float Lacking = -1;
    private const float Unknown = -2;
    private readonly TrueTypeFont _font;
    private readonly float[] _advances = new float[char.MaxValue + 1];

    /// <exception cref="InvalidDataException">The bytes are not a TrueType font with a Unicode table of characters.</exception>
    public FontFile(byte[] content)
    {
        (Content, _font) = Parse(content);
        Array.Fill(_advances, Unknown);
    }

    public byte[] Content { get; }

    public bool Has(char character) => Advance(character) >= 0;

    /// <summary>Width as a share of the size; negative for a character that the font lacks.</summary>
    public float Advance(char character)
    {
        var known = _advances[character];
        return known == Unknown ? _advances[character] = Measure(character) : known;
    }

    private float Measure(char character)
    {
        var glyph = _font.WindowsUnicodeCMap.CharacterCodeToGlyphIndex(character);
        return glyph == 0 ? Lacking : (float)_font.TableRegister.HorizontalMetricsTable.GetAdvanceWidth(glyph) / _font.GetUnitsPerEm();
    }

    private static (byte[] Content, TrueTypeFont Font) Parse(byte[] content)
    {
        try
        {
            var full = FullMetrics.Of(content);
            var font = TrueTypeFontParser.Parse(new TrueTypeDataBytes(full));
            return font.WindowsUnicodeCMap is not null && font.TableHeaders.ContainsKey("glyf") && font.TableRegister.Os2Table is not null && font.TableRegister.PostScriptTable is not null
                ? (full, font)
                : throw new InvalidDataException("the font has no TrueType outlines or no Unicode table of characters");
        }
        catch (Exception exception) when (exception is not InvalidDataException)
        {
            throw new InvalidDataException("not a TrueType font file", exception);
        }
    }
}
