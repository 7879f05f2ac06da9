using UglyToad.PdfPig.Outline.Destinations;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>
/// Places pieces on pages from top to bottom: keeps pieces together, splits the divisible ones, repeats the heads of tables.
/// </summary>
internal sealed class PageFlow
{
    // Rounding must not push the last line of a full page to the next.
    private const double Tolerance = 0.01;
    private double _top;

    /// <summary>The pages with their pieces.</summary>
    public List<List<PlacedPiece>> Pages { get; } = [];

    /// <summary>The places of anchors; page 1 is the first page of this flow.</summary>
    public Dictionary<string, Place> Places { get; } = new(StringComparer.Ordinal);

    /// <summary>Height that is left on the page.</summary>
    public double Room => Pages.Count == 0 ? 0 : PageFrame.Bottom - _top;

    private bool IsAtTop => _top <= PageFrame.Top;

    public void StartPage()
    {
        Pages.Add([]);
        _top = PageFrame.Top;
    }

    public void Add(IReadOnlyList<Piece> pieces)
    {
        for (var start = 0; start < pieces.Count;)
        {
            var end = start;
            while (pieces[end].KeepWithNext && end + 1 < pieces.Count)
            {
                end++;
            }

            Add(pieces, start, end);
            start = end + 1;
        }
    }

    private void Add(IReadOnlyList<Piece> pieces, int start, int end)
    {
        var needed = pieces[end].SpaceBefore + pieces[end].LeastHeight;
        for (var i = start; i < end; i++)
        {
            needed += pieces[i].SpaceBefore + pieces[i].Height;
        }

        // A group that is too high for any page starts on this page only if enough of it fits.
        var wanted = Math.Min(needed, PageFrame.TextHeight * 0.4);
        if (!IsAtTop && Room + Tolerance < (needed <= PageFrame.TextHeight ? needed : wanted))
        {
            StartPage();
        }

        for (var i = start; i <= end; i++)
        {
            Place(pieces[i]);
        }
    }

    private void Place(Piece piece)
    {
        while (true)
        {
            if (IsAtTop && piece.Head is { } head)
            {
                Put(head);
            }

            var room = Room - (IsAtTop ? 0 : piece.SpaceBefore);
            if (piece.Height <= room + Tolerance)
            {
                Put(piece);
                return;
            }

            var isTooHigh = piece.Height + (piece.Head?.Height ?? 0) > PageFrame.TextHeight;
            if ((piece.IsDivisible || isTooHigh) && piece.Split(room) is ({ } first, { } rest))
            {
                Put(first);
                piece = rest;
            }
            else if (Pages[^1].Count == (piece.Head is null ? 0 : 1))
            {
                Put(piece);
                return;
            }

            StartPage();
        }
    }

    private void Put(Piece piece)
    {
        var space = IsAtTop ? 0 : piece.SpaceBefore;
        _top += space;
        Pages[^1].Add(new(piece, _top, space));
        foreach (var anchor in piece.Anchors)
        {
            Places.TryAdd(anchor, new(Pages.Count, _top));
        }

        _top += piece.Height;
    }
}

/// <summary>A piece at its place on a page.</summary>
/// <param name="Piece">The piece.</param>
/// <param name="Top">Distance from the page's upper edge.</param>
/// <param name="SpaceAbove">Height of the empty space above it.</param>
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

/// <summary>An A4 page in portrait: its size and the area for text, in points.</summary>
internal static class PageFrame
{
    public const double Width = 595.28;
    public const double Height = 841.89;
    public const double Left = 50;
    public const double Right = Width - 50;
    public const double Top = 62;
    public const double Bottom = Height - 58;
    public const double TextWidth = Right - Left;
    public const double TextHeight = Bottom - Top;
}

/// <summary>Target of a link or bookmark.</summary>
/// <param name="Page">Number of the page, from 1.</param>
/// <param name="Top">Distance from the page's upper edge.</param>
internal readonly record struct Place(int Page, double Top)
{
    public ExplicitDestination ToDestination() =>
        new(Page, ExplicitDestinationType.XyzCoordinates,
            new ExplicitDestinationCoordinates(PageFrame.Left, Math.Round(PageFrame.Height - Top + 8, 2)));
}
