using System.Buffers;
using System.Text;

namespace MetadataAnalyzer.Reporting.Html;

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
