using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>Texts side by side.</summary>
/// <param name="Cells">The texts.</param>
/// <param name="Width">Width of the row.</param>
internal sealed record RowPiece(ImmutableArray<Cell> Cells, double Width) : Piece
{
    public double PaddingTop { get; init; }

    public double PaddingBottom { get; init; }

    /// <summary>Ground of the row; null for none.</summary>
    public Color? Ground { get; init; }

    /// <summary>Colour of the line above it; null for none.</summary>
    public Color? LineAbove { get; init; }

    /// <summary>Colour of the line below it; null for none.</summary>
    public Color? LineBelow { get; init; }

    public override double Height => PaddingTop + Cells.Max(cell => cell.Text.Height) + PaddingBottom;

    public override void Draw(PdfCanvas canvas, double x, double top)
    {
        const double Thin = 0.6;
        if (Ground is { } ground)
        {
            canvas.Box(x, top, Width, Height, ground);
        }

        if (LineAbove is { } above)
        {
            canvas.Box(x, top, Width, Thin, above);
        }

        if (LineBelow is { } below)
        {
            canvas.Box(x, top + Height - Thin, Width, Thin, below);
        }

        foreach (var cell in Cells)
        {
            cell.Text.Draw(canvas, x + cell.X, top + PaddingTop, cell.IsAtEnd ? cell.Width : null);
        }
    }

    public override (Piece First, Piece Second)? Split(double room)
    {
        var lineHeight = Cells.Max(cell => cell.Text.LineHeight);
        var lines = (int)((room - PaddingTop - PaddingBottom) / lineHeight);
        return lines < 1 || Cells.All(cell => cell.Text.Lines.Length <= lines)
            ? null
            : (this with { Cells = [.. Cells.Select(cell => cell with { Text = cell.Text.First(lines) })], LineBelow = null, KeepWithNext = false },
                this with { Cells = [.. Cells.Select(cell => cell with { Text = cell.Text.After(lines) })], LineAbove = null, Anchors = [], SpaceBefore = 0 });
    }
}
