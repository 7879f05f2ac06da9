using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>Text broken into lines.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="LineHeight">Height of each.</param>
internal sealed record TextBlock(ImmutableArray<ImmutableArray<TextRun>> Lines, double LineHeight)
{
    public static TextBlock Empty { get; } = new([], 0);

    public double Height => Lines.Length * LineHeight;

    /// <summary>How wide the widest line is.</summary>
    public double Width => Lines.Select(WidthOf).DefaultIfEmpty().Max();

    public TextBlock First(int lines) => this with { Lines = Lines[..Math.Min(lines, Lines.Length)] };

    public TextBlock After(int lines) => this with { Lines = Lines[Math.Min(lines, Lines.Length)..] };

    /// <param name="canvas">Where to draw.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="top">Upper edge.</param>
    /// <param name="width">Room for lines that end at its right edge; null for lines that begin at the left one.</param>
    public void Draw(PdfCanvas canvas, double x, double top, double? width = null)
    {
        foreach (var line in Lines)
        {
            var start = width is { } room ? x + room - WidthOf(line) : x;
            foreach (var run in line)
            {
                DrawRun(canvas, run, start + run.X, top);
            }

            top += LineHeight;
        }
    }

    private void DrawRun(PdfCanvas canvas, TextRun run, double x, double top)
    {
        var padding = 0d;
        if (run.Badge is { } tone)
        {
            padding = TextRun.BadgePadding;
            var height = run.Style.Size * 1.5;
            canvas.Box(x, top + ((LineHeight - height) / 2), run.Width, height, tone.On(Color.WashShare), radius: 2);
        }

        canvas.Text(run.Text, run.Style, x + padding, top + (LineHeight / 2) + (run.Style.Size * 0.364));
        if (run.Anchor is { } anchor)
        {
            canvas.Link(anchor, x, top, run.Width, LineHeight);
        }
    }

    private static double WidthOf(ImmutableArray<TextRun> line) => line is [.., var last] ? last.X + last.Width : 0;
}
