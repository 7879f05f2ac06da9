using System.Collections.Immutable;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>Breaks text into lines. Nothing is ever cut off: what has no place to break is broken anywhere.</summary>
internal sealed class LineBreaker(FontSet fonts, Palette palette)
{
    private readonly WordSplitter _splitter = new(fonts, palette);

    /// <summary>The lines of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">Style of its plain runs.</param>
    /// <param name="width">Room for a line.</param>
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

    /// <summary>How much room a text wants.</summary>
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

        foreach (var piece in word.Parts.SelectMany(_splitter.Pieces).SelectMany(piece => piece.Width <= width ? [piece] : _splitter.Characters(piece)))
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

    /// <summary>A line being filled.</summary>
    private sealed class Line(FontSet fonts, TextStyle style)
    {
        private readonly double _space = fonts.Width(" ", style);

        public List<TextRun> Runs { get; } = [];

        public double Width { get; private set; }

        /// <summary>How wide the space before a part is: within a run it is set as the run is.</summary>
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
