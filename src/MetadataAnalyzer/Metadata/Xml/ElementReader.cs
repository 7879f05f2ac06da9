using System.Text;
using System.Xml;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Metadata.Layout;

namespace MetadataAnalyzer.Metadata.Xml;

/// <summary>
/// A pull reader over the elements of one file. Namespaces, comments and processing instructions do not matter to it:
/// pieces of decomposed components have no namespace, and no two elements differ by namespace alone.
/// </summary>
internal sealed class ElementReader : IDisposable
{
    private const int MaxDepth = 64;
    private const int MaxAttributes = 256;

    private readonly XmlReader _reader;
    private readonly IXmlLineInfo _position;
    private readonly string _path;

    public ElementReader(FileContent content, string path, XmlReaderSettings settings)
    {
        _reader = XmlInput.Open(content.OpenStream(), settings);
        _position = (IXmlLineInfo)_reader;
        _path = path;
    }

    /// <summary>Reads a file to its end, so that what follows the root is checked too.</summary>
    /// <param name="content">The file.</param>
    /// <param name="path">Its path, for places.</param>
    /// <param name="settings">See <see cref="CreateSettings"/>.</param>
    /// <param name="root">Root element it must have.</param>
    /// <param name="isRoot">Whether another name is as good.</param>
    /// <param name="read">Called at the root element.</param>
    /// <exception cref="UnreadableContentException">It is not well-formed, or holds another root.</exception>
    public static void ReadFile(
        FileContent content, string path, XmlReaderSettings settings, string root, Predicate<string>? isRoot, Action<ElementReader> read)
    {
        try
        {
            using var reader = new ElementReader(content, path, settings);
            reader.MoveToRoot(root, isRoot);
            read(reader);
            reader.Finish();
        }
        catch (XmlException exception)
        {
            var (line, column) = XmlProblem.Place(exception, content);
            throw new UnreadableContentException(XmlProblem.Describe(exception, content), line, column);
        }
    }

    /// <summary>Settings for a file; they hold a name table, so each thread needs its own.</summary>
    public static XmlReaderSettings CreateSettings(long maxCharacters)
    {
        var names = new NameTable();
        AccessKinds.AddNames(names);
        return new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            MaxCharactersInDocument = maxCharacters,
            MaxCharactersFromEntities = 1024,
            NameTable = names,
        };
    }

    /// <summary>Local name of the current element.</summary>
    public string Name => _reader.LocalName;

    public int Depth => _reader.Depth;

    public int Line => _position.LineNumber;

    /// <summary>Column of the element's <c>&lt;</c>; the framework gives that of its name.</summary>
    public int Column => _position.LinePosition - 1;

    public Location Location => new(_path, Line, Column);

    /// <summary>Moves to the root element.</summary>
    /// <param name="expected">Name it should have.</param>
    /// <param name="isExpected">Whether a name is as good.</param>
    /// <exception cref="UnreadableContentException">The file holds another root element than its name tells.</exception>
    public void MoveToRoot(string expected, Predicate<string>? isExpected = null)
    {
        while (Read())
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                if (_reader.LocalName != expected && isExpected?.Invoke(_reader.LocalName) != true)
                {
                    throw new UnreadableContentException(
                        $"the root element is <{_reader.Name}>, but a file of this name holds <{expected}>", Line, Column);
                }

                return;
            }
        }
    }

    /// <summary>Moves to the next child of an element, past the rest of the child before; false at the element's end.</summary>
    /// <param name="depth"><see cref="Depth"/> of the parent.</param>
    public bool NextChild(int depth)
    {
        if (_reader.NodeType == XmlNodeType.Element)
        {
            if (_reader.Depth == depth)
            {
                if (_reader.IsEmptyElement)
                {
                    return false;
                }
            }
            else if (!_reader.IsEmptyElement)
            {
                SkipContent(_reader.Depth);
            }
        }

        while (Read())
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                return true;
            }

            if (_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == depth)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The text of the current element, trimmed; moves to its end. Text of elements inside it does not count.</summary>
    public string Text()
    {
        if (_reader.IsEmptyElement)
        {
            return "";
        }

        var depth = _reader.Depth;
        if (!Read() || _reader.NodeType == XmlNodeType.EndElement)
        {
            return "";
        }

        var text = IsText(depth) ? _reader.Value : "";
        return Read() && _reader.NodeType == XmlNodeType.EndElement && _reader.Depth == depth ? text.Trim() : MoreText(text, depth);
    }

    /// <summary>
    /// Moves past the next child and gives its text, trimmed; false at the element's end. For elements whose children hold only text: it
    /// asks
    /// the framework half as much as <see cref="NextChild"/> and <see cref="Text"/> do, of which a large org has ten million.
    /// </summary>
    /// <remarks>The first call is at the parent's start, which must not be empty; each further one where the one before
    /// ended.</remarks>
    public bool NextLeaf(out string name, out string text)
    {
        while (_reader.Read())
        {
            var type = _reader.NodeType;
            if (type == XmlNodeType.EndElement)
            {
                break;
            }

            if (type == XmlNodeType.Element)
            {
                name = _reader.LocalName;
                text = LeafText();
                return true;
            }
        }

        (name, text) = ("", "");
        return false;
    }

    private string LeafText()
    {
        if (_reader.IsEmptyElement || !_reader.Read() || _reader.NodeType == XmlNodeType.EndElement)
        {
            return "";
        }

        if (_reader.NodeType != XmlNodeType.Text)
        {
            return MoreText("", _reader.Depth - 1);
        }

        var text = _reader.Value;
        return _reader.Read() && _reader.NodeType == XmlNodeType.EndElement ? text.Trim() : MoreText(text, _reader.Depth - 1);
    }

    /// <summary>Whether the current element has no content.</summary>
    public bool IsEmpty => _reader.IsEmptyElement;

    /// <summary>The rest of a text that a comment, a CDATA section or an element splits.</summary>
    private string MoreText(string first, int depth)
    {
        var text = new StringBuilder(first);
        do
        {
            if (IsText(depth))
            {
                text.Append(_reader.Value);
            }
            else if (_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == depth)
            {
                break;
            }
        }
        while (Read());

        return text.ToString().Trim();
    }

    private bool IsText(int depth) =>
        _reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace && _reader.Depth == depth + 1;

    /// <summary>The current element with all below it; moves to its end.</summary>
    /// <param name="parent">The element that it belongs to; null for a child of the root.</param>
    public MetadataElement ReadTree(MetadataElement? parent)
    {
        var root = parent?.Add(Name, Location) ?? new MetadataElement(Name, Location, parent: null);
        if (_reader.IsEmptyElement)
        {
            return root;
        }

        var (depth, current) = (_reader.Depth, root);
        while (Read() && !(_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == depth))
        {
            switch (_reader.NodeType)
            {
                case XmlNodeType.Element when _reader.IsEmptyElement:
                    current.Add(Name, Location);
                    break;
                case XmlNodeType.Element:
                    current = current.Add(Name, Location);
                    break;
                case XmlNodeType.EndElement:
                    current = current.Parent!;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    current.RawText += _reader.Value;
                    break;
            }
        }

        return root;
    }

    /// <summary>Reads to the end of the document, so that what follows the root is checked too.</summary>
    public void Finish()
    {
        while (Read())
        {
        }
    }

    public void Dispose() => _reader.Dispose();

    private void SkipContent(int depth)
    {
        while (Read() && !(_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == depth))
        {
        }
    }

    private bool Read()
    {
        if (!_reader.Read())
        {
            return false;
        }

        if (_reader.NodeType == XmlNodeType.Element)
        {
            if (_reader.Depth > MaxDepth)
            {
                throw new UnreadableContentException(
                    $"elements are nested more than {MaxDepth} deep; no metadata file of the platform is", Line, Column);
            }

            if (_reader.HasAttributes && _reader.AttributeCount > MaxAttributes)
            {
                throw new UnreadableContentException(
                    $"an element has more than {MaxAttributes} attributes; no metadata file of the platform does", Line, Column);
            }
        }

        return true;
    }
}
