namespace MetadataAnalyzer.Metadata;

/// <summary>A name that a component refers to, and where.</summary>
/// <param name="Name">As the file spells it, trimmed: an API name, a label or a username, as the element defines.</param>
/// <param name="Location">The element that holds the name.</param>
public readonly record struct NamedReference(string Name, Location Location);
