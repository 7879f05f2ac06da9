using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>The path of an element below the root of its component, with conditions on siblings.</summary>
internal sealed class ElementPath
{
    private readonly ImmutableArray<Step> _steps;
    private readonly Condition? _ofRoot;

    private ElementPath(ImmutableArray<Step> steps, Condition? ofRoot)
    {
        _steps = steps;
        _ofRoot = ofRoot;
    }

    /// <summary>The path without its conditions.</summary>
    public string Name => string.Join('/', _steps.Select(step => step.Name));

    /// <summary>Name of the element that holds the value.</summary>
    public string Leaf => _steps[^1].Name;

    /// <exception cref="FormatException">The path cannot be read.</exception>
    public static ElementPath Parse(string path)
    {
        var steps = path.Split('/').Select(segment => Step.Parse(segment, path)).ToList();
        Condition? ofRoot = null;
        if (steps[0].Name.Length == 0)
        {
            ofRoot = steps[0].Condition;
            steps.RemoveAt(0);
        }

        return steps.Count == 0 || steps.Any(step => step.Name.Length == 0)
            ? throw new FormatException($"'{path}' is no path of an element; write a/b or a[child=value]/b")
            : new ElementPath([.. steps], ofRoot);
    }

    /// <summary>Whether an element is at the path, apart from the condition on the root's children.</summary>
    public bool IsAt(MetadataElement element)
    {
        var current = element;
        for (var index = _steps.Length - 1; index >= 0; index--)
        {
            if (current is null || current.Name != _steps[index].Name || _steps[index].Condition?.Holds(current) == false)
            {
                return false;
            }

            current = current.Parent;
        }

        return current is null;
    }

    /// <summary>Whether the condition on the root's children holds.</summary>
    /// <param name="valueOf">The text of the root's first child of a name, or null.</param>
    public bool HoldsFor(Func<string, string?> valueOf) => _ofRoot is null || _ofRoot.Holds(valueOf(_ofRoot.Child));

    private sealed record Step(string Name, Condition? Condition)
    {
        public static Step Parse(string segment, string path)
        {
            var bracket = segment.IndexOf('[', StringComparison.Ordinal);
            if (bracket < 0)
            {
                return new(segment, null);
            }

            var equals = segment.IndexOf('=', bracket);
            return equals > bracket + 1 && segment[^1] == ']' && equals < segment.Length - 2
                ? new(segment[..bracket], new(segment[(bracket + 1)..equals], [.. segment[(equals + 1)..^1].Split('|')]))
                : throw new FormatException($"'{segment}' in '{path}' has no condition of the form [child=value]");
        }
    }

    private sealed record Condition(string Child, ImmutableArray<string> Values)
    {
        public bool Holds(MetadataElement element) => Holds(element.ValueOf(Child));

        public bool Holds(string? value) => value is not null && Values.Contains(value, StringComparer.OrdinalIgnoreCase);
    }
}

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

    /// <summary>The text as it is in the file, entities resolved; empty when there are children.</summary>
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
