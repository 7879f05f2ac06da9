using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>What has a name already.</summary>
/// <param name="Type">Metadata API type name.</param>
/// <param name="Name">Its full name.</param>
/// <param name="Caption">What people call it, with its name.</param>
/// <param name="Location">The component or the record that shows it.</param>
public sealed record NameHolder(string Type, string Name, string Caption, Location Location);
