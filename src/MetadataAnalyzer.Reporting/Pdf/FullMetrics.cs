using System.Buffers.Binary;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>
/// A font whose last glyphs are all equally wide, as fonts for Chinese and Japanese are, says so once. The library that cuts fonts down wants the width of each
/// glyph, so that the table is written out here, behind the end of the file.
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

    /// <summary>Where the directory tells of a table.</summary>
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
