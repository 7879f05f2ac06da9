namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A paragraph.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Style">How loudly.</param>
public sealed record ParagraphBlock(RichText Text, ParagraphStyle Style = ParagraphStyle.Normal) : Block;
