namespace MetadataAnalyzer.Licensing;

/// <summary>Where a statement of the catalogue comes from.</summary>
/// <param name="Id">Its key in <c>sources.yml</c>.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Grade"><c>documented</c>, <c>observed</c>, <c>reported</c> or <c>inferred</c>, strongest first.</param>
/// <param name="Date">Year, month or day, as exact as the source is.</param>
/// <param name="Url">Its address, when it is public and official.</param>
public sealed record EvidenceSource(string Id, string Title, string Grade, string Date, string? Url);
