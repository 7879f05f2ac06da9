using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A part of the report with its own entry in the contents.</summary>
/// <param name="Anchor">Name that links lead to; unique in the report.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What it holds.</param>
public sealed record ReportSection(string Anchor, string Title, ImmutableArray<Block> Blocks);
