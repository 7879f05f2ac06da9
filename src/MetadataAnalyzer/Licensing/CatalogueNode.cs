using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace MetadataAnalyzer.Licensing;

/// <summary>A mapping of a catalogue's file, read by key; whatever is wrong with it is a <see cref="CatalogueException"/> with its line.</summary>
internal sealed class CatalogueNode(string file, string name, YamlMappingNode mapping)
{
    private Dictionary<string, YamlNode>? _values;

    /// <summary>The key that this mapping stands under.</summary>
    public string Name { get; } = name;

    /// <summary>The mapping's keys with their mappings, as in "name: {…}"; keys that differ only in case are an error.</summary>
    public IEnumerable<CatalogueNode> Entries
    {
        get
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in EntriesInTheirCase)
            {
                yield return seen.Add(entry.Name) ? entry : throw entry.Error($"'{entry.Name}' is there twice; case does not matter");
            }
        }
    }

    /// <summary>As <see cref="Entries"/>, but keys may differ in case only.</summary>
    public IEnumerable<CatalogueNode> EntriesInTheirCase
        => mapping.Children.Select(pair => new CatalogueNode(file, Scalar(pair.Key), Mapping(Scalar(pair.Key), pair.Value)));

    public IEnumerable<string> Keys => mapping.Children.Keys.Select(Scalar);

    /// <summary>The mapping's keys with their texts.</summary>
    public IEnumerable<(string Key, string Text)> Texts() => mapping.Children.Select(pair => (Scalar(pair.Key), Scalar(pair.Value)));

    public bool Has(string key) => Find(key) is not null;

    /// <summary>Whether a mapping stands under the key.</summary>
    public bool IsMap(string key) => Find(key) is YamlMappingNode;

    public string? TextOrNull(string key) => Find(key) is { } value ? Scalar(value) : null;

    public string Text(string key) => TextOrNull(key) is { Length: > 0 } text ? text : throw Error($"'{Name}' needs '{key}'");

    public bool Flag(string key) => TextOrNull(key) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw Error($"'{key}' must be true or false, not '{other}'", key),
    };

    public int Count(string key) => int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Error($"'{key}' must be a whole number, not '{Text(key)}'", key);

    public int CountOrZero(string key) => Has(key) ? Count(key) : 0;

    public decimal Number(string key) => decimal.TryParse(
        Text(key), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Error($"'{key}' must be a number, not '{Text(key)}'", key);

    public DateOnly? DayOrNull(string key) => TextOrNull(key) switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        var text => throw Error($"'{key}' must be a day such as 2026-11-24, not '{text}'", key),
    };

    /// <summary>A name of <typeparamref name="T"/>, written with hyphens: <c>out-of-scope</c>.</summary>
    public T Word<T>(string key)
        where T : struct, Enum
        => ParseWord<T>(key, Text(key));

    public T WordOr<T>(string key, T fallback)
        where T : struct, Enum
        => Has(key) ? Word<T>(key) : fallback;

    public T ParseWord<T>(string key, string text)
        where T : struct, Enum
    {
        var word = text.Replace("-", "", StringComparison.Ordinal);
        if (word.All(char.IsAsciiLetter) && Enum.TryParse<T>(word, ignoreCase: true, out var value))
        {
            return value;
        }

        throw Error($"'{key}' must be one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}, not '{text}'", key);
    }

    /// <summary>A list of texts, or one text; empty when the key is absent. A list within the list is flattened.</summary>
    public ImmutableArray<string> List(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.SelectMany(item => item is YamlSequenceNode inner ? inner.Children : [item]).Select(Scalar)],
        var single => [Scalar(single)],
    };

    /// <summary>A mapping that must be there.</summary>
    public CatalogueNode Map(string key) => Find(key) is { } value
        ? new CatalogueNode(file, key, Mapping(key, value))
        : throw Error($"'{Name}' needs '{key}'");

    /// <summary>A list of mappings that must be there.</summary>
    public IEnumerable<CatalogueNode> Items(string key) => Find(key) is YamlSequenceNode list
        ? list.Children.Select(item => new CatalogueNode(file, key, Mapping(key, item)))
        : throw Error($"'{Name}' needs the list '{key}'", key);

    /// <summary>As <see cref="List"/>, each text with its place.</summary>
    public IEnumerable<(string Text, int Line, int Column)> Places(string key)
    {
        var items = Find(key) switch
        {
            null => [],
            YamlSequenceNode list => list.Children,
            var single => [single],
        };
        return items.Select(item => (Scalar(item), (int)item.Start.Line, (int)item.Start.Column));
    }

    /// <summary>Line and column of the mapping.</summary>
    public (int Line, int Column) Start => ((int)mapping.Start.Line, (int)mapping.Start.Column);

    /// <summary>Refuses every key but these.</summary>
    public void Only(params ReadOnlySpan<string> keys)
    {
        foreach (var key in mapping.Children.Keys)
        {
            if (!keys.Contains(Scalar(key)))
            {
                throw new CatalogueException(file, (int)key.Start.Line, $"unknown key '{Scalar(key)}' in '{Name}'; known: {string.Join(", ", keys.ToArray())}{Nearest.Suggestion(Scalar(key), keys.ToArray())}");
            }
        }
    }

    /// <summary>An error at the mapping, or at one of its keys.</summary>
    public CatalogueException Error(string message, string? key = null)
        => new(file, (int)((key is null ? null : Find(key)) ?? mapping).Start.Line, message);

    private YamlNode? Find(string key)
    {
        _values ??= mapping.Children.Where(pair => pair.Key is YamlScalarNode).DistinctBy(pair => Scalar(pair.Key), StringComparer.Ordinal)
            .ToDictionary(pair => Scalar(pair.Key), pair => pair.Value, StringComparer.Ordinal);
        return _values.GetValueOrDefault(key);
    }

    private string Scalar(YamlNode node) => node is YamlScalarNode scalar
        ? scalar.Value ?? ""
        : throw new CatalogueException(file, (int)node.Start.Line, $"a text is expected here, in '{Name}'");

    private YamlMappingNode Mapping(string key, YamlNode node) => node as YamlMappingNode
        ?? throw new CatalogueException(file, (int)node.Start.Line, $"'{key}' must be a mapping: key: value");
}
