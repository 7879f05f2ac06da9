using System.Collections.Immutable;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>Terms with what they are here: three side by side on a tinted ground, or a list with the terms on the left.</summary>
internal sealed class FactsLayout(LineBreaker breaker, Typography type)
{
    private const int Columns = 3;

    public IEnumerable<Piece> Pieces(FactsBlock facts, double width) => facts.IsList ? List(facts.Facts, width) : Grid(facts.Facts, width);

    private IEnumerable<Piece> List(ImmutableArray<Fact> facts, double width)
    {
        var term = Math.Min(width * 0.26, 130);
        foreach (var (index, fact) in facts.Index())
        {
            yield return new RowPiece([new(breaker.Break(fact.Term, type.Small with { Role = FontRole.SemiBold }, term - 10), 0, term), new(breaker.Break(fact.Text, type.Small, width - term), term, width - term)], width)
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
            var cells = row.Select((fact, column) => new Cell(breaker.Break(Stacked(fact), type.Small, cell - Padding), Padding + (column * cell), cell - Padding));
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

    private static RichText Stacked(Fact fact) => new([.. fact.Term.Spans.Select(span => span.Style == SpanStyle.Plain ? Span.Quiet(span.Text) : span), Span.Break, .. fact.Text.Spans]);
}
