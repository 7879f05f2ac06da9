namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>Puts pieces on pages one below the other: keeps together what belongs together, splits what must be, repeats heads.</summary>
internal sealed class PageFlow
{
    // Rounding must not push the last line of a full page to the next.
    private const double Tolerance = 0.01;
    private double _top;

    /// <summary>The pages with what stands on them.</summary>
    public List<List<PlacedPiece>> Pages { get; } = [];

    /// <summary>Where anchors are; the page counts from 1 within this flow.</summary>
    public Dictionary<string, Place> Places { get; } = new(StringComparer.Ordinal);

    /// <summary>Room left on the page.</summary>
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

        // What no page can hold as a whole starts here only if enough of it fits.
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
