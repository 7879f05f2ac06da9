namespace MetadataAnalyzer.Metadata;

/// <summary>The SHA-256 of an input, by which a report can be tied to the files it was made from.</summary>
/// <param name="Name">The input: <c>project</c>, or an export as <c>org-data/NAME</c>.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
public sealed record InputHash(string Name, string Sha256);
