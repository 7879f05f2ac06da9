using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Xml;
using MetadataAnalyzer.Files;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>The look of the consultant: colour and logo.</summary>
public sealed record ReportBranding
{
    /// <summary>The colour of headings and charts as <c>#rrggbb</c>; null for the default.</summary>
    public string? Accent { get; init; }

    /// <summary>The logo; null for none.</summary>
    public ReportLogo? Logo { get; init; }
}

/// <summary>A logo to embed.</summary>
/// <param name="MediaType"><see cref="Png"/> or <see cref="Svg"/>.</param>
/// <param name="Content">The file.</param>
public sealed record ReportLogo(string MediaType, ImmutableArray<byte> Content)
{
    /// <summary>Media type of a picture in PNG.</summary>
    public const string Png = "image/png";

    /// <summary>Media type of a picture in SVG.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>Most bytes of a logo file, so that a logo does not make the report large.</summary>
    public const int LargestSize = 1024 * 1024;

    private static ReadOnlySpan<byte> PngStart =>
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'];

    /// <summary>A logo from the content of a file; the content decides between PNG and SVG, not the file name.</summary>
    /// <exception cref="FormatException">The content is too large, or neither PNG nor SVG; the message completes a sentence that starts
    /// with the file name.</exception>
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

    /// <summary>Refuses a document type, because its entities could expand a small file without limit.</summary>
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

/// <summary>An accent colour, with its contrast to the background.</summary>
/// <param name="Red">From 0 to 255.</param>
/// <param name="Green">From 0 to 255.</param>
/// <param name="Blue">From 0 to 255.</param>
public readonly record struct AccentColor(byte Red, byte Green, byte Blue)
{
    /// <summary>Least contrast of small text (WCAG 2.2, 1.4.3).</summary>
    public const double ReadableContrast = 4.5;

    private const int Steps = 50;

    /// <summary>From <c>#rrggbb</c>.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not in that form.</exception>
    public static AccentColor Parse(string text) =>
        TryParse(text, out var color) ? color : throw new FormatException($"'{text}' is no colour in the form #rrggbb");

    /// <summary>From <c>#rrggbb</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AccentColor color)
    {
        color = default;
        if (text is not ['#', _, _, _, _, _, _]
            || !int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        color = new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    /// <summary>
    /// This colour when text in it is readable on <paramref name="paper"/>; else the nearest darker or lighter colour that is.
    /// </summary>
    public AccentColor ReadableOn(AccentColor paper)
    {
        var end = paper.Luminance > 0.18 ? new AccentColor(0, 0, 0) : new AccentColor(255, 255, 255);
        for (var step = 0; step < Steps; step++)
        {
            var color = Toward(end, step / (double)Steps);
            if (color.ContrastTo(paper) >= ReadableContrast)
            {
                return color;
            }
        }

        return end;
    }

    /// <summary>Contrast from 1, the same colour, to 21, black on white.</summary>
    public double ContrastTo(AccentColor other)
    {
        var (light, dark) = (Math.Max(Luminance, other.Luminance), Math.Min(Luminance, other.Luminance));
        return (light + 0.05) / (dark + 0.05);
    }

    /// <summary>The colour as <c>#rrggbb</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(byte channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    private AccentColor Toward(AccentColor end, double share)
    {
        byte Mixed(byte from, byte to) => (byte)Math.Round(from + ((to - from) * share), MidpointRounding.AwayFromZero);
        return new(Mixed(Red, end.Red), Mixed(Green, end.Green), Mixed(Blue, end.Blue));
    }
}

/// <summary>
/// Names of colours. The ids of verdicts (<c>blocked</c>), impacts (<c>blocker</c>) and states of evidence (<c>missing</c>) are names of
/// colours too.
/// </summary>
public static class ReportColors
{
    /// <summary>The accent colour.</summary>
    public const string Accent = "accent";

    /// <summary>For values that need no attention.</summary>
    public const string Neutral = "neutral";
}
