using System.Collections.Immutable;
using System.IO.Enumeration;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Configuration;

/// <summary>
/// The content of <c>metadata-analyzer.yml</c>: a value for each of its <see cref="Keys"/>. An option of the command line goes before it.
/// </summary>
public sealed partial record AnalyzerConfiguration
{
    /// <summary>Name of the file, which is looked for in the project's folder and upwards.</summary>
    public const string FileName = "metadata-analyzer.yml";

    /// <summary>A configuration without any value.</summary>
    public static AnalyzerConfiguration Empty { get; } = new();

    /// <summary>The files that were read, relative to the project: first the one that was found or named, then those it extends.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>The place of each key with a single value, by the key's name; a key that is not given is absent.</summary>
    public ImmutableDictionary<string, Location> Places { get; init; } = ImmutableDictionary<string, Location>.Empty;

    private ImmutableDictionary<string, object> Values { get; init; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>The value of a key; the key's own "none" when it is not given.</summary>
    public T Get<T>(ConfigurationKey<T> key) => Values.TryGetValue(key.Name, out var value) ? (T)value : key.None;

    /// <summary>
    /// This configuration with the values of one that it extends: lists are joined, and a single value or named entry of this one replaces
    /// the other's.
    /// </summary>
    public AnalyzerConfiguration Over(AnalyzerConfiguration other) => new()
    {
        Files = [.. Files.Concat(other.Files).Distinct(StringComparer.Ordinal)],
        Places = other.Places.SetItems(Places),
        Values = ValuesOf(key => key.Join(this, other)),
    };

    /// <summary>Whether <see cref="Containers"/> names a profile, permission set or group.</summary>
    public bool NamesContainer(string type, string fullName) =>
        Containers.Any(container => string.Equals(container.Name, $"{type}:{fullName}", StringComparison.OrdinalIgnoreCase));

    /// <summary>The first name pattern that matches a name; null when none does.</summary>
    /// <param name="patterns">Names with <c>*</c> and <c>?</c>, in any case.</param>
    /// <param name="name">The name.</param>
    public static NamedReference? FindMatch(ImmutableArray<NamedReference> patterns, string name)
    {
        foreach (var pattern in patterns)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern.Name, name, ignoreCase: true))
            {
                return pattern;
            }
        }

        return null;
    }

    /// <summary>Reads the keys of a file.</summary>
    /// <exception cref="YamlFileException">The file has an unknown key or a value that cannot be used.</exception>
    internal static AnalyzerConfiguration Read(YamlMapping root)
    {
        root.Only([.. Keys.Select(key => key.Group ?? key.Name).Distinct(StringComparer.Ordinal)]);
        var groups = Keys.Select(key => key.Group).OfType<string>().Where(root.Has).Distinct(StringComparer.Ordinal)
            .ToDictionary(group => group, root.Map, StringComparer.Ordinal);
        foreach (var (name, group) in groups)
        {
            // The message about an unknown key lists the names' patterns last.
            group.Only([.. Keys.Where(key => key.Group == name).OrderBy(key => key == PatternsKey).Select(key => key.OwnName)]);
        }

        return new()
        {
            Files = [root.File],
            Places = Keys.Where(key => key.IsSingle && root.Has(key.Name)).ToImmutableDictionary(
                key => key.Name,
                key => root.Places(key.Name).Select(item => new Location(root.File, item.Line, item.Column)).FirstOrDefault(),
                StringComparer.Ordinal),
            Values = ValuesOf(key => (key.Group is null ? root : groups.GetValueOrDefault(key.Group)) is { } node && node.Has(key.OwnName)
                ? key.ReadFrom(node)
                : null),
        };
    }

    private static ImmutableDictionary<string, object> ValuesOf(Func<ConfigurationKey, object?> value)
    {
        var values = ImmutableDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        foreach (var key in Keys)
        {
            if (value(key) is { } given)
            {
                values.Add(key.Name, given);
            }
        }

        return values.ToImmutable();
    }
}
