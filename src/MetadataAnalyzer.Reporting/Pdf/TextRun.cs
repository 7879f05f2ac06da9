namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>A piece of a line in one style.</summary>
/// <param name="Text">Printable text.</param>
/// <param name="Style">How it is set.</param>
/// <param name="X">Where it begins in the line.</param>
/// <param name="Width">How wide it is, with the room around a badge's word.</param>
/// <param name="Anchor">Where it leads; null for nowhere.</param>
/// <param name="Badge">The tone of a badge; null for plain text.</param>
internal sealed record TextRun(string Text, TextStyle Style, double X, double Width, string? Anchor, Color? Badge)
{
    /// <summary>Room on either side of a badge's word.</summary>
    public const double BadgePadding = 3.5;
}
