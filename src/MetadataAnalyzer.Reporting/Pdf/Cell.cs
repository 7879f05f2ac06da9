namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>Text in a row.</summary>
/// <param name="Text">Its lines.</param>
/// <param name="X">Distance from the row's left edge.</param>
/// <param name="Width">Room for its lines.</param>
/// <param name="IsAtEnd">Whether lines end at the right edge.</param>
internal sealed record Cell(TextBlock Text, double X, double Width, bool IsAtEnd = false);
