namespace MetadataAnalyzer.Analysis;

/// <summary>Names a component, whether or not it is in the project.</summary>
/// <param name="Type">Metadata API type name.</param>
/// <param name="Name">Full name.</param>
public readonly record struct ComponentReference(string Type, string Name);
