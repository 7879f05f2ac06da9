using System.Globalization;
using MetadataAnalyzer.Metadata.Xml;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>The values directly below an element: the first of each name that is not empty.</summary>
internal sealed class FlatFields
{
    private readonly Dictionary<string, NamedReference> _values = new(StringComparer.Ordinal);

    public Location Root { get; private set; }

    /// <summary>Every value with the name of its element.</summary>
    public IEnumerable<(string Element, NamedReference Value)> Values => _values.Select(entry => (entry.Key, entry.Value));

    public string? this[string element] => Reference(element)?.Name;

    /// <param name="reader">At the element.</param>
    public static FlatFields Read(ElementReader reader)
    {
        var fields = new FlatFields { Root = reader.Location };
        var depth = reader.Depth;
        while (reader.NextChild(depth))
        {
            var (name, location) = (reader.Name, reader.Location);
            if (reader.Text() is { Length: > 0 } text)
            {
                fields._values.TryAdd(name, new NamedReference(text, location));
            }
        }

        return fields;
    }

    /// <summary>No values, of a component whose describing file is missing.</summary>
    public static FlatFields None(Location location) => new() { Root = location };

    /// <summary>Reads the root of the component's main file; null when it cannot be read.</summary>
    public static FlatFields? ReadMain(ComponentSource source, string root)
    {
        FlatFields? fields = null;
        return source.ReadXml(source.Definition.Main, root, reader => fields = Read(reader)) ? fields : null;
    }

    public NamedReference? Reference(string element) => _values.TryGetValue(element, out var value) ? value : null;

    public bool? Flag(string element) => this[element] is { } text ? XmlBoolean.Parse(text) ?? false : null;

    public int? Number(string element) =>
        int.TryParse(this[element], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
