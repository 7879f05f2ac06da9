namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>An upright line on the left of a piece.</summary>
/// <param name="X">Distance from the text's left edge.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Joins">Whether it reaches up to the piece before.</param>
internal readonly record struct SideRule(double X, double Width, Color Color, bool Joins);
