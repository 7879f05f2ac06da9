using System.Globalization;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>A colour.</summary>
internal readonly record struct Color(byte Red, byte Green, byte Blue)
{
    private const double ReadableContrast = 4.5;

    public static Color White { get; } = new(255, 255, 255);

    /// <param name="text"><c>#rrggbb</c>; anything else gives null.</param>
    public static Color? Parse(string? text) =>
        text is ['#', .. { Length: 6 } digits] && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : null;

    /// <summary>A tint: so much of this colour on white.</summary>
    public Color On(double share) => new(Mix(Red, share), Mix(Green, share), Mix(Blue, share));

    /// <summary>This colour, darker if need be, so that words in it can be read on a light ground.</summary>
    public Color Readable()
    {
        var color = this;
        while (color.ContrastWith(White.Luminance) < ReadableContrast + 0.7)
        {
            color = new((byte)(color.Red * 0.92), (byte)(color.Green * 0.92), (byte)(color.Blue * 0.92));
        }

        return color;
    }

    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private double ContrastWith(double luminance) => (luminance + 0.05) / (Luminance + 0.05);

    private static byte Mix(byte part, double share) => (byte)Math.Round((part * share) + (255 * (1 - share)));

    private static double Linear(byte part) => part / 255d <= 0.04045 ? part / 255d / 12.92 : Math.Pow(((part / 255d) + 0.055) / 1.055, 2.4);
}
