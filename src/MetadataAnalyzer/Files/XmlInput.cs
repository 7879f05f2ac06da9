using System.Xml;

namespace MetadataAnalyzer.Files;

/// <summary>Opens XML for a pull reader.</summary>
public static class XmlInput
{
    private const int LongestDeclaration = 1024;

    /// <summary>A reader over a stream.</summary>
    /// <param name="stream">Where the XML is; it can seek.</param>
    /// <param name="settings">How it is read.</param>
    /// <exception cref="XmlException">The declaration holds a byte that is no ASCII.</exception>
    public static XmlReader Open(Stream stream, XmlReaderSettings settings)
    {
        CheckDeclaration(stream);
        return XmlReader.Create(stream, settings);
    }

    /// <summary>
    /// A declaration is ASCII in every encoding that begins with one byte for a character. The framework's reader decodes it twice, and on
    /// other bytes fails with an exception
    /// that tells nothing of the file.
    /// </summary>
    private static void CheckDeclaration(Stream stream)
    {
        var start = stream.Position;
        Span<byte> buffer = stackalloc byte[LongestDeclaration];
        ReadOnlySpan<byte> head = buffer[..stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
        stream.Position = start;
        head = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        var end = head.IndexOf("?>"u8);
        var declaration = end < 0 ? head : head[..end];
        if (head.StartsWith("<?xml"u8) && declaration.ContainsAnyExceptInRange((byte)0, (byte)0x7F))
        {
            throw new XmlException("the XML declaration holds a byte that is no ASCII", null, 1, 1);
        }
    }
}
