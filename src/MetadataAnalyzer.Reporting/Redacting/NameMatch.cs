namespace MetadataAnalyzer.Reporting.Redacting;

/// <summary>A name in a text.</summary>
/// <param name="IsFound">Whether there is one.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Pseudonym">What replaces it; null for words that stay.</param>
internal readonly record struct NameMatch(bool IsFound, int End, string? Pseudonym);
