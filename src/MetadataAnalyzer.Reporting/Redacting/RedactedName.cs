namespace MetadataAnalyzer.Reporting.Redacting;

/// <summary>A name and what stands for it.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Original">The name, as it was first seen.</param>
/// <param name="Pseudonym">What every report says instead.</param>
public sealed record RedactedName(RedactionKinds Kind, string Original, string Pseudonym);
