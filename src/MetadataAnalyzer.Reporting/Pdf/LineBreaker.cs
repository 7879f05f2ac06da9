using System.Collections.Immutable;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>
/// Breaks text into lines. No text is cut off: a word that is too long and has no place to break is broken at any character.
/// </summary>
internal sealed class LineBreaker(FontSet fonts, Palette palette)
{
    private readonly WordSplitter _splitter = new(fonts, palette);

    /// <summary>The lines of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">Style of the plain text.</param>
    /// <param name="width">Width of a line.</param>
    public TextBlock Break(RichText text, TextStyle style, double width)
    {
        var lines = ImmutableArray.CreateBuilder<ImmutableArray<TextRun>>();
        var line = new Line(fonts, style);
        foreach (var word in _splitter.Split(text, style, width))
        {
            if (word.StartsLine && (line.Runs.Count > 0 || lines.Count > 0))
            {
                lines.Add(line.End());
            }

            var space = word.HasSpace && line.Runs.Count > 0 ? line.SpaceBefore(word.Parts[0]) : 0;
            if (line.Width + space + word.Width <= width)
            {
                line.Add(word.Parts, space > 0);
                continue;
            }

            if (word.Width <= width)
            {
                lines.Add(line.End());
                line.Add(word.Parts, false);
                continue;
            }

            AddInPieces(word, width, line, lines);
        }

        if (line.Runs.Count > 0)
        {
            lines.Add(line.End());
        }

        return new(lines.ToImmutable(), style.LineHeight);
    }

    /// <summary>Measures a text without breaking it into lines.</summary>
    public TextMeasure Measure(RichText text, TextStyle style)
    {
        var space = fonts.Width(" ", style);
        var (word, line, total, current, lines) = (0d, 0d, 0d, 0d, 1);
        foreach (var next in _splitter.Split(text, style, double.MaxValue))
        {
            var step = next.Width + (next.HasSpace ? space : 0);
            current = next.StartsLine ? next.Width : current + step;
            word = Math.Max(word, next.Width);
            line = Math.Max(line, current);
            total += step;
            lines += next.StartsLine ? 1 : 0;
        }

        return new(word, line, total, lines);
    }

    private void AddInPieces(Word word, double width, Line line, ImmutableArray<ImmutableArray<TextRun>>.Builder lines)
    {
        var space = word.HasSpace && line.Runs.Count > 0 && line.Width + line.SpaceBefore(word.Parts[0]) < width * 0.6;
        if (!space && line.Runs.Count > 0 && word.HasSpace)
        {
            lines.Add(line.End());
        }

        foreach (var piece in word.Parts.SelectMany(_splitter.Pieces)
            .SelectMany(piece => piece.Width <= width ? [piece] : _splitter.Characters(piece)))
        {
            if (line.Runs.Count > 0 && line.Width + (space ? line.SpaceBefore(piece) : 0) + piece.Width > width)
            {
                lines.Add(line.End());
                space = false;
            }

            line.Add([piece], space);
            space = false;
        }
    }

    /// <summary>The line that is being filled.</summary>
    private sealed class Line(FontSet fonts, TextStyle style)
    {
        private readonly double _space = fonts.Width(" ", style);

        public List<TextRun> Runs { get; } = [];

        public double Width { get; private set; }

        /// <summary>Width of the space before a part; inside a run it has the style of the run.</summary>
        public double SpaceBefore(WordPart part) => Continues(part) ? fonts.Width(" ", part.Style) : _space;

        public void Add(ImmutableArray<WordPart> parts, bool hasSpace)
        {
            foreach (var part in parts)
            {
                Add(part, hasSpace);
                hasSpace = false;
            }
        }

        public ImmutableArray<TextRun> End()
        {
            ImmutableArray<TextRun> runs = [.. Runs];
            Runs.Clear();
            Width = 0;
            return runs;
        }

        private bool Continues(WordPart part) =>
            Runs is [.., var last] && part.Badge is null && last.Badge is null && last.Style == part.Style && last.Anchor == part.Anchor;

        private void Add(WordPart part, bool hasSpace)
        {
            var space = hasSpace ? SpaceBefore(part) : 0;
            if (Continues(part))
            {
                var last = Runs[^1];
                Runs[^1] = last with { Text = last.Text + (hasSpace ? " " : "") + part.Text, Width = last.Width + space + part.Width };
                Width += space + part.Width;
                return;
            }

            Width += space;
            Runs.Add(new(part.Text, part.Style, Width, part.Width, part.Anchor, part.Badge));
            Width += part.Width;
        }
    }
}

/// <summary>Text broken into lines.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="LineHeight">Height of each.</param>
internal sealed record TextBlock(ImmutableArray<ImmutableArray<TextRun>> Lines, double LineHeight)
{
    public static TextBlock Empty { get; } = new([], 0);

    public double Height => Lines.Length * LineHeight;

    /// <summary>Width of the widest line.</summary>
    public double Width => Lines.Select(WidthOf).DefaultIfEmpty().Max();

    public TextBlock First(int lines) => this with { Lines = Lines[..Math.Min(lines, Lines.Length)] };

    public TextBlock After(int lines) => this with { Lines = Lines[Math.Min(lines, Lines.Length)..] };

    /// <param name="canvas">Where to draw.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="top">Upper edge.</param>
    /// <param name="width">Width for lines that are aligned right; null for lines that are aligned left.</param>
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

/// <summary>A part of a line in one style.</summary>
/// <param name="Text">Printable text.</param>
/// <param name="Style">Its style.</param>
/// <param name="X">Distance from the start of the line.</param>
/// <param name="Width">Its width, with the padding of a badge.</param>
/// <param name="Anchor">Anchor that it links to; null for none.</param>
/// <param name="Badge">The tone of a badge; null for plain text.</param>
internal sealed record TextRun(string Text, TextStyle Style, double X, double Width, string? Anchor, Color? Badge)
{
    /// <summary>Padding on each side of the word of a badge.</summary>
    public const double BadgePadding = 3.5;
}
