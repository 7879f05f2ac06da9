using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Configuration;

/// <summary>A value in a configuration, as <c>config show</c> prints it.</summary>
/// <param name="Key">The key with its group, such as <c>subjects.include</c>; for a mapping, with the key of the entry.</param>
/// <param name="Text">The value as the file spells it.</param>
/// <param name="Place">The value's place in a file; null when an option gives it.</param>
public readonly record struct ConfiguredEntry(string Key, string Text, Location? Place);

/// <summary>A key of <c>metadata-analyzer.yml</c>, declared once: how it is read, joined, described in the schema and shown.</summary>
/// <param name="Name">The key, with a dot after its group: <c>subjects.include</c>.</param>
public abstract record ConfigurationKey(string Name)
{
    /// <summary>The description in the JSON schema.</summary>
    public string Meaning { get; init; } = "";

    /// <summary>The option of the command line that gives the value too; empty when there is none.</summary>
    public string Option { get; init; } = "";

    /// <summary>
    /// The effect of a key that is not given, in the words of <c>config show</c>; null when it has a <see cref="Default"/> or is not shown.
    /// </summary>
    public string? Absent { get; init; }

    /// <summary>The value of a key that is not given, as the file would spell it; null when there is none.</summary>
    public string? Default { get; init; }

    /// <summary>
    /// The lines that <c>init</c> writes about the key; null for none. <c>{editions}</c> becomes the editions of the price book.
    /// </summary>
    public string? Sketch { get; init; }

    /// <summary>Whether the key has one value, which an option replaces. The values of an option are added to those of a list.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Whether a check depends on the value, so that a change of it is told with the result.</summary>
    public bool DecidesCheck { get; init; } = true;

    /// <summary>Whether the value is a file or folder, from the folder of the configuration file, whose content counts too.</summary>
    public bool NamesFiles { get; init; }

    /// <summary>The key that contains this one; null at the top level.</summary>
    public string? Group => Name.Split('.') is [var group, _] ? group : null;

    /// <summary>The key without its group.</summary>
    internal string OwnName => Name[(Name.LastIndexOf('.') + 1)..];

    /// <summary>The key's entry in the JSON schema, with <c>$meaning</c> in place of <see cref="Meaning"/>.</summary>
    internal string Shape { get; init; } = """{ "$ref": "#/definitions/names", "description": "$meaning" }""";

    /// <summary>The values of this key in a configuration.</summary>
    public abstract IEnumerable<ConfiguredEntry> Entries(AnalyzerConfiguration configuration);

    /// <summary>Reads the value; null when it is empty.</summary>
    /// <param name="node">The mapping that has the key.</param>
    /// <exception cref="YamlFileException">The value cannot be used.</exception>
    internal abstract object? ReadFrom(YamlMapping node);

    /// <summary>The value of a configuration that extends another; null when neither has one.</summary>
    internal abstract object? Join(AnalyzerConfiguration own, AnalyzerConfiguration below);

    /// <summary>A key with a list of names, or one name.</summary>
    internal static ConfigurationKey<ImmutableArray<NamedReference>> ListOfNames(string name) => new(name, [])
    {
        Read = ReadNames,
        Joined = (own, below) => [.. below.Concat(own).Distinct()],
        Shown = (key, names, _) => names.Select(reference => new ConfiguredEntry(key, reference.Name, reference.Location)),
    };

    /// <summary>A key with one name.</summary>
    internal static ConfigurationKey<NamedReference?> OneName(string name) => Single(name, ReadName, reference => reference.Name) with
    {
        Shape = """{ "$ref": "#/definitions/name", "description": "$meaning" }""",
    };

    /// <summary>A key with one value.</summary>
    internal static ConfigurationKey<T?> Single<T>(string name, Func<YamlMapping, string, T?> read, Func<T, string> text)
        where T : struct
        => new(name, null)
        {
            IsSingle = true,
            Read = read,
            Joined = (own, below) => own ?? below,
            Shown = (key, value, place) => value is { } given ? [new(key, text(given), place)] : [],
        };

    /// <summary>Reads a list of names, or one name.</summary>
    internal static ImmutableArray<NamedReference> ReadNames(YamlMapping node, string key) =>
        [.. node.Places(key).Select(item => item.Text.Trim() switch
        {
            "" => throw new YamlFileException(node.File, item.Line, $"'{key}' holds an empty name"),
            var name when name.Any(char.IsControl) => throw new YamlFileException(
                node.File, item.Line, $"'{key}' holds a name with a line break or another control character"),
            var name => new NamedReference(name, new(node.File, item.Line, item.Column)),
        })];

    /// <summary>Reads one name; null when the list is empty.</summary>
    internal static NamedReference? ReadName(YamlMapping node, string key) => ReadNames(node, key) switch
    {
        [] => null,
        [var name] => name,
        _ => throw node.Error($"'{key}' is one text, not a list", key),
    };
}

/// <summary>A key whose value is a <typeparamref name="T"/>.</summary>
/// <param name="Name">The key, with a dot after its group.</param>
/// <param name="None">The value of a key that is not given.</param>
public sealed record ConfigurationKey<T>(string Name, T None) : ConfigurationKey(Name)
{
    internal Func<YamlMapping, string, T> Read { get; init; } = (_, _) => throw new NotSupportedException();

    /// <summary>The value of a configuration and of the one that it extends.</summary>
    internal Func<T, T, T> Joined { get; init; } = (own, _) => own;

    /// <summary>The entries of a value, from the key's name, the value and the place of a single value.</summary>
    internal Func<string, T, Location?, IEnumerable<ConfiguredEntry>> Shown { get; init; } = (_, _, _) => [];

    /// <inheritdoc/>
    public override IEnumerable<ConfiguredEntry> Entries(AnalyzerConfiguration configuration) =>
        Shown(Name, configuration.Get(this), configuration.Places.TryGetValue(Name, out var place) ? place : null);

    internal override object? ReadFrom(YamlMapping node) => Read(node, OwnName);

    internal override object? Join(AnalyzerConfiguration own, AnalyzerConfiguration below) => Joined(own.Get(this), below.Get(this));
}
