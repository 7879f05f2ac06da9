namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A term with what it is here.</summary>
/// <param name="Term">The term.</param>
/// <param name="Text">What it is.</param>
/// <param name="Anchor">Name that links lead to; null for none.</param>
public sealed record Fact(RichText Term, RichText Text, string? Anchor = null);
