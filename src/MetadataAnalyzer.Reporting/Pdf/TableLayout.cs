using System.Collections.Immutable;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>Tables: the head is repeated on each page, a row is split only where no page could hold it, and the last one does not start a page alone.</summary>
internal sealed class TableLayout(LineBreaker breaker, Typography type)
{
    private const double Gutter = 9;

    public IEnumerable<Piece> Pieces(TableBlock table, double width)
    {
        if (table.Columns.Length == 0)
        {
            yield break;
        }

        var style = table.IsCompact ? type.Tiny : type.Small;
        var columns = new ColumnWidths(breaker, type, style).Of(table, width - (Gutter * (table.Columns.Length - 1)));
        var head = Row([.. table.Columns.Select(column => (RichText)column.Title)], table.Columns, columns, type.ColumnHead, width) with
        {
            PaddingBottom = type.Gap(4),
            LineBelow = Palette.Quiet,
        };
        yield return head with { SpaceBefore = type.Gap(9), KeepWithNext = table.Rows.Length > 0 };

        var padding = type.Gap(table.IsCompact ? 2.2 : 4);
        foreach (var (index, row) in table.Rows.Index())
        {
            yield return Row(row.Cells, table.Columns, columns, row.IsTotal ? style with { Role = FontRole.Bold } : style, width) with
            {
                PaddingTop = padding,
                PaddingBottom = padding,
                Ground = row.IsTotal ? Palette.Wash : null,
                LineAbove = row.IsTotal ? Palette.Quiet : null,
                LineBelow = Palette.Line,
                Head = head,
                KeepWithNext = index == table.Rows.Length - 2,
            };
        }
    }

    private RowPiece Row(ImmutableArray<RichText> texts, ImmutableArray<TableColumn> columns, double[] widths, TextStyle style, double width)
    {
        var cells = ImmutableArray.CreateBuilder<Cell>(columns.Length);
        var x = 0d;
        for (var i = 0; i < columns.Length; i++)
        {
            var text = i < texts.Length ? breaker.Break(texts[i], style, widths[i]) : TextBlock.Empty;
            cells.Add(new(text, x, widths[i], columns[i].IsNumber));
            x += widths[i] + Gutter;
        }

        return new(cells.ToImmutable(), width);
    }
}
