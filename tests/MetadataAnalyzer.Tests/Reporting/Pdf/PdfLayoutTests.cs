using MetadataAnalyzer.Reporting.Document;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting.Pdf;

/// <summary>What a designer would see on the pages.</summary>
public class PdfLayoutTests
{
    private const string LongName =
        "Integration_Access_For_The_Northern_Region_And_Everything_Else_That_A_Name_May_Hold.SomeVeryLongFieldNameThatNeverEndsAtAll__c/"
        + "withoutanyplacetobreakitwhatsoeverandstillgoingonandonandonandonandon";

    [Fact]
    public void Sample_StandsWithinTheMargins()
    {
        Assert.Empty(PdfPages.Read(SampleReports.Bytes("assessment.pdf")).All.SelectMany(PdfPages.OutsideTheMargins));
    }

    [Fact]
    public void LongTable_RepeatsItsHeadOnEachPage()
    {
        var pages = PdfPages.Of(new TableBlock([new("Username"), new("Logins", IsNumber: true)],
            [.. Enumerable.Range(0, 200).Select(i => TableRow.Of($"user{i}.", $"{i}"))]));
        var withRows = pages.Body.Where(page => PdfPages.TextOf(page).Contains("user", StringComparison.Ordinal)).ToList();

        Assert.True(withRows.Count > 3);
        Assert.All(withRows, page => Assert.Contains("UsernameLogins", PdfPages.TextOf(page), StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, 200),
            i => Assert.Equal(1, withRows.Count(page => PdfPages.TextOf(page).Contains($"user{i}.{i}", StringComparison.Ordinal))));
    }

    [Fact]
    public void RowThatFitsOnAPage_IsNotSplit()
    {
        var pages = PdfPages.Of(new TableBlock([new("Text")],
            [.. Enumerable.Range(0, 9)
            .Select(i => TableRow.Of(RichText.Join(Span.Break, Enumerable.Range(0, 14).Select(line => (RichText)$"r{i}l{line}."))))]));

        Assert.All(Enumerable.Range(0, 9),
            i => Assert.Equal(1, pages.Body.Count(page => PdfPages.TextOf(page).Contains($"r{i}l", StringComparison.Ordinal))));
    }

    [Fact]
    public void RowLongerThanAPage_IsSplitAndComplete()
    {
        var words = Enumerable.Range(0, 4000).Select(i => $"w{i}.").ToList();

        var pages = PdfPages.Of(new TableBlock([new("Name"), new("Text")], [TableRow.Of("x", string.Join(' ', words))]));

        var text = string.Concat(pages.Body.Select(page => string.Concat(PdfPages.Lines(page).SelectMany(line => line)
            .Select(letter => letter.Value)))).Replace("NameText", "", StringComparison.Ordinal);
        Assert.Contains(string.Concat(words[100..]), text, StringComparison.Ordinal);
        Assert.Empty(pages.All.SelectMany(PdfPages.OutsideTheMargins));
    }

    [Fact]
    public void Heading_IsNeverTheLastOnAPage()
    {
        var blocks = Enumerable.Range(0, 150)
            .SelectMany(i => new Block[] { new HeadingBlock(3 + (i % 3), $"Heading {i}"),
            new ParagraphBlock(string.Concat(Enumerable.Repeat("Some words that fill a line or two. ", 1 + (i * 7 % 23)))) });

        var pages = PdfPages.Of([.. blocks]);

        Assert.True(pages.Body.Count() > 10);
        Assert.All(pages.Body,
            page => Assert.DoesNotContain("Heading", string.Concat(PdfPages.Lines(page)[^1].Select(letter => letter.Value)),
            StringComparison.Ordinal));
    }

    [Fact]
    public void Paragraph_LeavesNoSingleLineBehind()
    {
        var words = string.Concat(Enumerable.Repeat("Some words that fill more than one line of it. ", 9));
        var pages = PdfPages.Of([.. Enumerable.Range(0, 60)
            .Select(i => new ParagraphBlock($"START {words} {string.Concat(Enumerable.Repeat("and more ", i))}"))]);

        Assert.True(pages.Body.Count() > 5);
        Assert.All(pages.Body,
            page => Assert.DoesNotContain("START", string.Concat(PdfPages.Lines(page)[^1].Select(letter => letter.Value)),
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void LongName_IsBrokenAndNotCut(int columns)
    {
        var pages = PdfPages.Of(new TableBlock([.. Enumerable.Repeat(new TableColumn("Column"), columns)],
            [new([.. Enumerable.Repeat((RichText)Span.Code(LongName), columns)])]), new HeadingBlock(3, LongName),
            new FactsBlock([new("Name", Span.Code(LongName))]), new SubjectBlock("x", LongName, [], []));

        Assert.Empty(pages.All.SelectMany(PdfPages.OutsideTheMargins));
        Assert.Equal(columns + 4, pages.Text.Split(LongName).Length - 1);
    }

    [Fact]
    public void Numbers_EndAtTheSamePlace()
    {
        var pages = PdfPages.Of(new TableBlock([new("What"), new("Amount", IsNumber: true)],
            [TableRow.Of("a", "7"), TableRow.Of("b", "1,234,567")]));

        var ends = PdfPages.Lines(pages.All[^1]).Where(line => char.IsAsciiDigit(line[^1].Value[0]))
            .Select(line => Math.Round(line[^1].EndBaseLine.X)).ToList();

        Assert.Equal(2, ends.Count);
        Assert.Single(ends.Distinct());
    }

    [Fact]
    public void Summary_ThatIsALittleTooLong_IsSetSmaller()
    {
        var blocks = Enumerable.Range(0, 37).Select(i => (Block)new ParagraphBlock($"Point {i}.")).ToArray();
        var report = PdfPages.Report() with { Sections = [new("summary", "Summary", [.. blocks]), new("main", "Main part", [])] };

        var pages = PdfPages.Read(PdfPages.Bytes(report));

        Assert.Equal(4, pages.Bookmarks[1].PageNumber);
        Assert.Contains("Point36.", PdfPages.TextOf(pages.All[2]), StringComparison.Ordinal);
    }

    [Fact]
    public void ShortSections_ShareAPage()
    {
        var report = PdfPages.Report(new ParagraphBlock("One."));

        var pages = PdfPages.Read(
            PdfPages.Bytes(report with
            {
                Sections = [.. report.Sections, new("more", "More", [new ParagraphBlock("Two.")]),
            new("long", "Long", [.. Enumerable.Repeat(new ParagraphBlock("Three."), 30)])]
            }));

        Assert.Equal([3, 4, 4, 5], pages.Bookmarks.Select(bookmark => bookmark.PageNumber));
    }

    [Fact]
    public void LastRow_DoesNotStartAPageAlone()
    {
        for (var rows = 25; rows < 45; rows++)
        {
            var pages = PdfPages.Of(new TableBlock([new("Name")], [.. Enumerable.Range(0, rows).Select(i => TableRow.Of($"row{i}."))]));

            var last = PdfPages.TextOf(pages.Body.Last());
            Assert.True(last.Contains($"row{rows - 2}.", StringComparison.Ordinal)
                && last.Contains($"row{rows - 1}.", StringComparison.Ordinal), $"{rows} rows: {last}");
        }
    }

    [Fact]
    public void LongDetail_IsCountedInsteadOfPrinted()
    {
        var text = PdfPages.Of(new LongBlock([new ParagraphBlock("all of it")], "40 of them, see the file")).Text;

        Assert.Contains("40ofthem,seethefile", text, StringComparison.Ordinal);
        Assert.DoesNotContain("allofit", text, StringComparison.Ordinal);
    }
}
