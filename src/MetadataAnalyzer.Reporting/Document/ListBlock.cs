using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A list.</summary>
/// <param name="Items">Its entries.</param>
/// <param name="IsOrdered">Whether they are numbered.</param>
public sealed record ListBlock(ImmutableArray<RichText> Items, bool IsOrdered = false) : Block;
