using System.Collections.Immutable;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>Facts: three side by side on a tinted background, or a list with the terms on the left.</summary>
internal sealed class FactsLayout(LineBreaker breaker, Typography type)
{
    private const int Columns = 3;

    public IEnumerable<Piece> Pieces(FactsBlock facts, double width) => facts.IsList ? List(facts.Facts, width) : Grid(facts.Facts, width);

    private IEnumerable<Piece> List(ImmutableArray<Fact> facts, double width)
    {
        var term = Math.Min(width * 0.26, 130);
        foreach (var (index, fact) in facts.Index())
        {
            yield return new RowPiece([new(breaker.Break(fact.Term, type.Small with { Role = FontRole.SemiBold }, term - 10), 0, term),
                new(breaker.Break(fact.Text, type.Small, width - term), term, width - term)], width)
            {
                SpaceBefore = index == 0 ? type.Gap(8) : 0,
                PaddingTop = type.Gap(4),
                PaddingBottom = type.Gap(4),
                LineBelow = Palette.Line,
                Anchors = fact.Anchor is { } anchor ? [anchor] : [],
            };
        }
    }

    private IEnumerable<Piece> Grid(ImmutableArray<Fact> facts, double width)
    {
        const double Padding = 10;
        var cell = (width - Padding) / Columns;
        var rows = facts.Chunk(Columns).ToList();
        foreach (var (index, row) in rows.Index())
        {
            var cells = row.Select((fact, column) => new Cell(breaker.Break(Stacked(fact), type.Small, cell - Padding),
                Padding + (column * cell), cell - Padding));
            yield return new RowPiece([.. cells], width)
            {
                SpaceBefore = index == 0 ? type.Gap(8) : 0,
                PaddingTop = type.Gap(index == 0 ? 8 : 4),
                PaddingBottom = type.Gap(index == rows.Count - 1 ? 8 : 2),
                Ground = Palette.Wash,
                KeepWithNext = index < rows.Count - 1,
                Anchors = [.. row.Select(fact => fact.Anchor).OfType<string>()],
            };
        }
    }

    private static RichText Stacked(Fact fact) =>
        new([.. fact.Term.Spans.Select(span => span.Style == SpanStyle.Plain ? Span.Quiet(span.Text) : span), Span.Break,
        .. fact.Text.Spans]);
}

/// <summary>Key figures as tiles of one height, up to four in a row.</summary>
internal sealed class FiguresLayout(LineBreaker breaker, Typography type)
{
    private const double Gap = 9;
    private const double Padding = 9;
    private const int Most = 4;

    public IEnumerable<Piece> Pieces(FiguresBlock figures, double width)
    {
        var count = figures.Figures.Length;
        if (count == 0)
        {
            yield break;
        }

        var rows = (count + Most - 1) / Most;
        var columns = (count + rows - 1) / rows;
        var tile = (width - (Gap * (columns - 1))) / columns;
        foreach (var (index, row) in figures.Figures.Chunk(columns).Index())
        {
            yield return Row([.. row.Select(figure => Measure(figure, tile - (2 * Padding)))], tile) with
            {
                SpaceBefore = type.Gap(index == 0 ? 12 : Gap),
            };
        }
    }

    private DrawingPiece Row(IReadOnlyList<Tile> tiles, double width)
    {
        var height = type.Gap(11) + tiles.Max(tile => tile.Height) + type.Gap(9);
        return new(height, (canvas, x, top) =>
        {
            foreach (var tile in tiles)
            {
                Draw(canvas, tile, x, top, width, height);
                x += width + Gap;
            }
        });
    }

    private void Draw(PdfCanvas canvas, Tile tile, double x, double top, double width, double height)
    {
        const double Edge = 2.5;
        canvas.Box(x, top, width, height, Palette.Wash);
        canvas.Box(x, top, width, Edge, tile.Tone);
        var y = top + type.Gap(11);
        foreach (var text in new[] { tile.Value, tile.Name, tile.Meaning })
        {
            text.Draw(canvas, x + Padding, y);
            y += text.Height + type.Gap(1.5);
        }
    }

    private Tile Measure(Figure figure, double width)
    {
        var tone = type.Palette.Tone(figure.Color);
        return new(
            tone,
            breaker.Break(figure.Value, ValueStyle(figure.Value, width), width),
            breaker.Break(figure.Name, type.Small with { Role = FontRole.SemiBold, Color = tone, Leading = 1.3 }, width),
            breaker.Break(figure.Meaning, type.Tiny with { Color = Palette.Quiet, Leading = 1.35 }, width));
    }

    /// <summary>The style of the number: the largest size that fits the tile on one line.</summary>
    private TextStyle ValueStyle(string value, double width)
    {
        var style = new TextStyle(FontRole.Bold, type.Gap(21), Palette.Ink, 1.25);
        var most = breaker.Measure(value, style).Line;
        return most <= width ? style : style with { Size = Math.Max(type.Gap(11), style.Size * width / most * 0.98) };
    }

    private sealed record Tile(Color Tone, TextBlock Value, TextBlock Name, TextBlock Meaning)
    {
        public double Height => Value.Height + Name.Height + Meaning.Height + 3;
    }
}
