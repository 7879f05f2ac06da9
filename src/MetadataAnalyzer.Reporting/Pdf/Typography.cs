using System.Globalization;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>The text styles of one report and the gaps between its parts.</summary>
/// <param name="palette">Its colours.</param>
/// <param name="scale">Factor for sizes and gaps: below 1 for a summary that is a little too long for its page.</param>
internal sealed class Typography(Palette palette, double scale = 1)
{
    public Palette Palette => palette;

    public TextStyle Body { get; } = new(FontRole.Regular, 9.5 * scale, Palette.Ink, 1.5);

    public TextStyle Lead { get; } = new(FontRole.Regular, 12 * scale, Palette.Ink, 1.5);

    public TextStyle Small { get; } = new(FontRole.Regular, 8.5 * scale, Palette.Ink);

    public TextStyle Tiny { get; } = new(FontRole.Regular, 7.5 * scale, Palette.Ink);

    /// <summary>Commands and code.</summary>
    public TextStyle Code { get; } = new(FontRole.Mono, 7.5 * scale, Palette.Ink, 1.5);

    public TextStyle Quiet { get; } = new(FontRole.Regular, 8.25 * scale, Palette.Quiet);

    public TextStyle Section { get; } = new(FontRole.Bold, 21 * scale, palette.Accent, 1.25);

    public TextStyle Strong { get; } = new(FontRole.SemiBold, 9.5 * scale, Palette.Ink, 1.4);

    public TextStyle ColumnHead { get; } = new(FontRole.SemiBold, 7.5 * scale, Palette.Quiet, 1.35);

    public double Gap(double points) => points * scale;

    /// <summary>Style of a heading.</summary>
    /// <param name="level">3, 4 or 5.</param>
    public TextStyle Heading(int level) => level switch
    {
        <= 3 => new(FontRole.Bold, 14 * scale, Palette.Ink, 1.3),
        4 => new(FontRole.SemiBold, 11 * scale, Palette.Ink, 1.35),
        _ => Strong,
    };
}

/// <summary>The style of a text.</summary>
/// <param name="Role">Its font.</param>
/// <param name="Size">Its size in points.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Leading">Line height as a multiple of the size.</param>
internal sealed record TextStyle(FontRole Role, double Size, Color Color, double Leading = 1.45)
{
    public double LineHeight => Size * Leading;
}

/// <summary>The colours of one report. Text in a tone is readable on white and on a background tinted with that tone.</summary>
internal sealed class Palette(string? accent)
{
    private static readonly Color Red = new(0xa4, 0x16, 0x1a);
    private static readonly Color Amber = new(0x7a, 0x4a, 0x00);
    private static readonly Color Blue = new(0x0b, 0x4f, 0x8a);
    private static readonly Color Green = new(0x17, 0x63, 0x3a);
    private static readonly Color Violet = new(0x51, 0x3a, 0x8c);
    private static readonly Color Grey = new(0x4a, 0x55, 0x63);

    public static Color Ink { get; } = new(0x1c, 0x24, 0x30);

    public static Color Quiet { get; } = new(0x5a, 0x66, 0x75);

    public static Color Line { get; } = new(0xd5, 0xdb, 0xe2);

    public static Color Wash { get; } = new(0xf5, 0xf7, 0xf9);

    /// <summary>The accent colour as configured; for areas.</summary>
    public Color Brand { get; } = Color.Parse(accent) ?? new(0x0b, 0x5c, 0xab);

    /// <summary>The accent colour, dark enough for text.</summary>
    public Color Accent => Brand.Readable();

    /// <summary>The tone of a name for areas. An area may be lighter than text; white text is readable on it.</summary>
    public Color Area(string name) =>
        Tone(name) is var tone && tone == Amber ? new(0xa8, 0x62, 0x00) : tone == Grey ? new(0x69, 0x75, 0x85) : tone;

    /// <summary>The tone of a name; see <see cref="ReportColors"/>.</summary>
    public Color Tone(string name) => name switch
    {
        "ready" or "present" => Green,
        "ready-after-changes" or "change" => Blue,
        "needs-verification" or "verify" or "partial" => Amber,
        "blocked" or "blocker" => Red,
        "already-migrated" => Violet,
        ReportColors.Accent => Accent,
        _ => Grey,
    };
}

/// <summary>A colour in sRGB.</summary>
internal readonly record struct Color(byte Red, byte Green, byte Blue)
{
    private const double ReadableContrast = 4.5;

    /// <summary>Share of a tone in the background of its badge.</summary>
    public const double WashShare = 0.12;

    public static Color White { get; } = new(255, 255, 255);

    /// <param name="text"><c>#rrggbb</c>; any other text gives null.</param>
    public static Color? Parse(string? text) =>
        text is ['#', .. { Length: 6 } digits]
            && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : null;

    /// <summary>A tint: this colour mixed with white.</summary>
    public Color On(double share) => new(Mix(Red, share), Mix(Green, share), Mix(Blue, share));

    /// <summary>This colour, made darker until text in it is readable on a background tinted with it.</summary>
    public Color Readable()
    {
        var color = this;
        while (color.ContrastWith(color.On(WashShare)) < ReadableContrast)
        {
            color = new((byte)(color.Red * 0.92), (byte)(color.Green * 0.92), (byte)(color.Blue * 0.92));
        }

        return color;
    }

    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    /// <summary>Contrast from 1 to 21, as the Web Content Accessibility Guidelines define it.</summary>
    public double ContrastWith(Color other) =>
        (Math.Max(Luminance, other.Luminance) + 0.05) / (Math.Min(Luminance, other.Luminance) + 0.05);

    private static byte Mix(byte part, double share) => (byte)Math.Round((part * share) + (255 * (1 - share)));

    private static double Linear(byte part) =>
        part / 255d <= 0.04045 ? part / 255d / 12.92 : Math.Pow(((part / 255d) + 0.055) / 1.055, 2.4);
}
