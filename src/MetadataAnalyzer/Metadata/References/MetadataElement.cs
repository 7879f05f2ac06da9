namespace MetadataAnalyzer.Metadata.References;

/// <summary>An element of a file that is searched, with its children: of these files one wants to look around a value.</summary>
internal sealed class MetadataElement(string name, Location location, MetadataElement? parent)
{
    private readonly List<MetadataElement> _children = [];
    private SourceLines? _lines;

    public string Name { get; } = name;

    /// <summary>Place of the start tag.</summary>
    public Location Location { get; } = location;

    /// <summary>Null for a child of the component's root.</summary>
    public MetadataElement? Parent { get; } = parent;

    public IReadOnlyList<MetadataElement> Children => _children;

    /// <summary>The text as it stands in the file, entities resolved; empty when there are children.</summary>
    public string RawText { get; set; } = "";

    public string Text => RawText.Trim();

    public bool IsLeaf => _children.Count == 0;

    public MetadataElement Add(string name, Location location)
    {
        var child = new MetadataElement(name, location, this);
        _children.Add(child);
        return child;
    }

    public MetadataElement? Child(string name) => _children.Find(child => child.Name == name);

    /// <summary>The text of the first child of a name, or null.</summary>
    public string? ValueOf(string name) => Child(name)?.Text;

    /// <summary>The element itself and all below it, in the order of the file.</summary>
    public IEnumerable<MetadataElement> SelfAndDescendants()
    {
        var open = new Stack<MetadataElement>([this]);
        while (open.TryPop(out var element))
        {
            yield return element;
            for (var index = element._children.Count - 1; index >= 0; index--)
            {
                open.Push(element._children[index]);
            }
        }
    }

    /// <summary>
    /// The place of a character of <see cref="RawText"/>. Exact in the line; in the first line, and after an entity, near in the column.
    /// </summary>
    public Location Locate(int index)
    {
        var (line, column) = (_lines ??= new(RawText)).At(index);
        return line == 1 ? Location : new Location(Location.Path, Location.Line + line - 1, column);
    }
}
