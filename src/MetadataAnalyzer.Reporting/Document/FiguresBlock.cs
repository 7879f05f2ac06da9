using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>Numbers in a row.</summary>
/// <param name="Figures">The numbers.</param>
public sealed record FiguresBlock(ImmutableArray<Figure> Figures) : Block;
