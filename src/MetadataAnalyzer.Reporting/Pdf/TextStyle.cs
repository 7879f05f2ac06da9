namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>How a text is set.</summary>
/// <param name="Role">In what.</param>
/// <param name="Size">In points.</param>
/// <param name="Color">In which colour.</param>
/// <param name="Leading">Height of a line as a multiple of the size.</param>
internal sealed record TextStyle(FontRole Role, double Size, Color Color, double Leading = 1.45)
{
    public double LineHeight => Size * Leading;
}
