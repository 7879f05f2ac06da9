using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>Detail that a screen shows in full and that would fill pages without end: paper says what it is, how much of it there is, and where it stands.</summary>
/// <param name="Blocks">The detail.</param>
/// <param name="OnPaper">What paper says instead; nothing that decides a verdict is left out of it.</param>
public sealed record LongBlock(ImmutableArray<Block> Blocks, RichText OnPaper) : Block;
