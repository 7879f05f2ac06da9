namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>A row of a chart.</summary>
/// <param name="Height">Its height.</param>
/// <param name="Draw">Draws it at a left edge and an upper edge.</param>
internal sealed record ChartRow(double Height, Action<PdfCanvas, double, double> Draw);
