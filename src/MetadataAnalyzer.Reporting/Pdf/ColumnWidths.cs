using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>How the width of a table is shared: no column is wider than its text needs, none narrower than its longest word unless all are, and rows stay low.</summary>
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

        var least = Enumerable.Range(0, table.Columns.Length).Select(i => Math.Min(Unbroken(texts, table, i) + 0.5, MostForWord(table, i, width))).ToArray();
        return least.Sum() >= width ? [.. least.Select(column => column * width / least.Sum())] : Fill(texts, least, most, width);
    }

    /// <summary>What stands on one line if it can: a word, and an amount with its currency.</summary>
    private static double Unbroken(List<TextMeasure[]> texts, TableBlock table, int index) =>
        Math.Max(texts[0][index].Word, texts.Skip(1).Select(row => table.Columns[index].IsNumber ? row[index].Line : row[index].Word).DefaultIfEmpty().Max());

    /// <summary>A longer word is broken, so that it leaves room for the other columns.</summary>
    private static double MostForWord(TableBlock table, int index, double width) =>
        table.Columns[index].IsNumber ? width * 0.3 : Math.Max(width * 0.2, width * 0.54 / table.Columns.Length);

    /// <summary>Room that no text needs goes to the columns of words, so that numbers stay beside what they count.</summary>
    private static double[] Spread(TableBlock table, double[] most, double width)
    {
        var weights = table.Columns.Select(column => column.IsNumber ? 0.35 : Math.Max(0.1, column.Width)).ToArray();
        var rest = width - most.Sum();
        return [.. most.Select((column, i) => column + (rest * weights[i] / weights.Sum()))];
    }

    /// <summary>Step by step, what is left goes where it makes the table shortest.</summary>
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
        index < row.Cells.Length ? breaker.Measure(row.Cells[index], row.IsTotal ? style with { Role = FontRole.Bold } : style) : new(0, 0, 0, 0);
}
