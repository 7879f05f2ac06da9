namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>Text between two places where a line may end, or part of it in one style.</summary>
/// <param name="Text">Printable text without a space, except within a badge.</param>
/// <param name="Style">How it is set.</param>
/// <param name="Width">How wide it is, with the room around a badge's word.</param>
/// <param name="Anchor">Where it leads; null for nowhere.</param>
/// <param name="Badge">The tone of a badge; null for plain text.</param>
internal sealed record WordPart(string Text, TextStyle Style, double Width, string? Anchor, Color? Badge);
