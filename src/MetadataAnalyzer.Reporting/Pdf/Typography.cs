namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>The styles of one report and the room between its parts.</summary>
/// <param name="palette">Its colours.</param>
/// <param name="scale">Factor for sizes and room: a summary that is a little too long for its page is set smaller.</param>
internal sealed class Typography(Palette palette, double scale = 1)
{
    public Palette Palette => palette;

    public TextStyle Body { get; } = new(FontRole.Regular, 9.5 * scale, Palette.Ink, 1.5);

    public TextStyle Lead { get; } = new(FontRole.Regular, 12 * scale, Palette.Ink, 1.5);

    public TextStyle Small { get; } = new(FontRole.Regular, 8.5 * scale, Palette.Ink);

    public TextStyle Tiny { get; } = new(FontRole.Regular, 7.5 * scale, Palette.Ink);

    /// <summary>Lines to type.</summary>
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
