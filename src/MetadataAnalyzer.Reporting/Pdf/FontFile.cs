using System.Buffers.Binary;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>A TrueType font file: its characters and their widths.</summary>
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

    /// <summary>Width of a character as a share of the font size; negative for a character that the font lacks.</summary>
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
            return font.WindowsUnicodeCMap is not null && font.TableHeaders.ContainsKey("glyf") && font.TableRegister.Os2Table is not null
                && font.TableRegister.PostScriptTable is not null
                ? (full, font)
                : throw new InvalidDataException("the font has no TrueType outlines or no Unicode table of characters");
        }
        catch (Exception exception) when (exception is not InvalidDataException)
        {
            throw new InvalidDataException("not a TrueType font file", exception);
        }
    }
}

/// <summary>
/// Writes out the table of glyph widths. A font whose last glyphs are all equally wide, as in Chinese and Japanese fonts, states that width
/// once, but the library that makes font subsets needs a width for each glyph. The full table is appended to the file.
/// </summary>
internal static class FullMetrics
{
    private const int FirstEntry = 12;
    private const int EntryLength = 16;
    private const int MetricLength = 4;

    public static byte[] Of(byte[] font)
    {
        if (Entry(font, "hhea"u8) is not { } head || Entry(font, "hmtx"u8) is not { } metrics || Entry(font, "maxp"u8) is not { } profile)
        {
            return font;
        }

        var countAt = OffsetOf(font, head) + 34;
        var stated = BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(countAt));
        var glyphs = BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(OffsetOf(font, profile) + 4));
        if (stated == 0 || stated >= glyphs)
        {
            return font;
        }

        var end = (font.Length + 3) & ~3;
        var full = new byte[end + (glyphs * MetricLength)];
        font.CopyTo(full, 0);
        WriteMetrics(font.AsSpan(OffsetOf(font, metrics)), full.AsSpan(end), stated, glyphs);
        BinaryPrimitives.WriteUInt32BigEndian(full.AsSpan(metrics + 8), (uint)end);
        BinaryPrimitives.WriteUInt32BigEndian(full.AsSpan(metrics + 12), (uint)(glyphs * MetricLength));
        BinaryPrimitives.WriteUInt16BigEndian(full.AsSpan(countAt), glyphs);
        return full;
    }

    private static void WriteMetrics(ReadOnlySpan<byte> from, Span<byte> to, int stated, int glyphs)
    {
        from[..(stated * MetricLength)].CopyTo(to);
        var width = from.Slice((stated - 1) * MetricLength, 2);
        var bearings = from[(stated * MetricLength)..];
        for (var glyph = stated; glyph < glyphs; glyph++)
        {
            width.CopyTo(to[(glyph * MetricLength)..]);
            bearings.Slice((glyph - stated) * 2, 2).CopyTo(to[((glyph * MetricLength) + 2)..]);
        }
    }

    private static int OffsetOf(byte[] font, int entry) => (int)BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(entry + 8));

    /// <summary>Offset of a table's entry in the directory of the font; null when the font has no such table.</summary>
    private static int? Entry(byte[] font, ReadOnlySpan<byte> tag)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4));
        for (var i = 0; i < count; i++)
        {
            var at = FirstEntry + (i * EntryLength);
            if (font.AsSpan(at, 4).SequenceEqual(tag))
            {
                return at;
            }
        }

        return null;
    }
}
