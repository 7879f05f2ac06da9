namespace MetadataAnalyzer.Metadata;

/// <summary>A metadata file that could not be read or is not well-formed, or a part of the project that was left out.</summary>
/// <param name="Type">Metadata API type it would be, by its name and folder; empty for a package directory, a link or an entry of a zip file.</param>
/// <param name="FullName">Full name of the component it would be; for what is no component its path.</param>
/// <param name="Location">Where the parser stopped; line 0 when the file could not be read at all.</param>
/// <param name="Message">The reader's own words, and what to do.</param>
public sealed record UnreadableFile(string Type, string FullName, Location Location, string Message);
