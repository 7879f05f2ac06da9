using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>Safe markup: it can only be made from an interpolated string, which escapes its holes.</summary>
internal readonly struct HtmlFragment
{
    private HtmlFragment(string markup) => Markup = markup;

    /// <summary>The empty fragment.</summary>
    public static HtmlFragment Empty { get; } = new("");

    internal string Markup { get; }

    /// <summary>A fragment from an interpolated string: literal parts are markup, holes are text.</summary>
    public static HtmlFragment Of(HtmlInterpolation markup) => new(markup.ToMarkup());

    /// <summary>A style sheet or script of this assembly, written without escaping.</summary>
    public static HtmlFragment OfSource(string source) => new(source);

    /// <summary>Joins fragments.</summary>
    public static HtmlFragment Join(IEnumerable<HtmlFragment> fragments, string markupBetween = "") =>
        new(string.Join(markupBetween, fragments.Select(fragment => fragment.Markup)));
}

/// <summary>
/// An interpolated string of markup. Literal parts are markup; every hole is escaped, unless it is an <see cref="HtmlFragment"/>. A hole of
/// any other type does not compile.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlInterpolation
{
    private readonly StringBuilder _markup;

    public HtmlInterpolation(int literalLength, int formattedCount) => _markup = new(literalLength + (formattedCount * 16));

    public HtmlInterpolation(int literalLength, int formattedCount, HtmlDocument document)
    {
        _ = (literalLength, formattedCount);
        _markup = document.Markup;
    }

    public void AppendLiteral(string markup) => _markup.Append(markup);

    public void AppendFormatted(string? text) => HtmlText.AppendEscaped(_markup, text);

    public void AppendFormatted(int number) => _markup.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(HtmlFragment fragment) => _markup.Append(fragment.Markup);

    public string ToMarkup() => _markup.ToString();
}

/// <summary>Turns any text into characters that mean themselves in HTML text and in a quoted attribute.</summary>
internal static class HtmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. "&<>\"'", .. Enumerable.Range(0, 32).Select(code => (char)code).Except(['\t', '\n']), '\u007f', '\ufffe', '\uffff']);

    public static void AppendEscaped(StringBuilder target, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Special) is var index and >= 0)
        {
            target.Append(text[..index]);
            target.Append(text[index] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\r' => "",
                _ => "\ufffd",
            });
            text = text[(index + 1)..];
        }

        target.Append(text);
    }
}

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
