using MetadataAnalyzer.Reporting.Document;
using UglyToad.PdfPig.Actions;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting.Pdf;

/// <summary>What a reader finds in the PDF: every block's words, the way to them, and what the document says of itself.</summary>
public class PdfReportTests
{
    private static readonly Lazy<PdfPages> Sample = new(() => PdfPages.Read(SampleReports.Bytes("assessment.pdf")));

    public static TheoryData<string, Block, string[]> Blocks => new()
    {
        { "heading", new HeadingBlock(3, "A heading"), ["A heading"] },
        { "paragraph", new ParagraphBlock(RichText.Of($"Plain {Span.Strong("strong")} {Span.Code("code")} {Span.Quiet("aside")} "
            + $"{Span.Badge("Blocked", "blocked")}{Span.Break}next")),
            ["Plain strong code aside Blocked next"] },
        { "list", new ListBlock(["first thing", "second thing"], IsOrdered: true), ["1. first thing", "2. second thing"] },
        { "facts", new FactsBlock([new("Profile", "Api Only"), new("Licence", "Salesforce")]), ["Profile", "Api Only", "Licence"] },
        { "glossary", new FactsBlock([new(Span.Strong("Seat"), "a right to sign in")], IsList: true), ["Seat", "a right to sign in"] },
        { "figures", new FiguresBlock([new("12", "can move", "now"), new("USD 1,234,567.00", "saved a year")]),
            ["12", "can move", "now", "USD 1,234,567.00"] },
        { "table", new TableBlock([new("User"), new("Logins", IsNumber: true)],
            [TableRow.Of("erp", "12"), TableRow.Of("Total", "12") with { IsTotal = true }]), ["User", "Logins", "erp", "12", "Total"] },
        { "fold", new FoldBlock("3 notes", [new ParagraphBlock("never hidden")]), ["3 notes", "never hidden"] },
        { "subject", new SubjectBlock("s", "erp@example.com", [], [new StepBlock("Step 1", [new ParagraphBlock("found nothing")])]),
            ["erp@example.com", "Step 1", "found nothing"] },
        { "bars", new BarChartBlock("Cost", "", [new("Today", 10, "USD 10", "neutral"), new("Work", -3, "USD -3", "blocked")]),
            ["Cost", "Today", "USD 10", "USD -3"] },
        { "stacked", new StackedChartBlock("Seats", "",
            [new("Used", [new("Free", 99, "99", "ready"), new("To buy", 1, "one more seat", "verify")])]),
            ["Seats", "Used", "Free: 99", "To buy: one more seat"] },
        { "tornado", new TornadoChartBlock("Sensitivity", "", 5, "5 as it is", [new("Price", 2, "low: 2", 9, "high: 9")]),
            ["Sensitivity", "Price", "low: 2", "high: 9", "5 as it is"] },
    };

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Block_IsShownWithAllItsWords(string kind, Block block, string[] words)
    {
        var text = PdfPages.Of(block).Text;

        Assert.All(words,
            word => Assert.True(text.Contains(PdfPages.WithoutSpace(word), StringComparison.Ordinal), $"{kind}: no '{word}' in {text}"));
    }

    [Fact]
    public void Cover_SaysWhatTheReportIs()
    {
        var cover = PdfPages.TextOf(PdfPages.Of().All[0]);

        Assert.All(["ASSESSMENT", "Reportofatest", "Client", "AlderLtd", "Itsaysnomore."],
            words => Assert.Contains(words, cover, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryPageButTheCover_SaysWhereItIs()
    {
        var pages = Sample.Value.All;

        Assert.All(pages.Skip(1), page => Assert.EndsWith($"Page{page.Number}of{pages.Length}", Foot(page), StringComparison.Ordinal));
    }

    [Fact]
    public void Bookmarks_AreTheSectionsWithTheirSubjects()
    {
        var document = MetadataAnalyzer.Reporting.ReportModel.Of(SampleReports.Result, new()).Document;
        var titles = document.Sections.SelectMany(section => section.Blocks.OfType<SubjectBlock>().Select(subject => subject.Title)
            .Prepend(section.Title));

        Assert.Equal(titles, Sample.Value.Bookmarks.Select(bookmark => bookmark.Title));
        Assert.All(Sample.Value.Bookmarks,
            bookmark =>
            Assert.Contains(PdfPages.WithoutSpace(bookmark.Title), PdfPages.TextOf(Sample.Value.All[bookmark.PageNumber - 1]),
            StringComparison.Ordinal));
    }

    [Fact]
    public void Contents_GiveTheBookmarksPages()
    {
        var contents = PdfPages.TextOf(Sample.Value.All[1]);

        Assert.All(Sample.Value.Bookmarks,
            bookmark =>
            Assert.Contains(PdfPages.WithoutSpace($"{bookmark.Title}{bookmark.PageNumber}"), contents, StringComparison.Ordinal));
    }

    [Fact]
    public void Link_LeadsToTheNamedPlace()
    {
        var pages = PdfPages.Of(new ParagraphBlock(RichText.Of($"see {Span.Link("there", "far")} or {Span.Link("nowhere", "absent")}")),
            new TableBlock([new("A")], [.. Enumerable.Repeat(TableRow.Of("row"), 60)]), new HeadingBlock(3, "Far away", "far"),
            new ParagraphBlock("Here."));

        var link = Assert.Single(pages.Body.SelectMany(page => page.GetAnnotations()));

        var target = Assert.IsType<GoToAction>(link.Action).Destination;
        Assert.Contains("Faraway", PdfPages.TextOf(pages.All[target.PageNumber - 1]), StringComparison.Ordinal);
    }

    [Fact]
    public void Document_NamesTitleAndProducerButNoDate()
    {
        var information = Sample.Value.Document.Information;

        Assert.Equal(MetadataAnalyzer.Reporting.ReportModel.Of(SampleReports.Result, new()).Document.Title, information.Title);
        Assert.StartsWith("MetadataAnalyzer", information.Producer, StringComparison.Ordinal);
        Assert.True(string.IsNullOrEmpty(information.CreationDate) && string.IsNullOrEmpty(information.ModifiedDate));
    }

    [Fact]
    public void SameReport_HasTheSameBytes()
    {
        var again = SampleReports.Write(SampleReports.Assess())["assessment.pdf"];

        Assert.True(again.AsSpan().SequenceEqual(SampleReports.Bytes("assessment.pdf")));
    }

    [Fact]
    public void AnotherReport_HasAnotherIdentifier()
    {
        Assert.NotEqual(Identifier(PdfPages.Bytes(PdfPages.Report(new ParagraphBlock("a")))),
            Identifier(PdfPages.Bytes(PdfPages.Report(new ParagraphBlock("b")))));
    }

    [Fact]
    public void PngLogo_IsOnTheCoverAndAVectorLogoIsSpokenOf()
    {
        // Two grey pixels.
        var png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAC0lEQVR4nGNoAAMACocDAcTGH2YAAAAASUVORK5CYII=");

        var drawn = PdfPages.Read(
            PdfPages.Bytes(PdfPages.Report() with { Branding = new() { Logo = new("image/png", [.. png]), Accent = "#ffee00" } }));
        var spoken = PdfPages.Read(
            PdfPages.Bytes(PdfPages.Report() with { Branding = new() { Logo = new("image/svg+xml", [.. "<svg/>"u8]) } }));

        Assert.Single(drawn.All[0].GetImages());
        Assert.Contains("Thelogoisnotshownhere", PdfPages.TextOf(spoken.All[0]), StringComparison.Ordinal);
    }

    private static string Identifier(byte[] pdf) =>
        System.Text.Encoding.Latin1.GetString(pdf) is var text ? text[text.LastIndexOf("/ID", StringComparison.Ordinal)..] : "";

    private static string Foot(UglyToad.PdfPig.Content.Page page) =>
        PdfPages.WithoutSpace(string.Concat(page.Letters.Where(letter => letter.StartBaseLine.Y < 45)
            .OrderBy(letter => letter.StartBaseLine.X).Select(letter => letter.Value)));
}
