using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>Styled text as markup.</summary>
internal static class Text
{
    public static HtmlFragment Of(RichText text) => HtmlFragment.Join(text.Spans.Select(Of));

    private static HtmlFragment Of(Span span) => span.Style switch
    {
        SpanStyle.Strong => HtmlFragment.Of($"<strong>{span.Text}</strong>"),
        SpanStyle.Code => HtmlFragment.Of($"<code>{span.Text}</code>"),
        SpanStyle.Quiet => HtmlFragment.Of($"<span class=\"quiet\">{span.Text}</span>"),
        SpanStyle.Link => HtmlFragment.Of($"<a href=\"#{span.Target}\">{span.Text}</a>"),
        SpanStyle.Badge => HtmlFragment.Of($"<span class=\"badge {span.Target}\">{span.Text}</span>"),
        SpanStyle.Break => HtmlFragment.Of($"<br>"),
        _ => HtmlFragment.Of($"{span.Text}"),
    };
}
