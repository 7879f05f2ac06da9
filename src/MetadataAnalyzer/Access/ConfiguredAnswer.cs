using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>An answer that the configuration gives.</summary>
/// <param name="IsYes">The answer.</param>
/// <param name="Location">The answer in the configuration file.</param>
public readonly record struct ConfiguredAnswer(bool IsYes, Location Location);
