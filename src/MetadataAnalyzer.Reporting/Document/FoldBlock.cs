using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>Detail that a screen may fold away; paper shows it in full, unless it is within a <see cref="LongBlock"/>.</summary>
/// <param name="Summary">What is folded away.</param>
/// <param name="Blocks">The detail.</param>
public sealed record FoldBlock(string Summary, ImmutableArray<Block> Blocks) : Block;
