using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>What is put on a page as a whole, or in parts if it can be split. Measured before it is drawn.</summary>
internal abstract record Piece
{
    public abstract double Height { get; }

    /// <summary>Room above it, unless it starts a page.</summary>
    public double SpaceBefore { get; init; }

    /// <summary>How far it stands in from the left.</summary>
    public double Indent { get; init; }

    /// <summary>Upright lines on its left.</summary>
    public ImmutableArray<SideRule> Rules { get; init; } = [];

    /// <summary>Whether the page must hold the next one too.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>What is repeated above it when it starts a page; null for nothing.</summary>
    public Piece? Head { get; init; }

    /// <summary>Names that links lead to.</summary>
    public ImmutableArray<string> Anchors { get; init; } = [];

    /// <summary>Whether it may be split even where a page could hold it.</summary>
    public virtual bool IsDivisible => false;

    /// <summary>Least height that must be free for its beginning.</summary>
    public virtual double LeastHeight => Height;

    /// <summary>The same, further in and with one more line on its left.</summary>
    public Piece Inset(double by, SideRule rule) => this with
    {
        Indent = Indent + by,
        Rules = [rule, .. Rules.Select(own => own with { X = own.X + by })],
        Head = Head?.Inset(by, rule with { Joins = false }),
    };

    public abstract void Draw(PdfCanvas canvas, double x, double top);

    /// <summary>Its beginning, as high as the room, and the rest; null when nothing of it fits.</summary>
    public virtual (Piece First, Piece Second)? Split(double room) => null;
}
