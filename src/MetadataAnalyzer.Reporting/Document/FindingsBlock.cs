using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>Findings one after the other, worst first.</summary>
/// <param name="Findings">The findings.</param>
public sealed record FindingsBlock(ImmutableArray<FindingItem> Findings) : Block;
