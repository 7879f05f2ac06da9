using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>A seat that a user holds besides its user licence.</summary>
/// <param name="Name">Developer name of a permission set licence, or namespace of a package.</param>
/// <param name="Location">The record of the assignment.</param>
public sealed record HeldLicense(string Name, Location Location);
