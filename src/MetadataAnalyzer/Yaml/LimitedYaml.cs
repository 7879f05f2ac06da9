using MetadataAnalyzer.Files;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MetadataAnalyzer.Yaml;

/// <summary>
/// The events of a YAML text, within limits that no file written by hand comes near. An alias counts as all that it repeats; otherwise
/// a short text could describe a huge document.
/// </summary>
internal sealed class LimitedYaml : IParser
{
    private const int MostCharacters = (int)InputFile.MaxTextBytes;
    private const int MostNested = 64;
    private const int MostRepeated = 100_000;

    private readonly string _name;
    private readonly Parser _parser;
    private readonly Stack<Collection> _open = [];
    private readonly Dictionary<AnchorName, Collection?> _anchors = [];
    private int _repeated;

    /// <param name="name">The file's name.</param>
    /// <param name="reader">Its text.</param>
    /// <exception cref="YamlFileException">The text is too long.</exception>
    public LimitedYaml(string name, TextReader reader)
    {
        _name = name;
        _parser = new(new StringReader(ReadAll(reader)));
    }

    /// <inheritdoc/>
    public ParsingEvent? Current => _parser.Current;

    /// <inheritdoc/>
    /// <exception cref="YamlFileException">Too deep, or repeated too often.</exception>
    public bool MoveNext()
    {
        if (!_parser.MoveNext())
        {
            return false;
        }

        switch (_parser.Current)
        {
            case AnchorAlias alias:
                Repeat(alias);
                break;
            case NodeEvent start and (MappingStart or SequenceStart):
                Open(start);
                break;
            case MappingEnd or SequenceEnd:
                Close(_open.Pop());
                break;
            case Scalar scalar:
                Count(nodes: 1, height: 0);
                if (!scalar.Anchor.IsEmpty)
                {
                    _anchors[scalar.Anchor] = new(scalar.Anchor) { Nodes = 1 };
                }

                break;
        }

        return true;
    }

    private void Open(NodeEvent start)
    {
        _open.Push(new(start.Anchor));
        if (_open.Count > MostNested)
        {
            throw TooDeep();
        }

        if (!start.Anchor.IsEmpty)
        {
            // It cannot be repeated before it is closed: that would be a circle.
            _anchors[start.Anchor] = null;
        }
    }

    private void Close(Collection closed)
    {
        Count(closed.Nodes, closed.Height);
        if (!closed.Anchor.IsEmpty)
        {
            _anchors[closed.Anchor] = closed;
        }
    }

    private void Repeat(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var repeated))
        {
            throw Error($"'*{alias.Value}' repeats nothing that stands before it");
        }

        if (repeated is null)
        {
            throw Error($"'*{alias.Value}' stands inside what it repeats; write it out");
        }

        Count(repeated.Nodes, repeated.Height);
        _repeated += repeated.Nodes;
        if (_repeated > MostRepeated)
        {
            throw Error(
                $"'*{alias.Value}' and the aliases before it repeat more than {MostRepeated:N0} entries; write out what is needed");
        }

        if (_open.Count + repeated.Height > MostNested)
        {
            throw TooDeep();
        }
    }

    /// <summary>Adds a node to the collection that contains it.</summary>
    private void Count(int nodes, int height)
    {
        if (_open.TryPeek(out var parent))
        {
            parent.Nodes += nodes;
            parent.Height = Math.Max(parent.Height, height + 1);
        }
    }

    private YamlFileException TooDeep() =>
        Error($"lists and mappings are nested more than {MostNested} deep; no file of this kind needs that");

    private YamlFileException Error(string message) => new(_name, (int)_parser.Current!.Start.Line, message);

    private string ReadAll(TextReader reader)
    {
        var text = new System.Text.StringBuilder();
        var buffer = new char[1 << 14];
        for (int read; (read = reader.Read(buffer, 0, buffer.Length)) > 0;)
        {
            text.Append(buffer, 0, read);
            if (text.Length > MostCharacters)
            {
                throw new YamlFileException(
                    _name, 1, $"the file is longer than {MostCharacters >> 20} MB; no file of this kind is");
            }
        }

        return text.ToString();
    }

    /// <summary>A list or mapping with its size, aliases included.</summary>
    private sealed class Collection(AnchorName anchor)
    {
        public AnchorName Anchor { get; } = anchor;

        /// <summary>The collection itself and all nodes below it.</summary>
        public int Nodes { get; set; } = 1;

        /// <summary>Levels below it.</summary>
        public int Height { get; set; }
    }
}
