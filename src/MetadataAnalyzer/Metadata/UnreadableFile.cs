namespace MetadataAnalyzer.Metadata;

/// <summary>A metadata file that could not be read or is not well-formed.</summary>
/// <param name="Type">Metadata API type it would be, by its name and folder.</param>
/// <param name="FullName">Full name of the component it would be.</param>
/// <param name="Location">Where the parser stopped; line 0 when the file could not be read at all.</param>
/// <param name="Message">The reader's own words, and what to do.</param>
public sealed record UnreadableFile(string Type, string FullName, Location Location, string Message);
