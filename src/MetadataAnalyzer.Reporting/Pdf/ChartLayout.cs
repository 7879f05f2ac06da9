using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>Charts as drawings. Every number is printed in its bar or beside it, or below a bar that is too short.</summary>
internal sealed class ChartLayout(LineBreaker breaker, Typography type)
{
    private const double LabelWidth = 132;
    private const double BarHeight = 13;
    private const double Room = 8;

    private TextStyle Note => type.Tiny with { Color = Palette.Quiet };

    public IEnumerable<Piece> Pieces(ChartBlock chart, double width)
    {
        var rows = chart switch
        {
            BarChartBlock bars => Bars(bars, width),
            StackedChartBlock stacked => Stacked(stacked, width),
            TornadoChartBlock tornado => Tornado(tornado, width),
            _ => throw new NotSupportedException($"no drawing for {chart.GetType().Name}"),
        };
        yield return new TextPiece(breaker.Break(chart.Title, type.Strong, width)) { SpaceBefore = type.Gap(14), KeepWithNext = true };
        if (rows.Count > 0)
        {
            yield return Drawing(rows) with { SpaceBefore = type.Gap(5) };
        }
    }

    private static DrawingPiece Drawing(List<ChartRow> rows)
    {
        var height = rows.Sum(row => row.Height);
        return new(height, (canvas, x, top) =>
        {
            var y = top;
            foreach (var row in rows)
            {
                row.Draw(canvas, x, y);
                y += row.Height;
            }
        });
    }

    private List<ChartRow> Bars(BarChartBlock chart, double width)
    {
        if (chart.Bars.Length == 0)
        {
            return [];
        }

        var values = chart.Bars.Select(bar => breaker.Break(bar.ValueText, type.Small with { Role = FontRole.SemiBold }, 120)).ToList();
        var scale = new ChartScale(Math.Min(0, chart.Bars.Min(bar => bar.Value)), Math.Max(0, chart.Bars.Max(bar => bar.Value)), LabelWidth,
            width - values.Max(value => value.Width) - Room);
        return
        [
            .. chart.Bars.Select((bar, index) => Row(bar.Label, Math.Max(BarHeight, values[index].Height), (canvas, x, middle) =>
            {
                var (from, to) = (scale.Of(Math.Min(0, bar.Value)), scale.Of(Math.Max(0, bar.Value)));
                Bar(canvas, x, from, to, middle, bar.Color);
                values[index].Draw(canvas, x + to + 6, middle - (values[index].Height / 2));
            })),
        ];
    }

    private List<ChartRow> Stacked(StackedChartBlock chart, double width)
    {
        if (chart.Rows.Length == 0)
        {
            return [];
        }

        var scale = new ChartScale(0, Math.Max(1, chart.Rows.Max(row => row.Parts.Sum(part => Math.Max(0, part.Value)))), LabelWidth,
            width);
        var rows = chart.Rows.Select(row => StackedRow(row, scale)).ToList();
        var parts = chart.Rows.SelectMany(row => row.Parts).DistinctBy(part => part.Label, StringComparer.Ordinal);
        var legend = breaker.Break(RichText.Join(" ", parts.Select(part => (RichText)Span.Badge(Legend(chart, part), part.Color))),
            type.Small, width - LabelWidth);
        rows.Add(new(legend.Height + 6, (canvas, x, top) => legend.Draw(canvas, x + LabelWidth, top + 4)));
        return rows;
    }

    /// <summary>With a single bar, the legend repeats the numbers, because a short part of the bar has no room for its number.</summary>
    private static string Legend(StackedChartBlock chart, ChartBar part) =>
        chart.Rows.Length == 1 ? $"{part.Label}: {part.ValueText}" : part.Label;

    private ChartRow StackedRow(StackedBar row, ChartScale scale)
    {
        var style = type.Tiny with { Role = FontRole.SemiBold, Color = Color.White };
        return Row(row.Label, BarHeight + 3, (canvas, x, middle) =>
        {
            var sum = 0m;
            foreach (var part in row.Parts.Where(part => part.Value > 0))
            {
                var (from, to) = (scale.Of(sum), scale.Of(sum + part.Value) - 1);
                Bar(canvas, x, from, to, middle, part.Color, BarHeight + 3);
                var text = breaker.Break(part.ValueText, style, double.MaxValue);
                if (text.Width + 4 <= to - from)
                {
                    text.Draw(canvas, x + ((from + to - text.Width) / 2), middle - (text.Height / 2));
                }

                sum += part.Value;
            }
        });
    }

    private List<ChartRow> Tornado(TornadoChartBlock chart, double width)
    {
        if (chart.Bars.Length == 0)
        {
            return [];
        }

        var ends = chart.Bars.SelectMany(bar => new[] { bar.Low, bar.High }).Append(chart.Center).ToList();
        var scale = new ChartScale(ends.Min(), ends.Max(), LabelWidth, width);
        var center = scale.Of(chart.Center);
        var rows = chart.Bars.Select(bar => TornadoRow(bar, scale, center, width)).ToList();
        var below = breaker.Break(chart.CenterText, type.Tiny with { Role = FontRole.SemiBold }, width - LabelWidth);
        var left = Math.Clamp(center - (below.Width / 2), LabelWidth, Math.Max(LabelWidth, width - below.Width));
        rows.Add(new(below.Height + 6, (canvas, x, top) => below.Draw(canvas, x + left, top + 4)));
        return rows;
    }

    private ChartRow TornadoRow(TornadoBar bar, ChartScale scale, double center, double width)
    {
        var (from, to) = (scale.Of(Math.Min(bar.Low, bar.High)), scale.Of(Math.Max(bar.Low, bar.High)));
        var (low, high) = bar.Low <= bar.High ? (bar.LowText, bar.HighText) : (bar.HighText, bar.LowText);
        var note = breaker.Break($"{low} · {high}", Note, width - LabelWidth);
        var row = Row(bar.Label, BarHeight, (canvas, x, middle) =>
        {
            Bar(canvas, x, from, Math.Min(to, center), middle, "needs-verification");
            Bar(canvas, x, Math.Max(from, center), to, middle, ReportColors.Accent);

            // The axis is drawn beside the bars only: a line through the text below would cross it out.
            canvas.Box(x + center - 0.4, middle - (BarHeight / 2) - 3, 0.8, BarHeight + 6, Palette.Ink);
        });
        return new(row.Height + note.Height + 2, (canvas, x, top) =>
        {
            row.Draw(canvas, x, top);
            note.Draw(canvas, x + LabelWidth, top + row.Height - 2);
        });
    }

    /// <summary>A row with its label; its height is the larger of the two.</summary>
    private ChartRow Row(string label, double height, Action<PdfCanvas, double, double> draw)
    {
        var text = breaker.Break(label, type.Small with { Leading = 1.25 }, LabelWidth - 10);
        var rowHeight = Math.Max(height, text.Height) + Room;
        return new(rowHeight, (canvas, x, top) =>
        {
            text.Draw(canvas, x, top + ((rowHeight - text.Height) / 2));
            draw(canvas, x, top + (rowHeight / 2));
        });
    }

    private void Bar(PdfCanvas canvas, double x, double from, double to, double middle, string color, double height = BarHeight)
    {
        if (to > from)
        {
            canvas.Box(x + from, middle - (height / 2), to - from, height, type.Palette.Area(color), radius: 1.5);
        }
    }
}

/// <summary>A row of a chart.</summary>
/// <param name="Height">Its height.</param>
/// <param name="Draw">Draws it at a left edge and an upper edge.</param>
internal sealed record ChartRow(double Height, Action<PdfCanvas, double, double> Draw);

/// <summary>Maps the values of a chart to lengths on the page.</summary>
internal readonly record struct ChartScale(decimal Low, decimal High, double From, double To)
{
    public double Of(decimal value) => High == Low ? From : From + ((double)((value - Low) / (High - Low)) * (To - From));
}
