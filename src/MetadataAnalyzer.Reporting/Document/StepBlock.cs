using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A step within a subject's part, with a heading of level 4.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What it finds.</param>
public sealed record StepBlock(string Title, ImmutableArray<Block> Blocks) : Block;
