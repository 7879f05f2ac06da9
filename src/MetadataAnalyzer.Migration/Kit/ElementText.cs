using System.Collections.Immutable;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>The text of a metadata file that is changed as text, so that whatever is not touched stays as it was.</summary>
internal sealed class ElementText
{
    private readonly ImmutableArray<TextElement> _elements;

    public ElementText(string text)
    {
        Text = text;
        _elements = TextElement.Read(text);
    }

    public string Text { get; }

    private IEnumerable<TextElement> Children => _elements.Where(element => element.Depth == 1);

    /// <summary>With one more element of a list, among its like or where the order of names has it. One that is there already is not added.</summary>
    public ElementText WithValue(string name, string value)
    {
        var like = Children.Where(child => child.Name == name).ToList();
        if (like.Exists(child => string.Equals(child.Value.Trim(), value, StringComparison.OrdinalIgnoreCase)))
        {
            return this;
        }

        var next = like.Find(child => string.CompareOrdinal(child.Value.Trim(), value) > 0);
        var previous = next is null ? like.LastOrDefault() : null;
        return Insert(name, value, previous, next);
    }

    /// <summary>With one more name in an element that lists names with commas; the element is made where the order of names has it.</summary>
    public ElementText WithListed(string name, string value)
    {
        if (Children.FirstOrDefault(child => child.Name == name) is not { } list)
        {
            return Insert(name, value, previous: null, next: null);
        }

        var values = list.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (values.Contains(value, StringComparer.OrdinalIgnoreCase))
        {
            return this;
        }

        if (values.Length == 0)
        {
            return new(string.Concat(Text.AsSpan(0, list.Start), $"<{name}>{MetadataText.Escape(value)}</{name}>", Text.AsSpan(list.End)));
        }

        var separator = list.Value.Contains(", ", StringComparison.Ordinal) || !list.Value.Contains(',', StringComparison.Ordinal) ? ", " : ",";
        var close = Text.LastIndexOf("</", list.End - 1, list.End - list.Start, StringComparison.Ordinal);
        while (char.IsWhiteSpace(Text[close - 1]))
        {
            close--;
        }

        return new(Text.Insert(close, separator + MetadataText.Escape(value)));
    }

    /// <summary>How many elements hold a secret.</summary>
    public int CountSecrets() => _elements.Count(IsSecret);

    /// <summary>Without the elements that hold a secret, and without the lines that held nothing else.</summary>
    public ElementText WithoutSecrets()
    {
        var text = Text;
        foreach (var secret in _elements.Where(IsSecret).OrderByDescending(element => element.Start))
        {
            var lineStart = LineStart(text, secret.Start);
            var lineEnd = secret.End;
            while (lineEnd < text.Length && text[lineEnd] is ' ' or '\t')
            {
                lineEnd++;
            }

            lineEnd += lineEnd < text.Length && text[lineEnd] == '\r' ? 1 : 0;
            lineEnd += lineEnd < text.Length && text[lineEnd] == '\n' ? 1 : 0;
            var isAlone = string.IsNullOrWhiteSpace(text[lineStart..secret.Start]) && (lineEnd == text.Length || text[lineEnd - 1] is '\n' or '\r');
            text = isAlone ? text.Remove(lineStart, lineEnd - lineStart) : text.Remove(secret.Start, secret.End - secret.Start);
        }

        return new(text);
    }

    private static bool IsSecret(TextElement element) => element.Name == "consumerSecret" || (element.IsLeaf && element.Value.Contains("PRIVATE KEY-----", StringComparison.Ordinal));

    private ElementText Insert(string name, string value, TextElement? previous, TextElement? next)
    {
        var added = $"<{name}>{MetadataText.Escape(value)}</{name}>";
        next ??= previous is null ? Children.FirstOrDefault(child => string.CompareOrdinal(child.Name, name) > 0) : null;
        if (next is not null)
        {
            return new(Text.Insert(next.Start, added + Gap(next.Start)));
        }

        previous ??= Children.LastOrDefault();
        if (previous is not null)
        {
            return new(Text.Insert(previous.End, Gap(previous.Start) + added));
        }

        var root = _elements[0];
        var open = Text.IndexOf('>', root.Start) + 1;
        return new(Text.Insert(open, NewLine + "    " + added));
    }

    /// <summary>The line end and the blanks before an element, to put between it and its new neighbour; nothing when it shares its line.</summary>
    private string Gap(int start)
    {
        var lineStart = LineStart(Text, start);
        var indent = Text[lineStart..start];
        return string.IsNullOrWhiteSpace(indent) && lineStart > 0 ? NewLine + indent : "";
    }

    private string NewLine => Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    private static int LineStart(string text, int index) => index == 0 ? 0 : text.LastIndexOfAny(['\n', '\r'], index - 1) + 1;
}
