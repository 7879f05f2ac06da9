using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Cli.Configuring;

/// <summary>A value that is in force, and where it comes from.</summary>
/// <param name="Key">The key in the configuration file, with a dot before a key below it; of a list or a mapping one value for each entry.</param>
/// <param name="Value">The value as the file would spell it; null when nothing is said.</param>
/// <param name="Place">The place in a configuration file; null when it comes from elsewhere.</param>
/// <param name="Option">The option of the command line; null when it comes from elsewhere.</param>
internal sealed record ConfiguredValue(string Key, string? Value, Location? Place = null, string? Option = null)
{
    /// <summary>What holds without a value, for people.</summary>
    public string? Meaning { get; init; }

    /// <summary>What a person must know about the value; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary><c>file:line</c>, the option or <c>default</c>.</summary>
    public string Origin => Place is { } place ? $"{place.Path}:{place.Line}" : Option ?? "default";
}
