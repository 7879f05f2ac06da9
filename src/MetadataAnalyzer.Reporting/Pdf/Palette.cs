using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>The colours of one report. Words in a tone can be read on white and on the tone's own wash.</summary>
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

    /// <summary>The report's own colour as it was given, for areas.</summary>
    public Color Brand { get; } = Color.Parse(accent) ?? new(0x0b, 0x5c, 0xab);

    /// <summary>The report's own colour, for words.</summary>
    public Color Accent => Brand.Readable();

    /// <summary>The same for areas, which may be lighter; white words can be read on it.</summary>
    public Color Area(string name) => Tone(name) is var tone && tone == Amber ? new(0xa8, 0x62, 0x00) : tone == Grey ? new(0x69, 0x75, 0x85) : tone;

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
