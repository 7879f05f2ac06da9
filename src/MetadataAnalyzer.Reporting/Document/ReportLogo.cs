using System.Collections.Immutable;
using System.Xml;
using MetadataAnalyzer.Files;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A logo to embed.</summary>
/// <param name="MediaType"><see cref="Png"/> or <see cref="Svg"/>.</param>
/// <param name="Content">The file.</param>
public sealed record ReportLogo(string MediaType, ImmutableArray<byte> Content)
{
    /// <summary>Media type of a picture in PNG.</summary>
    public const string Png = "image/png";

    /// <summary>Media type of a picture in SVG.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>The largest file that is taken, in bytes: a logo makes a report no heavier than its findings do.</summary>
    public const int LargestSize = 1024 * 1024;

    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'];

    /// <summary>A logo from the content of a file, whatever its name.</summary>
    /// <exception cref="FormatException">The content is too large or neither PNG nor SVG; the message says which, to follow the file's name.</exception>
    public static ReportLogo Read(ImmutableArray<byte> content)
    {
        if (content.Length > LargestSize)
        {
            throw new FormatException($"is {content.Length} bytes long; a logo has at most {LargestSize}");
        }

        if (content.AsSpan().StartsWith(PngStart))
        {
            return new(Png, content);
        }

        RequireSvg(content);
        return new(Svg, content);
    }

    /// <summary>Entities of a document type could make a small file endless, so that none is taken.</summary>
    private static void RequireSvg(ImmutableArray<byte> content)
    {
        const string Namespace = "http://www.w3.org/2000/svg";
        try
        {
            using var stream = new MemoryStream([.. content]);
            using var reader = XmlInput.Open(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            reader.MoveToContent();
            if (reader.LocalName != "svg" || reader.NamespaceURI != Namespace)
            {
                throw new FormatException("is neither a PNG picture nor an SVG picture");
            }

            while (reader.Read())
            {
            }
        }
        catch (XmlException exception)
        {
            throw new FormatException(content.AsSpan().IndexOf("<svg"u8) < 0
                ? "is neither a PNG picture nor an SVG picture"
                : $"is no SVG picture that can be embedded: {exception.Message}", exception);
        }
    }
}
