using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>The table of contents: sections with their subjects, and the pages they are on.</summary>
internal sealed class ContentsLayout(LineBreaker breaker, Typography type)
{
    /// <summary>The contents. Their number of pages does not depend on the numbers in them.</summary>
    /// <param name="sections">The report's sections.</param>
    /// <param name="pageOf">The page of an anchor.</param>
    public IReadOnlyList<Piece> Pieces(IEnumerable<ReportSection> sections, Func<string, int> pageOf)
    {
        var pieces = new List<Piece>
        {
            new TextPiece(breaker.Break("Contents", type.Section, PageFrame.TextWidth)) { KeepWithNext = true },
        };
        foreach (var section in sections)
        {
            pieces.Add(Entry(section.Title, section.Anchor, pageOf, type.Body with { Role = FontRole.SemiBold }, 0) with { SpaceBefore = 9 });
            pieces.AddRange(section.Blocks.OfType<SubjectBlock>().Select(subject => Entry(subject.Title, subject.Anchor, pageOf, type.Small, 16)));
        }

        return pieces;
    }

    private RowPiece Entry(string title, string anchor, Func<string, int> pageOf, TextStyle style, double inset)
    {
        const double Number = 40;
        var page = pageOf(anchor).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var width = PageFrame.TextWidth - inset - Number;
        return new([new(Linked(title, anchor, style, width), inset, width), new(Linked(page, anchor, style, Number), PageFrame.TextWidth - Number, Number, IsAtEnd: true)], PageFrame.TextWidth)
        {
            PaddingTop = 2,
            PaddingBottom = 3,
            LineBelow = inset == 0 ? Palette.Line : null,
        };
    }

    private TextBlock Linked(string text, string anchor, TextStyle style, double width)
    {
        var block = breaker.Break(text, style, width);
        return block with { Lines = [.. block.Lines.Select(line => line.Select(run => run with { Anchor = anchor }).ToArray() is var runs ? [.. runs] : line)] };
    }
}
