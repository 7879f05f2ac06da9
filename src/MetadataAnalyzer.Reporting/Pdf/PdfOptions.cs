using System.Buffers.Binary;
using System.Collections.Immutable;
using MetadataAnalyzer.Reporting.Document;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>The user's choices for the PDF.</summary>
public sealed record PdfOptions
{
    /// <summary>A TrueType font file for characters that the embedded fonts lack; null for none.</summary>
    public ImmutableArray<byte>? Font { get; init; }

    /// <summary>Checks that a PNG logo can be read as a whole. An SVG logo is not drawn in a PDF and passes.</summary>
    /// <exception cref="FormatException">The picture is damaged; the message completes a sentence that starts with the file
    /// name.</exception>
    public static void RequireDrawable(ReportLogo logo)
    {
        if (logo.MediaType != ReportLogo.Png)
        {
            return;
        }

        try
        {
            using var pdf = new PdfDocumentBuilder();
            pdf.AddPage(PageFrame.Width, PageFrame.Height).AddPng([.. logo.Content], new PdfRectangle(0, 0, 1, 1));
        }
        catch (Exception exception)
        {
            throw new FormatException("is a damaged PNG picture, or one that a PDF cannot hold", exception);
        }
    }

    /// <summary>Options with a font that has been read successfully.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a TrueType font.</exception>
    public static PdfOptions WithFont(byte[] content)
    {
        _ = new FontFile(content);
        return new() { Font = [.. content] };
    }
}

/// <summary>Size of a PNG in pixels, read from its header.</summary>
internal static class PngSize
{
    private const int WidthAt = 16;

    /// <summary>The size; null for a logo that is not a PNG: an SVG logo is shown in HTML only.</summary>
    public static (int Width, int Height)? Of(ReportLogo logo)
    {
        ReadOnlySpan<byte> signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];
        var content = logo.Content.AsSpan();
        if (content.Length < WidthAt + 8 || !content.StartsWith(signature))
        {
            return null;
        }

        var (width, height) =
            (BinaryPrimitives.ReadInt32BigEndian(content[WidthAt..]), BinaryPrimitives.ReadInt32BigEndian(content[(WidthAt + 4)..]));
        return width > 0 && height > 0 ? (width, height) : null;
    }
}
