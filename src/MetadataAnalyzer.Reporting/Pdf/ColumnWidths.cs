using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>How the width of a table is shared: no column is wider than its text needs, and none too narrow for its longest word unless all are.</summary>
internal sealed class ColumnWidths(LineBreaker breaker, Typography type, TextStyle style)
{
    private const int MeasuredRows = 300;

    public double[] Of(TableBlock table, double width)
    {
        var (least, most) = Measure(table, width);
        if (most.Sum() <= width)
        {
            return Spread(table, most, width);
        }

        if (least.Sum() >= width)
        {
            return [.. least.Select(column => column * width / least.Sum())];
        }

        // Water finds its level: each column starts from its longest word; the rest is shared by weight among those that can still use it.
        var widths = least.ToArray();
        for (var rest = width - widths.Sum(); rest > 0.01; rest = width - widths.Sum())
        {
            var open = Enumerable.Range(0, widths.Length).Where(i => widths[i] < most[i] - 0.01).ToList();
            if (open.Count == 0)
            {
                break;
            }

            var weights = open.Sum(i => Weight(table.Columns[i]) * most[i]);
            foreach (var i in open)
            {
                widths[i] = Math.Min(most[i], widths[i] + (rest * Weight(table.Columns[i]) * most[i] / weights));
            }
        }

        return widths;
    }

    private static double Weight(TableColumn column) => Math.Max(0.1, column.Width);

    /// <summary>Room that no text needs goes to the columns of words, so that numbers stay beside what they count.</summary>
    private static double[] Spread(TableBlock table, double[] most, double width)
    {
        var rest = width - most.Sum();
        var weights = table.Columns.Sum(column => column.IsNumber ? 0.35 : Weight(column));
        return [.. most.Select((column, i) => column + (rest * (table.Columns[i].IsNumber ? 0.35 : Weight(table.Columns[i])) / weights))];
    }

    private (double[] Least, double[] Most) Measure(TableBlock table, double width)
    {
        var least = new double[table.Columns.Length];
        var most = new double[table.Columns.Length];
        for (var i = 0; i < table.Columns.Length; i++)
        {
            var texts = table.Rows.Take(MeasuredRows).Where(row => i < row.Cells.Length).Select(row => breaker.Measure(row.Cells[i], row.IsTotal ? style with { Role = FontRole.Bold } : style));
            foreach (var (word, line) in texts.Prepend(breaker.Measure(table.Columns[i].Title, type.ColumnHead)))
            {
                least[i] = Math.Max(least[i], word);
                most[i] = Math.Max(most[i], line + 0.5);
            }

            least[i] = Math.Min(least[i] + 0.5, table.Columns[i].IsNumber ? width * 0.3 : Math.Max(width * 0.2, width * 0.9 / table.Columns.Length * 0.6));
        }

        return (least, most);
    }
}
