using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>Terms with what they are here.</summary>
/// <param name="Facts">The terms.</param>
/// <param name="IsList">Whether they stand one below the other, as a glossary; else side by side, as the head of a part.</param>
public sealed record FactsBlock(ImmutableArray<Fact> Facts, bool IsList = false) : Block;
