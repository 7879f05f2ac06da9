using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A finding with the number that links lead to.</summary>
/// <param name="Number">Its index in the result plus 1: the anchor <c>finding-N</c>.</param>
/// <param name="Diagnostic">The finding.</param>
public sealed record FindingItem(int Number, Diagnostic Diagnostic);
