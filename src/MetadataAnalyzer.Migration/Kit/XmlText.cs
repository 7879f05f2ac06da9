using System.Collections.Immutable;
using System.Xml;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>A metadata file that is changed as text, so that everything else in it stays as it was.</summary>
internal sealed class XmlText
{
    private readonly ImmutableArray<XmlElementPlace> _elements;

    public XmlText(string text)
    {
        Text = text;
        _elements = XmlElementPlace.Read(text);
    }

    public string Text { get; }

    private IEnumerable<XmlElementPlace> Children => _elements.Where(element => element.Depth == 1);

    /// <summary>
    /// The text with one more element of a list, beside elements of the same name or at the place that the order of names gives. A value
    /// that is there already is not added.
    /// </summary>
    public XmlText WithValue(string name, string value)
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

    /// <summary>
    /// The text with one more name in an element that lists names with commas. A missing element is made at the place that the order of
    /// names gives.
    /// </summary>
    public XmlText WithListed(string name, string value)
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

        var separator = list.Value.Contains(", ", StringComparison.Ordinal) || !list.Value.Contains(',', StringComparison.Ordinal)
            ? ", "
            : ",";
        var close = Text.LastIndexOf("</", list.End - 1, list.End - list.Start, StringComparison.Ordinal);
        while (char.IsWhiteSpace(Text[close - 1]))
        {
            close--;
        }

        return new(Text.Insert(close, separator + MetadataText.Escape(value)));
    }

    /// <summary>The text without the elements that hold a secret, and without lines that held nothing else.</summary>
    public XmlText WithoutSecrets()
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
            var isAlone = string.IsNullOrWhiteSpace(text[lineStart..secret.Start])
                && (lineEnd == text.Length || text[lineEnd - 1] is '\n' or '\r');
            text = isAlone ? text.Remove(lineStart, lineEnd - lineStart) : text.Remove(secret.Start, secret.End - secret.Start);
        }

        return new(text);
    }

    private static bool IsSecret(XmlElementPlace element) =>
        element.Name == "consumerSecret" || (element.IsLeaf && element.Value.Contains("PRIVATE KEY-----", StringComparison.Ordinal));

    private XmlText Insert(string name, string value, XmlElementPlace? previous, XmlElementPlace? next)
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

    /// <summary>
    /// The line end and the blanks before an element, to put between it and its new neighbour; empty when the element shares its line.
    /// </summary>
    private string Gap(int start)
    {
        var lineStart = LineStart(Text, start);
        var indent = Text[lineStart..start];
        return string.IsNullOrWhiteSpace(indent) && lineStart > 0 ? NewLine + indent : "";
    }

    private string NewLine => Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    private static int LineStart(string text, int index) => index == 0 ? 0 : text.LastIndexOfAny(['\n', '\r'], index - 1) + 1;
}

/// <summary>The place of an element in the text of a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Depth">0 for the root.</param>
/// <param name="Start">Offset of its start tag.</param>
/// <param name="End">Offset behind its end tag.</param>
/// <param name="Value">Its own text.</param>
/// <param name="IsLeaf">Whether it has no child element.</param>
internal sealed record XmlElementPlace(string Name, int Depth, int Start, int End, string Value, bool IsLeaf)
{
    /// <summary>All elements of a text, in the order of their start tags.</summary>
    /// <exception cref="XmlException">The text is no XML.</exception>
    public static ImmutableArray<XmlElementPlace> Read(string text)
    {
        var elements = new List<XmlElementPlace>();
        var open = new Stack<int>();
        var lines = LineStarts(text);
        using var reader =
            XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var place = (IXmlLineInfo)reader;
        while (reader.Read())
        {
            // The reader is on a name: after " " of a start tag, after " /" of an end tag.
            var offset = lines[place.LineNumber - 1] + place.LinePosition - 1;
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    open.Push(elements.Count);
                    elements.Add(new(reader.LocalName, reader.Depth, offset - 1, 0, "", IsLeaf: true));
                    if (reader.IsEmptyElement)
                    {
                        Close(text.IndexOf("/>", offset, StringComparison.Ordinal) + 2);
                    }

                    break;
                case XmlNodeType.EndElement:
                    Close(text.IndexOf('>', offset) + 1);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when open.TryPeek(out var index):
                    elements[index] = elements[index] with { Value = elements[index].Value + reader.Value };
                    break;
                default:
                    break;
            }
        }

        return [.. elements];

        void Close(int end)
        {
            var index = open.Pop();
            elements[index] = elements[index] with { End = end, IsLeaf = index == elements.Count - 1 };
        }
    }

    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\n' || (text[index] == '\r' && (index + 1 == text.Length || text[index + 1] != '\n')))
            {
                starts.Add(index + 1);
            }
        }

        return starts;
    }
}
