using System.Globalization;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>A colour.</summary>
internal readonly record struct Color(byte Red, byte Green, byte Blue)
{
    private const double ReadableContrast = 4.5;

    /// <summary>How much of a tone the ground of a badge has.</summary>
    public const double WashShare = 0.12;

    public static Color White { get; } = new(255, 255, 255);

    /// <param name="text"><c>#rrggbb</c>; anything else gives null.</param>
    public static Color? Parse(string? text) =>
        text is ['#', .. { Length: 6 } digits] && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : null;

    /// <summary>A tint: so much of this colour on white.</summary>
    public Color On(double share) => new(Mix(Red, share), Mix(Green, share), Mix(Blue, share));

    /// <summary>This colour, darker if need be, so that words in it can be read on its own wash.</summary>
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

    /// <summary>From 1 to 21, by the Web Content Accessibility Guidelines.</summary>
    public double ContrastWith(Color other) => (Math.Max(Luminance, other.Luminance) + 0.05) / (Math.Min(Luminance, other.Luminance) + 0.05);

    private static byte Mix(byte part, double share) => (byte)Math.Round((part * share) + (255 * (1 - share)));

    private static double Linear(byte part) => part / 255d <= 0.04045 ? part / 255d / 12.92 : Math.Pow(((part / 255d) + 0.055) / 1.055, 2.4);
}
