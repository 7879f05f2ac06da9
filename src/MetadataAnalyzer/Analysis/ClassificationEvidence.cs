using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Analysis;

/// <summary>One signal that a subject is, or is not, an integration.</summary>
/// <param name="Signal">Id of the signal in the catalogue.</param>
/// <param name="Weight">What it adds to the confidence; negative speaks for a person.</param>
/// <param name="Detail">What was seen, for people.</param>
/// <param name="Source">Where it was seen.</param>
public sealed record ClassificationEvidence(string Signal, double Weight, string Detail, Location Source);
