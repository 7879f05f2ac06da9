namespace MetadataAnalyzer.Metadata;

/// <summary>A file of the project.</summary>
/// <param name="Path">Relative to the project root with '/' separators.</param>
/// <param name="Length">Length in bytes; for a file in a zip as the zip states it.</param>
/// <param name="Component">The component it belongs to; null for a file that belongs to none that is known.</param>
public sealed record ProjectFile(string Path, long Length, ComponentEntry? Component);
