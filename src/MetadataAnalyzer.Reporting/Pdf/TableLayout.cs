using System.Collections.Immutable;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>
/// Tables. The head is repeated on each page, a row is split only when it is too high for a page, and the last row never starts a page
/// alone.
/// </summary>
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

    private RowPiece Row(ImmutableArray<RichText> texts, ImmutableArray<TableColumn> columns, double[] widths, TextStyle style,
        double width)
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

/// <summary>
/// The widths of the columns of a table. No column is wider than its text needs. A column is narrower than its longest word only when the
/// table cannot hold the longest words of all columns. Within these limits the rows are as low as possible.
/// </summary>
internal sealed class ColumnWidths(LineBreaker breaker, Typography type, TextStyle style)
{
    private const int MeasuredRows = 200;
    private const double Step = 5;

    public double[] Of(TableBlock table, double width)
    {
        var texts = Measure(table);
        var most = Enumerable.Range(0, table.Columns.Length).Select(i => texts.Max(row => row[i].Line) + 0.5).ToArray();
        if (most.Sum() <= width)
        {
            return Spread(table, most, width);
        }

        var least = Enumerable.Range(0, table.Columns.Length)
            .Select(i => Math.Min(Unbroken(texts, table, i) + 0.5, MostForWord(table, i, width))).ToArray();
        return least.Sum() >= width ? [.. least.Select(column => column * width / least.Sum())] : Fill(texts, least, most, width);
    }

    /// <summary>Width of the text that is kept on one line: a word, or an amount with its currency.</summary>
    private static double Unbroken(List<TextMeasure[]> texts, TableBlock table, int index) =>
        Math.Max(texts[0][index].Word, texts.Skip(1).Select(row => table.Columns[index].IsNumber ? row[index].Line : row[index].Word)
            .DefaultIfEmpty().Max());

    /// <summary>Widest word that is kept whole; a longer one is broken, so that the other columns have room.</summary>
    private static double MostForWord(TableBlock table, int index, double width) =>
        table.Columns[index].IsNumber ? width * 0.3 : Math.Max(width * 0.2, width * 0.54 / table.Columns.Length);

    /// <summary>Shares spare width among the text columns first, so that a number stays close to its label.</summary>
    private static double[] Spread(TableBlock table, double[] most, double width)
    {
        var weights = table.Columns.Select(column => column.IsNumber ? 0.35 : Math.Max(0.1, column.Width)).ToArray();
        var rest = width - most.Sum();
        return [.. most.Select((column, i) => column + (rest * weights[i] / weights.Sum()))];
    }

    /// <summary>Shares the remaining width in small steps; each step widens the column that makes the table shortest.</summary>
    private static double[] Fill(List<TextMeasure[]> texts, double[] least, double[] most, double width)
    {
        var widths = least.ToArray();
        for (var rest = width - widths.Sum(); rest > 0.01; rest = width - widths.Sum())
        {
            var step = Math.Min(Step, rest);
            var open = Enumerable.Range(0, widths.Length).Where(i => widths[i] < most[i] - 0.01).ToList();
            if (open.Count == 0)
            {
                break;
            }

            var best = open.MinBy(i => (HeightWith(texts, widths, i, step), widths[i] / most[i]));
            widths[best] = Math.Min(most[best], widths[best] + step);
        }

        return widths;
    }

    private static double HeightWith(List<TextMeasure[]> texts, double[] widths, int wider, double step)
    {
        var height = 0d;
        foreach (var row in texts)
        {
            var lines = 0d;
            for (var i = 0; i < widths.Length; i++)
            {
                lines = Math.Max(lines, row[i].LinesIn(widths[i] + (i == wider ? step : 0)));
            }

            height += lines;
        }

        return Math.Round(height, 6);
    }

    private List<TextMeasure[]> Measure(TableBlock table) =>
    [
        [.. table.Columns.Select(column => breaker.Measure(column.Title, type.ColumnHead))],
        .. table.Rows.Take(MeasuredRows).Select(row => table.Columns.Select((_, i) => Measure(row, i)).ToArray()),
    ];

    private TextMeasure Measure(TableRow row, int index) =>
        index < row.Cells.Length
            ? breaker.Measure(row.Cells[index], row.IsTotal ? style with { Role = FontRole.Bold } : style)
            : new(0, 0, 0, 0);
}

/// <summary>The size of a text before it is broken into lines.</summary>
/// <param name="Word">Width of its widest word.</param>
/// <param name="Line">Width of its longest line when nothing is broken.</param>
/// <param name="Total">Sum of the widths of its lines.</param>
/// <param name="Lines">Number of its lines when nothing is broken.</param>
internal readonly record struct TextMeasure(double Word, double Line, double Total, int Lines)
{
    /// <summary>
    /// Estimated number of lines at a width: each line of the text ends, on average, in the middle of a line on the page.
    /// </summary>
    public double LinesIn(double width) => Math.Max(Lines, (Total / width) + (0.5 * Lines));
}
