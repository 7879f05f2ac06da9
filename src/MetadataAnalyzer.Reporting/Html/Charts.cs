using System.Globalization;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>
/// Charts. The words are text of the page, so that they wrap and keep their size on any screen; only the bars are drawn, in percent of the
/// width. To a screen reader a chart is one picture, and its description has all numbers.
/// </summary>
internal static class Charts
{
    public static void Write(HtmlDocument page, ChartBlock chart)
    {
        page.Line($"<figure class=\"chart\"><figcaption>{chart.Title}</figcaption>");
        page.Line($"<div class=\"plot\" role=\"img\" aria-label=\"{chart.Title}. {chart.Description}\">");
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

        page.Line($"</div></figure>");
    }

    private static void WriteBars(HtmlDocument page, BarChartBlock chart)
    {
        var scale = new Scale(Math.Min(0, chart.Bars.Min(bar => bar.Value)), Math.Max(0, chart.Bars.Max(bar => bar.Value)));
        foreach (var bar in chart.Bars)
        {
            WriteRow(page, bar.Label, [scale.Bar(0, bar.Value, bar.Color)],
                HtmlFragment.Of($"<span class=\"value\">{bar.ValueText}</span>"));
        }
    }

    private static void WriteStacked(HtmlDocument page, StackedChartBlock chart)
    {
        var scale = new Scale(0, Math.Max(1, chart.Rows.Max(row => row.Parts.Sum(part => part.Value))));
        foreach (var row in chart.Rows)
        {
            var sum = 0m;
            var bars = new List<HtmlFragment>();
            foreach (var part in row.Parts)
            {
                bars.Add(scale.Bar(sum, sum + part.Value, part.Color));
                sum += part.Value;
            }

            var parts = row.Parts.Select(part => HtmlFragment.Of($"<span><span class=\"swatch {part.Color}\"></span>{part.ValueText} "
                + $"{part.Label.ToLowerInvariant()}</span>"));
            WriteRow(page, row.Label, bars, HtmlFragment.Of($"<span class=\"parts\">{HtmlFragment.Join(parts, " ")}</span>"));
        }
    }

    private static void WriteTornado(HtmlDocument page, TornadoChartBlock chart)
    {
        var ends = chart.Bars.SelectMany(bar => new[] { bar.Low, bar.High }).Append(chart.Center).ToList();
        var scale = new Scale(ends.Min(), ends.Max());
        var center = Number(scale.Of(chart.Center));
        page.Line($"<p class=\"quiet\">The line is the result as it is: {chart.CenterText}.</p>");
        foreach (var bar in chart.Bars)
        {
            var (low, high) = (Math.Min(bar.Low, bar.High), Math.Max(bar.Low, bar.High));
            var (left, right) = bar.Low <= bar.High ? (bar.LowText, bar.HighText) : (bar.HighText, bar.LowText);
            WriteRow(
                page,
                bar.Label,
                [
                    scale.Bar(low, Math.Min(high, chart.Center), "needs-verification"),
                    scale.Bar(Math.Max(low, chart.Center), high, ReportColors.Accent),
                    HtmlFragment.Of($"<line class=\"axis\" x1=\"{center}%\" x2=\"{center}%\" y1=\"0\" y2=\"100%\"></line>"),
                ],
                HtmlFragment.Of($"<span class=\"ends\"><span>{left}</span> <span>{right}</span></span>"));
        }
    }

    private static void WriteRow(HtmlDocument page, string label, IReadOnlyCollection<HtmlFragment> bars, HtmlFragment after) =>
        page.Line($"<div class=\"plot-row\"><span class=\"label\">{label}</span><svg class=\"bars\">{HtmlFragment.Join(bars)}</svg>{after}"
            + $"</div>");

    private static string Number(decimal share) =>
        Math.Round(share, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Maps values to percent of the width.</summary>
    private readonly record struct Scale(decimal Low, decimal High)
    {
        public decimal Of(decimal value) => High == Low ? 0 : (value - Low) / (High - Low) * 100;

        public HtmlFragment Bar(decimal from, decimal to, string color)
        {
            var (left, right) = (Of(Math.Min(from, to)), Of(Math.Max(from, to)));
            return right > left
                ? HtmlFragment.Of($"<rect class=\"bar {color}\" x=\"{Number(left)}%\" y=\"15%\" width=\"{Number(right - left)}%\" "
                    + $"height=\"70%\"></rect>")
                : HtmlFragment.Empty;
        }
    }
}
