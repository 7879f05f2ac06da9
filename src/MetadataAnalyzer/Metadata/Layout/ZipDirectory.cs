using System.Buffers.Binary;

namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>
/// The directory at the end of a zip file, which holds where the data of each entry is; the framework does not expose it.
/// </summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int LocatorLength = 20;
    private const int HeaderLength = 46;
    private const int LocalHeaderLength = 30;
    private const uint Wide = uint.MaxValue;

    /// <summary>Whether two entries share bytes: a normal zip never does; a small file that unpacks to a huge one may.</summary>
    /// <param name="stream">A zip file that the framework has opened.</param>
    /// <param name="count">How many entries it has.</param>
    /// <exception cref="InvalidDataException">The directory is not at the place that the end of the file names.</exception>
    public static bool HasOverlaps(Stream stream, int count)
    {
        stream.Position = Start(stream);
        using var reader = new BinaryReader(new BufferedStream(stream, 1 << 16), System.Text.Encoding.UTF8, leaveOpen: true);
        var spans = new (long Start, long End)[count];
        for (var index = 0; index < count; index++)
        {
            spans[index] = Span(reader);
        }

        Array.Sort(spans);
        for (var index = 1; index < count; index++)
        {
            if (spans[index].Start < spans[index - 1].End)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The bytes of the next entry, as many as it has at least: its own header may be longer than the one in the directory.
    /// </summary>
    private static (long Start, long End) Span(BinaryReader reader)
    {
        var header = reader.ReadBytes(HeaderLength);
        if (header.Length < HeaderLength || !header.AsSpan().StartsWith("PK\x01\x02"u8))
        {
            throw new InvalidDataException("its directory is damaged");
        }

        var (name, extra, comment) = (Short(header, 28), Short(header, 30), Short(header, 32));
        reader.ReadBytes(name);
        var (compressed, offset) = WideOnes(reader.ReadBytes(extra), Int(header, 24) == Wide, Int(header, 20), Int(header, 42));
        reader.ReadBytes(comment);
        return (offset, offset + LocalHeaderLength + name + compressed);
    }

    /// <summary>Size and place of an entry; those of four gigabytes and more are in a field of their own.</summary>
    private static (long Compressed, long Offset) WideOnes(ReadOnlySpan<byte> extra, bool hasWideLength, uint compressed, uint offset)
    {
        while (extra.Length >= 4)
        {
            var field = extra[4..Math.Min(extra.Length, 4 + Short(extra, 2))];
            if (Short(extra, 0) == 1)
            {
                var next = hasWideLength ? 8 : 0;
                var size = compressed == Wide && field.Length >= next + 8 ? Long(field, next) : compressed;
                next += compressed == Wide ? 8 : 0;
                return (size, offset == Wide && field.Length >= next + 8 ? Long(field, next) : offset);
            }

            extra = extra[(4 + field.Length)..];
        }

        return (compressed, offset);
    }

    private static long Start(Stream stream)
    {
        var tail = Tail(stream, EndLength + LocatorLength + ushort.MaxValue);
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || end + EndLength > tail.Length)
        {
            throw new InvalidDataException("its directory is damaged");
        }

        var start = Int(tail, end + 16);
        var locator = end - LocatorLength;
        if (start != Wide || locator < 0 || !tail.AsSpan(locator).StartsWith("PK\x06\x07"u8))
        {
            return start;
        }

        stream.Position = Math.Clamp(Long(tail, locator + 8), 0, stream.Length);
        var wideEnd = new byte[56];
        return stream.ReadAtLeast(wideEnd, wideEnd.Length, throwOnEndOfStream: false) == wideEnd.Length
            ? Math.Clamp(Long(wideEnd, 48), 0, stream.Length)
            : throw new InvalidDataException("its directory is damaged");
    }

    private static byte[] Tail(Stream stream, int length)
    {
        stream.Position = Math.Max(0, stream.Length - length);
        var tail = new byte[stream.Length - stream.Position];
        stream.ReadExactly(tail);
        return tail;
    }

    private static int Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static long Long(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);
}
