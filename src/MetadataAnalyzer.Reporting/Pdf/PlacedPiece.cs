namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>A piece in its place on a page.</summary>
/// <param name="Piece">The piece.</param>
/// <param name="Top">Distance from the page's upper edge.</param>
/// <param name="SpaceAbove">Room that was left above it.</param>
internal readonly record struct PlacedPiece(Piece Piece, double Top, double SpaceAbove)
{
    public void Draw(PdfCanvas canvas)
    {
        foreach (var rule in Piece.Rules)
        {
            var reach = rule.Joins ? SpaceAbove : 0;
            canvas.Box(PageFrame.Left + rule.X, Top - reach, rule.Width, Piece.Height + reach, rule.Color);
        }

        Piece.Draw(canvas, PageFrame.Left + Piece.Indent, Top);
    }
}
