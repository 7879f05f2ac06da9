using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>Terms side by side with what they are here.</summary>
/// <param name="Facts">The terms.</param>
public sealed record FactsBlock(ImmutableArray<Fact> Facts) : Block;
