using System.Collections.Immutable;
using System.Xml;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>Where an element stands in the text of a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Depth">0 for the root.</param>
/// <param name="Start">Offset of its start tag.</param>
/// <param name="End">Offset behind its end tag.</param>
/// <param name="Value">Its own text.</param>
/// <param name="IsLeaf">Whether it holds no element.</param>
internal sealed record TextElement(string Name, int Depth, int Start, int End, string Value, bool IsLeaf)
{
    /// <summary>Every element of a text, in the order of their start tags.</summary>
    /// <exception cref="XmlException">The text is no XML.</exception>
    public static ImmutableArray<TextElement> Read(string text)
    {
        var elements = new List<TextElement>();
        var open = new Stack<int>();
        var lines = LineStarts(text);
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var place = (IXmlLineInfo)reader;
        while (reader.Read())
        {
            // The reader stands on a name: behind "<" of a start tag, behind "</" of an end tag.
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
