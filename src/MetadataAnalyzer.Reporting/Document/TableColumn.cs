namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A column.</summary>
/// <param name="Title">Its head.</param>
/// <param name="IsNumber">Whether its cells are numbers, aligned at the end.</param>
/// <param name="Width">Its share of the width, beside those of the other columns.</param>
public sealed record TableColumn(string Title, bool IsNumber = false, double Width = 1);
