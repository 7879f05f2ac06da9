using System.Buffers;

namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>The bytes of one file in a pooled buffer; dispose to give it back.</summary>
internal readonly struct FileContent(byte[] buffer, int length) : IDisposable
{
    private const int InitialBytes = 1 << 14;

    /// <summary>Most that a claimed length alone makes room for.</summary>
    private const int MaxInitialBytes = 1 << 20;

    /// <summary>Above this the pool would keep buffers that hardly any file needs again.</summary>
    private const int MaxPooledBytes = 8 << 20;

    public byte[] Buffer { get; } = buffer;

    public int Length { get; } = length;

    public ReadOnlySpan<byte> Span => Buffer.AsSpan(0, Length);

    public MemoryStream OpenStream() => new(Buffer, 0, Length, writable: false);

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">What to read.</param>
    /// <param name="expected">Length it claims: sizes the first buffer, up to a megabyte, and is not trusted.</param>
    /// <param name="limit">Most bytes to read.</param>
    /// <param name="tooLarge">Message when the stream holds more.</param>
    public static FileContent ReadAll(Stream stream, long expected, long limit, string tooLarge)
    {
        // One byte more than the limit or the file has shows that its end was reached.
        var buffer = Rent(Math.Clamp(Math.Min(expected, limit) + 1, InitialBytes, MaxInitialBytes));
        var length = 0;
        try
        {
            while (true)
            {
                var read = stream.Read(buffer, length, buffer.Length - length);
                length += read;
                if (length > limit)
                {
                    throw new UnreadableContentException(tooLarge);
                }

                if (read == 0)
                {
                    return new FileContent(buffer, length);
                }

                if (length == buffer.Length)
                {
                    var larger = Rent(buffer.Length * 2L);
                    buffer.AsSpan(0, length).CopyTo(larger);
                    Return(buffer);
                    buffer = larger;
                }
            }
        }
        catch
        {
            Return(buffer);
            throw;
        }
    }

    public void Dispose() => Return(Buffer);

    private static byte[] Rent(long length) => length <= MaxPooledBytes
        ? ArrayPool<byte>.Shared.Rent((int)length)
        : GC.AllocateUninitializedArray<byte>((int)Math.Min(length, Array.MaxLength));

    private static void Return(byte[] buffer)
    {
        if (buffer.Length <= MaxPooledBytes)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

/// <summary>One file cannot be read; becomes an <see cref="UnreadableFile"/>, and the others go on.</summary>
internal sealed class UnreadableContentException(string message, int line = 0, int column = 0) : Exception(message)
{
    public int Line { get; } = line;

    public int Column { get; } = column;
}
