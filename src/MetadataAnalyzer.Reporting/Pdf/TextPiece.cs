namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>Lines of text. On either side of a page's end stand at least two of them.</summary>
/// <param name="Text">The lines.</param>
internal sealed record TextPiece(TextBlock Text) : Piece
{
    private const int FewestLines = 2;

    public override double Height => Text.Height;

    public override bool IsDivisible => Text.Lines.Length >= 2 * FewestLines;

    public override double LeastHeight => IsDivisible ? FewestLines * Text.LineHeight : Height;

    public override void Draw(PdfCanvas canvas, double x, double top) => Text.Draw(canvas, x, top);

    public override (Piece First, Piece Second)? Split(double room)
    {
        var lines = Math.Min((int)(room / Text.LineHeight), Text.Lines.Length - FewestLines);
        return lines < FewestLines
            ? null
            : (this with { Text = Text.First(lines), KeepWithNext = false }, this with { Text = Text.After(lines), Anchors = [], SpaceBefore = 0 });
    }
}
