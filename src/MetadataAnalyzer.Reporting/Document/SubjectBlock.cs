using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>The part of one subject: half a page or more of its own.</summary>
/// <param name="Anchor">Name that links lead to.</param>
/// <param name="Title">The subject's name, a heading of level 3.</param>
/// <param name="Keys">Words that a reader can filter by, as <c>verdict:blocked</c>.</param>
/// <param name="Blocks">What is said of it.</param>
public sealed record SubjectBlock(string Anchor, string Title, ImmutableArray<string> Keys, ImmutableArray<Block> Blocks) : Block;
