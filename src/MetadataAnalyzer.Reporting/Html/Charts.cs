using System.Globalization;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>
/// Charts as SVG. Lengths are in a box of fixed width that scales with the page; the description carries all numbers, so that the drawing is one
/// picture to those who cannot see it.
/// </summary>
internal static class Charts
{
    private const decimal Width = 720;
    private const decimal LabelWidth = 180;
    private const decimal RowHeight = 34;
    private const decimal BarHeight = 18;
    private const decimal ValueWidth = 110;

    public static void Write(HtmlDocument page, ChartBlock chart)
    {
        page.Line($"<figure class=\"chart\"><figcaption>{chart.Title}</figcaption>");
        switch (chart)
        {
            case BarChartBlock bars:
                WriteBars(page, bars);
                break;
            case StackedChartBlock stacked:
                WriteStacked(page, stacked);
                break;
            case TornadoChartBlock tornado:
                WriteTornado(page, tornado);
                break;
            default:
                throw new NotSupportedException($"no drawing for {chart.GetType().Name}");
        }

        page.Line($"</figure>");
    }

    private static void WriteBars(HtmlDocument page, BarChartBlock chart)
    {
        var low = Math.Min(0, chart.Bars.Min(bar => bar.Value));
        var high = Math.Max(0, chart.Bars.Max(bar => bar.Value));
        var scale = new Scale(low, high, LabelWidth, Width - ValueWidth);
        Open(page, chart, chart.Bars.Length * RowHeight);
        var y = 0m;
        foreach (var bar in chart.Bars)
        {
            var (from, to) = (scale.Of(Math.Min(0, bar.Value)), scale.Of(Math.Max(0, bar.Value)));
            Label(page, y, bar.Label);
            Bar(page, from, to, y, bar.Color);
            page.Line($"<text class=\"value\" x=\"{Number(to + 8)}\" y=\"{Number(y + (RowHeight / 2))}\">{bar.ValueText}</text>");
            y += RowHeight;
        }

        page.Line($"</svg>");
    }

    private static void WriteStacked(HtmlDocument page, StackedChartBlock chart)
    {
        var most = Math.Max(1, chart.Rows.Max(row => row.Parts.Sum(part => part.Value)));
        var scale = new Scale(0, most, LabelWidth, Width - 8);
        Open(page, chart, chart.Rows.Length * RowHeight);
        var y = 0m;
        foreach (var row in chart.Rows)
        {
            Label(page, y, row.Label);
            var sum = 0m;
            foreach (var part in row.Parts)
            {
                var (from, to) = (scale.Of(sum), scale.Of(sum + part.Value) - 2);
                Bar(page, from, to, y, part.Color);
                page.Line($"<text class=\"inside {part.Color}\" x=\"{Number((from + to) / 2)}\" y=\"{Number(y + (RowHeight / 2))}\">{part.ValueText}</text>");
                sum += part.Value;
            }

            y += RowHeight;
        }

        page.Line($"</svg>");
        var legend = chart.Rows.SelectMany(row => row.Parts).DistinctBy(part => part.Label, StringComparer.Ordinal)
            .Select(part => HtmlFragment.Of($"<li><span class=\"swatch {part.Color}\"></span>{part.Label}</li>"));
        page.Line($"<ul class=\"legend\">{HtmlFragment.Join(legend)}</ul>");
    }

    private static void WriteTornado(HtmlDocument page, TornadoChartBlock chart)
    {
        const decimal Row = RowHeight + 14;
        var ends = chart.Bars.SelectMany(bar => new[] { bar.Low, bar.High }).Append(chart.Center).ToList();
        var scale = new Scale(ends.Min(), ends.Max(), LabelWidth, Width - 8);
        Open(page, chart, (chart.Bars.Length * Row) + 22);
        var center = scale.Of(chart.Center);
        var y = 0m;
        foreach (var bar in chart.Bars)
        {
            var (from, to) = (scale.Of(Math.Min(bar.Low, bar.High)), scale.Of(Math.Max(bar.Low, bar.High)));
            Label(page, y, bar.Label);
            Bar(page, from, Math.Min(to, center), y, "needs-verification");
            Bar(page, Math.Max(from, center), to, y, ReportColors.Accent);
            var (left, right) = bar.Low <= bar.High ? (bar.LowText, bar.HighText) : (bar.HighText, bar.LowText);
            page.Line($"<text class=\"note\" x=\"{Number(LabelWidth)}\" y=\"{Number(y + RowHeight + 4)}\">{left} · {right}</text>");
            y += Row;
        }

        page.Line($"<line class=\"axis\" x1=\"{Number(center)}\" x2=\"{Number(center)}\" y1=\"0\" y2=\"{Number(y)}\"></line>");
        page.Line($"<text class=\"center\" x=\"{Number(center)}\" y=\"{Number(y + 14)}\">{chart.CenterText}</text>");
        page.Line($"</svg>");
    }

    private static void Open(HtmlDocument page, ChartBlock chart, decimal height) =>
        page.Line($"<svg viewBox=\"0 0 {Number(Width)} {Number(height)}\" role=\"img\" aria-label=\"{chart.Title}. {chart.Description}\">");

    private static void Label(HtmlDocument page, decimal y, string label) =>
        page.Line($"<text class=\"label\" x=\"{Number(LabelWidth - 12)}\" y=\"{Number(y + (RowHeight / 2))}\">{label}</text>");

    private static void Bar(HtmlDocument page, decimal from, decimal to, decimal y, string color)
    {
        if (to > from)
        {
            page.Line($"<rect class=\"bar {color}\" x=\"{Number(from)}\" y=\"{Number(y + ((RowHeight - BarHeight) / 2))}\" width=\"{Number(to - from)}\" height=\"{Number(BarHeight)}\" rx=\"2\"></rect>");
        }
    }

    private static string Number(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>From values to lengths.</summary>
    private readonly record struct Scale(decimal Low, decimal High, decimal From, decimal To)
    {
        public decimal Of(decimal value) => High == Low ? From : From + ((value - Low) / (High - Low) * (To - From));
    }
}
