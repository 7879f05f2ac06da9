using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>What a user may choose about the PDF.</summary>
public sealed record PdfOptions
{
    /// <summary>A TrueType font file for characters that the embedded fonts lack; null for none.</summary>
    public ImmutableArray<byte>? Font { get; init; }

    /// <summary>With a font that is known to work.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a TrueType font.</exception>
    public static PdfOptions WithFont(byte[] content)
    {
        _ = new FontFile(content);
        return new() { Font = [.. content] };
    }
}
