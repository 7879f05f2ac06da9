namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A heading within a section. It stays with what follows it.</summary>
/// <param name="Level">3, 4 or 5: a section's own heading is level 2.</param>
/// <param name="Text">The heading.</param>
/// <param name="Anchor">Name that links lead to; null for none.</param>
public sealed record HeadingBlock(int Level, string Text, string? Anchor = null) : Block;
