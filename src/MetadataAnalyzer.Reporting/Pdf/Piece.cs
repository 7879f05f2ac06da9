using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>A part of a page. It is measured before it is drawn, and may be split over two pages.</summary>
internal abstract record Piece
{
    public abstract double Height { get; }

    /// <summary>Room above it, unless it starts a page.</summary>
    public double SpaceBefore { get; init; }

    /// <summary>Indent from the left edge of the text.</summary>
    public double Indent { get; init; }

    /// <summary>Vertical lines on its left.</summary>
    public ImmutableArray<SideRule> Rules { get; init; } = [];

    /// <summary>Whether the next piece must be on the same page.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>Head of a table, repeated above it when it starts a page; null for none.</summary>
    public Piece? Head { get; init; }

    /// <summary>Anchors of links.</summary>
    public ImmutableArray<string> Anchors { get; init; } = [];

    /// <summary>Whether it may be split although a page could hold it.</summary>
    public virtual bool IsDivisible => false;

    /// <summary>Height that must be free on the page for its beginning.</summary>
    public virtual double LeastHeight => Height;

    /// <summary>This piece with a larger indent and one more vertical line on its left.</summary>
    public Piece Inset(double by, SideRule rule) => this with
    {
        Indent = Indent + by,
        Rules = [rule, .. Rules.Select(own => own with { X = own.X + by })],
        Head = Head?.Inset(by, rule with { Joins = false }),
    };

    public abstract void Draw(PdfCanvas canvas, double x, double top);

    /// <summary>Its beginning, as high as the room allows, and the rest; null when no line fits.</summary>
    public virtual (Piece First, Piece Second)? Split(double room) => null;
}

/// <summary>A vertical line on the left of a piece.</summary>
/// <param name="X">Distance from the text's left edge.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Joins">Whether it is drawn up to the piece above.</param>
internal readonly record struct SideRule(double X, double Width, Color Color, bool Joins);

/// <summary>Lines of text. When it is split, each page has at least two of its lines.</summary>
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
            : (this with { Text = Text.First(lines), KeepWithNext = false },
                this with { Text = Text.After(lines), Anchors = [], SpaceBefore = 0 });
    }
}

/// <summary>Texts side by side.</summary>
/// <param name="Cells">The texts.</param>
/// <param name="Width">Width of the row.</param>
internal sealed record RowPiece(ImmutableArray<Cell> Cells, double Width) : Piece
{
    public double PaddingTop { get; init; }

    public double PaddingBottom { get; init; }

    /// <summary>Background of the row; null for none.</summary>
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
            : (this with
            {
                Cells = [.. Cells.Select(cell => cell with { Text = cell.Text.First(lines) })],
                LineBelow = null,
                KeepWithNext = false
            },
                this with
                {
                    Cells = [.. Cells.Select(cell => cell with { Text = cell.Text.After(lines) })],
                    LineAbove = null,
                    Anchors = [],
                    SpaceBefore = 0,
                });
    }
}

/// <summary>A text in a row.</summary>
/// <param name="Text">Its lines.</param>
/// <param name="X">Distance from the row's left edge.</param>
/// <param name="Width">Width for its lines.</param>
/// <param name="IsAtEnd">Whether the lines are aligned right.</param>
internal sealed record Cell(TextBlock Text, double X, double Width, bool IsAtEnd = false);

/// <summary>A drawing; it is never split over two pages.</summary>
/// <param name="Size">Its height.</param>
/// <param name="Drawing">Draws it at a left edge and an upper edge.</param>
internal sealed record DrawingPiece(double Size, Action<PdfCanvas, double, double> Drawing) : Piece
{
    public override double Height => Size;

    public override void Draw(PdfCanvas canvas, double x, double top) => Drawing(canvas, x, top);
}
