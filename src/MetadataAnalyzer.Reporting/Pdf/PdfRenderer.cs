using System.Security.Cryptography;
using System.Text;
using MetadataAnalyzer.Reporting.Document;
using UglyToad.PdfPig.Outline;
using UglyToad.PdfPig.Writer;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>
/// Draws the report as a PDF: A4, embedded fonts, a table of contents, bookmarks and links, vector charts. The pages are laid out before
/// they are drawn, so that every page number is known.
/// </summary>
public static class PdfRenderer
{
    private const double ShareOfShortSection = 0.33;
    private static readonly double[] SummaryScales = [1, 0.95, 0.9, 0.85, 0.8];

    /// <summary>Draws a document. The same document gives the same bytes.</summary>
    /// <param name="document">The document.</param>
    /// <param name="options">The user's choices for the PDF.</param>
    /// <param name="stream">Receives the file; left open.</param>
    /// <exception cref="InvalidDataException">The user's font is not a TrueType font.</exception>
    public static void Render(ReportDocument document, PdfOptions options, Stream stream)
    {
        var fonts = new FontSet(options);
        var palette = new Palette(document.Branding.Accent);
        var type = new Typography(palette);
        var breaker = new LineBreaker(fonts, palette);

        var body = LayOutBody(document, breaker, palette);
        var contents = new ContentsLayout(breaker, type);
        var contentsPages = LayOut(contents.Pieces(document.Sections, _ => 0)).Pages.Count;
        var before = 1 + contentsPages;
        var places = body.Places.ToDictionary(place => place.Key, place => place.Value with { Page = place.Value.Page + before },
            StringComparer.Ordinal);
        var pages = LayOut(contents.Pieces(document.Sections, anchor => places[anchor].Page)).Pages.Concat(body.Pages).ToList();

        using var pdf = new PdfDocumentBuilder();
        var canvas = new PdfCanvas(pdf, fonts, places);
        canvas.StartPage();
        new CoverPage(breaker, type).Draw(document, canvas, Notices(document, fonts));
        var frame = new RunningText(breaker, type, document, pages.Count + 1);
        foreach (var (index, page) in pages.Index())
        {
            canvas.StartPage();
            frame.Draw(canvas, index + 2);
            foreach (var piece in page)
            {
                piece.Draw(canvas);
            }
        }

        // Last: with bookmarks to missing pages, the builder would hide the first error.
        Describe(pdf, document, places);
        var bytes = pdf.Build();
        ContentId.Set(bytes);
        stream.Write(bytes);
    }

    /// <summary>
    /// Starts a page for each section, unless the section is short and fits on the rest of the page. The first section has a page of its
    /// own.
    /// </summary>
    private static PageFlow LayOutBody(ReportDocument document, LineBreaker breaker, Palette palette)
    {
        var flow = new PageFlow();
        var layout = new BlockLayout(breaker, new Typography(palette));
        foreach (var (index, section) in document.Sections.Index())
        {
            var pieces = index == 0 ? Summary(section, breaker, palette) : layout.Section(section);
            var height = pieces.Sum(piece => piece.SpaceBefore + piece.Height);
            if (index <= 1 || height > flow.Room || height > PageFrame.TextHeight * ShareOfShortSection)
            {
                flow.StartPage();
            }

            flow.Add(pieces);
        }

        return flow;
    }

    /// <summary>The summary on one page; a summary that is a little too long is set smaller.</summary>
    private static IReadOnlyList<Piece> Summary(ReportSection section, LineBreaker breaker, Palette palette)
    {
        IEnumerable<IReadOnlyList<Piece>> settings =
            SummaryScales.Select(scale => new BlockLayout(breaker, new Typography(palette, scale)).Section(section)).ToList();
        return settings.FirstOrDefault(pieces => LayOut(pieces).Pages.Count == 1) ?? settings.First();
    }

    private static PageFlow LayOut(IReadOnlyList<Piece> pieces)
    {
        var flow = new PageFlow();
        flow.StartPage();
        flow.Add(pieces);
        return flow;
    }

    private static IEnumerable<string> Notices(ReportDocument document, FontSet fonts)
    {
        if (fonts.MissingCount > 0)
        {
            var (characters, appear) = fonts.MissingCount == 1 ? ("character", "appears") : ("characters", "appear");
            yield return $"{fonts.MissingCount} different {characters} cannot be shown with the fonts at hand and {appear} as "
                + $"{FontSet.Replacement}. The option --pdf-font FILE names a TrueType font that has them; the HTML report shows all.";
        }

        if (document.Branding.Logo is { } logo && PngSize.Of(logo) is null)
        {
            yield return "The logo is not shown here: a PDF takes a PNG file.";
        }
    }

    private static void Describe(PdfDocumentBuilder pdf, ReportDocument document, Dictionary<string, Place> places)
    {
        pdf.DocumentInformation.Title = document.Title;
        pdf.DocumentInformation.Producer = $"{ToolInfo.Name} {ToolInfo.Version}";
        pdf.Bookmarks =
            new([.. document.Sections.Select(section => Bookmark(section.Title, 0, places[section.Anchor], Subjects(section, places)))]);
    }

    private static BookmarkNode[] Subjects(ReportSection section, Dictionary<string, Place> places) =>
        [.. section.Blocks.OfType<SubjectBlock>().Select(subject => Bookmark(subject.Title, 1, places[subject.Anchor], []))];

    private static DocumentBookmarkNode Bookmark(string title, int level, Place place, BookmarkNode[] children) =>
        new(title, level, place.ToDestination(), children);
}

/// <summary>
/// The identifier in the trailer of a PDF: a hash of the content instead of the library's random one, so that the same report has the same
/// bytes.
/// </summary>
internal static class ContentId
{
    public static void Set(Span<byte> pdf)
    {
        var key = pdf.LastIndexOf("/ID"u8);
        if (key < 0)
        {
            return;
        }

        var trailer = pdf[key..];
        var end = trailer.IndexOf((byte)']');
        var digits = trailer[..end];
        Overwrite(digits, "0"u8);
        Overwrite(digits, Encoding.ASCII.GetBytes(Convert.ToHexString(SHA256.HashData(pdf))));
    }

    /// <summary>Writes digits into both hexadecimal strings of the identifier.</summary>
    private static void Overwrite(Span<byte> identifier, ReadOnlySpan<byte> digits)
    {
        var next = 0;
        var isInside = false;
        for (var i = 0; i < identifier.Length; i++)
        {
            if (identifier[i] is (byte)'<' or (byte)'>')
            {
                isInside = identifier[i] == (byte)'<';
                next = 0;
            }
            else if (isInside)
            {
                identifier[i] = digits[next++ % digits.Length];
            }
        }
    }
}
