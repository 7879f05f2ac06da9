using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MetadataAnalyzer.Yaml;

/// <summary>A mapping of a YAML file, read by key. An unusable value is a <see cref="YamlFileException"/> with file and line.</summary>
public sealed class YamlMapping
{
    private readonly YamlMappingNode _mapping;
    private Dictionary<string, YamlNode>? _values;

    private YamlMapping(string file, string name, YamlMappingNode mapping) => (File, Name, _mapping) = (file, name, mapping);

    /// <summary>Name of the file, as the caller of <see cref="Parse"/> gave it.</summary>
    public string File { get; }

    /// <summary>The key of this mapping; the file's name for the top level.</summary>
    public string Name { get; }

    /// <summary>The keys with their mappings, as in <c>name: {…}</c>; keys that differ only in case are an error.</summary>
    public IEnumerable<YamlMapping> Entries
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

    /// <summary>The same as <see cref="Entries"/>; keys that differ only in case are allowed.</summary>
    public IEnumerable<YamlMapping> EntriesInTheirCase =>
        _mapping.Children.Select(pair => new YamlMapping(File, Scalar(pair.Key), Mapping(Scalar(pair.Key), pair.Value)));

    public IEnumerable<string> Keys => _mapping.Children.Keys.Select(Scalar);

    /// <summary>Line and column of the _mapping.</summary>
    public (int Line, int Column) Start => ((int)_mapping.Start.Line, (int)_mapping.Start.Column);

    /// <summary>Parses a text whose top level is a _mapping.</summary>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="reader">The file's text.</param>
    /// <exception cref="YamlFileException">It is no YAML, beyond the limits, or not one document with a mapping at its top.</exception>
    public static YamlMapping Parse(string file, TextReader reader)
    {
        var parser = new LimitedYaml(file, reader);
        var yaml = new YamlStream();
        try
        {
            yaml.Load(parser);
        }
        catch (YamlException exception)
        {
            throw new YamlFileException(file, (int)exception.Start.Line, $"no YAML: {exception.Message}");
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet throws these, without a position, on some brackets that are never closed and some indents that do not fit.
            throw new YamlFileException(
                file, (int)(parser.Current?.End.Line ?? 1), "no YAML: an open bracket or a wrong indent, here or below");
        }

        return yaml.Documents is [{ RootNode: YamlMappingNode root }]
            ? new YamlMapping(file, file, root)
            : throw new YamlFileException(file, 1, "the file must be one document with a mapping at its top");
    }

    /// <summary>The keys with their texts.</summary>
    public IEnumerable<(string Key, string Text)> Texts() => _mapping.Children.Select(pair => (Scalar(pair.Key), Scalar(pair.Value)));

    public bool Has(string key) => Find(key) is not null;

    /// <summary>Whether the key's value is a _mapping.</summary>
    public bool IsMap(string key) => Find(key) is YamlMappingNode;

    /// <summary>The key's text; null when the key is absent.</summary>
    public string? TextOrNull(string key) => Find(key) is { } value ? Scalar(value) : null;

    /// <summary>The key's text, which must not be empty.</summary>
    public string Text(string key) => TextOrNull(key) is { Length: > 0 } text ? text : throw Error($"'{Name}' needs '{key}'");

    /// <summary>True or false; false when the key is absent.</summary>
    public bool Flag(string key) => TextOrNull(key) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw Error($"'{key}' must be true or false, not '{other}'", key),
    };

    /// <summary>A whole number, at least 0.</summary>
    public int Count(string key) => int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Error($"'{key}' must be a whole number, not '{Text(key)}'", key);

    public int CountOrZero(string key) => Has(key) ? Count(key) : 0;

    public decimal Number(string key) => decimal.TryParse(
        Text(key), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Error($"'{key}' must be a number, not '{Text(key)}'", key);

    /// <summary>A day as yyyy-MM-dd; null when the key is absent.</summary>
    public DateOnly? DayOrNull(string key) => TextOrNull(key) switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        var text => throw Error($"'{key}' must be a day such as 2026-11-24, not '{text}'", key),
    };

    /// <summary>A name of <typeparamref name="T"/> with hyphens, such as <c>out-of-scope</c>.</summary>
    public T Word<T>(string key)
        where T : struct, Enum
        => ParseWord<T>(key, Text(key));

    public T WordOr<T>(string key, T fallback)
        where T : struct, Enum
        => Has(key) ? Word<T>(key) : fallback;

    /// <summary>The value of <typeparamref name="T"/> that a text of the key names.</summary>
    public T ParseWord<T>(string key, string text)
        where T : struct, Enum
    {
        var word = text.Replace("-", "", StringComparison.Ordinal);
        if (word.All(char.IsAsciiLetter) && Enum.TryParse<T>(word, ignoreCase: true, out var value))
        {
            return value;
        }

        var known = string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant();
        throw Error($"'{key}' must be one of {known}, not '{text}'", key);
    }

    /// <summary>The texts of a list, or the one text of the key; empty when the key is absent. Inner lists are flattened.</summary>
    public ImmutableArray<string> List(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list =>
            [.. list.Children.SelectMany(item => item is YamlSequenceNode inner ? inner.Children : [item]).Select(Scalar)],
        var single => [Scalar(single)],
    };

    /// <summary>The key's mapping, which must be there.</summary>
    public YamlMapping Map(string key) => Find(key) is { } value
        ? new YamlMapping(File, key, Mapping(key, value))
        : throw Error($"'{Name}' needs '{key}'");

    /// <summary>The key's list of mappings, which must be there.</summary>
    public IEnumerable<YamlMapping> Items(string key) => Find(key) is YamlSequenceNode list
        ? list.Children.Select(item => new YamlMapping(File, key, Mapping(key, item)))
        : throw Error($"'{Name}' needs the list '{key}'", key);

    /// <summary>The texts of a list, or the one text of the key, each with its place; empty when the key is absent.</summary>
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

    /// <summary>Refuses every other key.</summary>
    public void Only(params ReadOnlySpan<string> keys)
    {
        foreach (var key in _mapping.Children.Keys)
        {
            if (!keys.Contains(Scalar(key)))
            {
                var (unknown, known) = (Scalar(key), keys.ToArray());
                throw ErrorAt(
                    key, $"unknown key '{unknown}' in '{Name}'; known: {string.Join(", ", known)}{Nearest.Suggestion(unknown, known)}");
            }
        }
    }

    /// <summary>An error at the mapping, or at one of its keys.</summary>
    public YamlFileException Error(string message, string? key = null) => ErrorAt((key is null ? null : Find(key)) ?? _mapping, message);

    private YamlFileException ErrorAt(YamlNode node, string message) => new(File, (int)node.Start.Line, message);

    private YamlNode? Find(string key)
    {
        _values ??= _mapping.Children.Where(pair => pair.Key is YamlScalarNode)
            .DistinctBy(pair => Scalar(pair.Key), StringComparer.Ordinal)
            .ToDictionary(pair => Scalar(pair.Key), pair => pair.Value, StringComparer.Ordinal);
        return _values.GetValueOrDefault(key);
    }

    private string Scalar(YamlNode node) => node is YamlScalarNode scalar
        ? scalar.Value ?? ""
        : throw ErrorAt(node, $"a text is expected here, in '{Name}'");

    private YamlMappingNode Mapping(string key, YamlNode node) => node as YamlMappingNode
        ?? throw ErrorAt(node, $"'{key}' must be a mapping: key: value");
}
