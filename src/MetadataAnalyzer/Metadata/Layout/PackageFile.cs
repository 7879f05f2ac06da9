namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>A file below a package directory.</summary>
/// <param name="Path">Relative to the project root.</param>
/// <param name="Length">Length in bytes as the disk or the zip states it.</param>
/// <param name="Package">Index of its package directory.</param>
internal sealed record PackageFile(string Path, long Length, int Package);
