using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>The <c>apex:page</c> tag of a Visualforce page.</summary>
internal sealed class PageTag
{
    private readonly IElement? _element;

    private PageTag(IElement? element) => _element = element;

    public static PageTag None { get; } = new(null);

    /// <summary>Finds the tag in a page. Only its start tag is parsed: a page's markup can be long, and nothing else of it is asked for.</summary>
    public static PageTag Of(ReadOnlySpan<byte> markup)
    {
        var text = Encoding.UTF8.GetString(markup);
        var start = Start(text);
        if (start < 0)
        {
            return None;
        }

        var document = new HtmlParser().ParseDocument(text[start..End(text, start)]);
        return new PageTag(document.All.FirstOrDefault(element => element.LocalName == "apex:page"));
    }

    /// <summary>An attribute's value, or null when it is missing or empty. Names ignore case.</summary>
    public string? Attribute(string name) => _element?.GetAttribute(name.ToLowerInvariant()) is { } value && value.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    /// <summary>The first tag that is not in a comment, or -1.</summary>
    private static int Start(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            index = text.IndexOf('<', index);
            if (index < 0)
            {
                return -1;
            }

            if (string.Compare(text, index, "<apex:page", 0, 10, StringComparison.OrdinalIgnoreCase) == 0
                && index + 10 < text.Length && !char.IsLetterOrDigit(text[index + 10]))
            {
                return index;
            }

            if (string.CompareOrdinal(text, index, "<!--", 0, 4) == 0)
            {
                var end = text.IndexOf("-->", index + 4, StringComparison.Ordinal);
                if (end < 0)
                {
                    return -1;
                }

                index = end;
            }
        }

        return -1;
    }

    /// <summary>The end of the start tag: its first <c>&gt;</c> outside quotes.</summary>
    private static int End(string text, int start)
    {
        var quote = '\0';
        for (var index = start; index < text.Length; index++)
        {
            var character = text[index];
            if (quote != '\0')
            {
                quote = character == quote ? '\0' : quote;
            }
            else if (character is '"' or '\'')
            {
                quote = character;
            }
            else if (character == '>')
            {
                return index + 1;
            }
        }

        return text.Length;
    }
}
