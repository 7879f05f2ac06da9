using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A colour that is told apart from the paper it is on.</summary>
/// <param name="Red">From 0 to 255.</param>
/// <param name="Green">From 0 to 255.</param>
/// <param name="Blue">From 0 to 255.</param>
public readonly record struct AccentColor(byte Red, byte Green, byte Blue)
{
    /// <summary>The contrast that small text needs (WCAG 2.2, 1.4.3).</summary>
    public const double ReadableContrast = 4.5;

    private const int Steps = 50;

    /// <summary>From <c>#rrggbb</c>.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not in that form.</exception>
    public static AccentColor Parse(string text) => TryParse(text, out var color) ? color : throw new FormatException($"'{text}' is no colour in the form #rrggbb");

    /// <summary>From <c>#rrggbb</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AccentColor color)
    {
        color = default;
        if (text is not ['#', _, _, _, _, _, _] || !int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        color = new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    /// <summary>The colour itself when text in it can be read on <paramref name="paper"/>; else the nearest darker or lighter one that can.</summary>
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

    /// <summary>From 1, which is the same, to 21, which is black on white.</summary>
    public double ContrastTo(AccentColor other)
    {
        var (light, dark) = (Math.Max(Luminance, other.Luminance), Math.Min(Luminance, other.Luminance));
        return (light + 0.05) / (dark + 0.05);
    }

    /// <summary>As <c>#rrggbb</c>.</summary>
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
