namespace MetadataAnalyzer.Metadata;

/// <summary>A component that two places of the project define differently.</summary>
/// <param name="Type">Metadata API type name.</param>
/// <param name="FullName">Full name.</param>
/// <param name="Winner">The definition that is used: the one in the package directory that the project file lists last, within one the last by path.</param>
/// <param name="Loser">The definition that is left out.</param>
public sealed record DuplicateComponent(string Type, string FullName, Location Winner, Location Loser);
