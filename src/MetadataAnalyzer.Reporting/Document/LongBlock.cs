using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>What a screen shows in blocks and paper in a paragraph: the same in fewer lines or, of what would fill pages without end, how much there is and where it stands.</summary>
/// <param name="Blocks">For the screen; none for what is said on paper alone.</param>
/// <param name="OnPaper">What paper says instead; nothing that decides a verdict is left out of it.</param>
public sealed record LongBlock(ImmutableArray<Block> Blocks, RichText OnPaper) : Block;
