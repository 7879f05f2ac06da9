namespace MetadataAnalyzer.Metadata;

/// <summary>A component of the project, read or only seen.</summary>
/// <param name="Type">Metadata API type name.</param>
/// <param name="FullName">Full name with %-encoding undone.</param>
/// <param name="Path">Main file, or the parent's file that holds it, relative to the project root.</param>
/// <param name="PackageDirectory">Package directory it comes from; empty in Metadata API format.</param>
public sealed record ComponentEntry(string Type, string FullName, string Path, string PackageDirectory);
