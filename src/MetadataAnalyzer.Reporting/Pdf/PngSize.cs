using System.Buffers.Binary;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>Size of a PNG in pixels, from its head.</summary>
internal static class PngSize
{
    private const int WidthAt = 16;

    /// <summary>Null for anything but a PNG: a vector logo is for HTML alone.</summary>
    public static (int Width, int Height)? Of(ReportLogo logo)
    {
        ReadOnlySpan<byte> signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];
        var content = logo.Content.AsSpan();
        if (content.Length < WidthAt + 8 || !content.StartsWith(signature))
        {
            return null;
        }

        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content[WidthAt..]), BinaryPrimitives.ReadInt32BigEndian(content[(WidthAt + 4)..]));
        return width > 0 && height > 0 ? (width, height) : null;
    }
}
