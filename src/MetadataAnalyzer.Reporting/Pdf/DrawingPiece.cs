namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>A drawing that is never split.</summary>
/// <param name="Size">Its height.</param>
/// <param name="Drawing">Draws it at a left edge and an upper edge.</param>
internal sealed record DrawingPiece(double Size, Action<PdfCanvas, double, double> Drawing) : Piece
{
    public override double Height => Size;

    public override void Draw(PdfCanvas canvas, double x, double top) => Drawing(canvas, x, top);
}
