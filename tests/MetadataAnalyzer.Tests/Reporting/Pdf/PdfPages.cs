using System.Collections.Immutable;
using MetadataAnalyzer.Reporting.Document;
using MetadataAnalyzer.Reporting.Pdf;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Outline;

namespace MetadataAnalyzer.Tests.Reporting.Pdf;

/// <summary>A PDF read back: its pages without the cover and the contents are the body.</summary>
internal sealed class PdfPages
{
    private readonly PdfDocument _document;

    private PdfPages(byte[] content) => _document = PdfDocument.Open(content);

    public ImmutableArray<Page> All => [.. _document.GetPages()];

    public IEnumerable<Page> Body => All.Skip(2);

    /// <summary>Every page's text without white space: where a line ends is the layout's affair.</summary>
    public string Text => string.Concat(All.Select(TextOf));

    public PdfDocument Document => _document;

    public ImmutableArray<DocumentBookmarkNode> Bookmarks =>
        _document.TryGetBookmarks(out var bookmarks) ? [.. bookmarks.GetNodes().OfType<DocumentBookmarkNode>()] : [];

    public static PdfPages Read(byte[] content) => new(content);

    public static PdfPages Of(params Block[] blocks) => Read(Bytes(Report(blocks)));

    public static byte[] Bytes(ReportDocument document, PdfOptions? options = null)
    {
        using var stream = new MemoryStream();
        PdfRenderer.Render(document, options ?? new(), stream);
        return stream.ToArray();
    }

    /// <summary>A report with a summary and one more section.</summary>
    public static ReportDocument Report(params Block[] blocks) => new()
    {
        Title = "Report of a test",
        Eyebrow = "Assessment",
        Cover = [new("Client", "Alder Ltd")],
        Sections = [new("summary", "Summary", [new ParagraphBlock("In short.")]), new("main", "Main part", [.. blocks])],
        Footer = "Made by a test. It says no more.",
        Branding = new(),
    };

    public static string TextOf(Page page) => WithoutSpace(string.Concat(page.Letters.Select(letter => letter.Value)));

    public static string WithoutSpace(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    /// <summary>The text of a page from the head's line to the foot, line by line.</summary>
    public static List<List<Letter>> Lines(Page page) =>
    [
        .. page.Letters.Where(letter => letter.StartBaseLine.Y < page.Height - 50 && letter.StartBaseLine.Y > 45
            && !string.IsNullOrWhiteSpace(letter.Value))
            .GroupBy(letter => Math.Round(letter.StartBaseLine.Y)).OrderByDescending(line => line.Key)
                .Select(line => line.OrderBy(letter => letter.StartBaseLine.X).ToList()),
    ];

    /// <summary>Letters that a printer or a reader would miss.</summary>
    public static IEnumerable<string> OutsideTheMargins(Page page) => page.Letters
        .Where(letter => letter.StartBaseLine.X < 49 || letter.EndBaseLine.X > page.Width - 49 || letter.StartBaseLine.Y < 25
            || letter.StartBaseLine.Y > page.Height - 25)
        .Select(letter => $"page {page.Number}: '{letter.Value}' at {letter.StartBaseLine}");
}
