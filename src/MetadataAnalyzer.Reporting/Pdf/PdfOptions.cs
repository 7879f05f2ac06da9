using System.Collections.Immutable;
using MetadataAnalyzer.Reporting.Document;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>What a user may choose about the PDF.</summary>
public sealed record PdfOptions
{
    /// <summary>A TrueType font file for characters that the embedded fonts lack; null for none.</summary>
    public ImmutableArray<byte>? Font { get; init; }

    /// <summary>A picture in PNG can be read whole; one in SVG is not drawn here.</summary>
    /// <exception cref="FormatException">It cannot; the message says so, to follow the file's name.</exception>
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

    /// <summary>With a font that is known to work.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a TrueType font.</exception>
    public static PdfOptions WithFont(byte[] content)
    {
        _ = new FontFile(content);
        return new() { Font = [.. content] };
    }
}
