using System.Diagnostics;
using MetadataAnalyzer.Reporting.Document;
using MetadataAnalyzer.Reporting.Pdf;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting.Pdf;

/// <summary>Which characters are shown, and how the reader learns of those that are not.</summary>
public class PdfFontTests
{
    private const string Japanese = "日本語";

    private static readonly string Ideographs =
        Path.Combine(RepositoryFolder.Root, "tests/MetadataAnalyzer.Tests/Reporting/Pdf/Fonts/Ideographs.ttf");

    [Fact]
    public void CharactersWithoutAFont_AreReplacedAndTheCoverSaysSo()
    {
        var pages = PdfPages.Of(new ParagraphBlock($"Team {Japanese} 😀!"));

        Assert.Contains("Team□□□□!", pages.Text, StringComparison.Ordinal);
        Assert.Contains("4differentcharacterscannotbeshown", PdfPages.TextOf(pages.All[0]), StringComparison.Ordinal);
        Assert.Contains("--pdf-font", PdfPages.TextOf(pages.All[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void CharactersOfTheGivenFont_AreShown()
    {
        var options = PdfOptions.WithFont(File.ReadAllBytes(Ideographs));

        var pages = PdfPages.Read(PdfPages.Bytes(PdfPages.Report(new ParagraphBlock($"Team {Japanese}!")), options));

        Assert.Contains($"Team{Japanese}!", pages.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cannotbeshown", pages.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void LatinCyrillicGreekAndSymbols_AreShown()
    {
        const string Words = "Łódź Żywiec Ğüneş Őr Москва Київ Αθήνα Việt → ≥ ✓ □ € – … · •";

        var pages = PdfPages.Of(new ParagraphBlock(Words), new ParagraphBlock(Span.Code("Łódź_Москва → ≥")));

        Assert.Contains(PdfPages.WithoutSpace(Words), pages.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cannotbeshown", pages.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void MoreCharactersThanAFontObjectHolds_AreAllShown()
    {
        var characters = string.Concat(Enumerable.Range(0xc0, 0x80).Concat(Enumerable.Range(0x150, 0x2f))
            .Concat(Enumerable.Range(0x400, 0x60)).Select(code => (char)code).Where(char.IsLetter));

        var pages = PdfPages.Of(new ParagraphBlock(characters));

        Assert.True(characters.Length > 255);
        Assert.DoesNotContain("cannotbeshown", pages.Text, StringComparison.Ordinal);
        Assert.Contains(characters, pages.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void HiddenCharacters_AreMadeVisible()
    {
        var pages = PdfPages.Of(new ParagraphBlock("safe\u202Eevil\u0000\u0007\u200Bend"));

        Assert.Contains("safe□evil□□□end", pages.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cannotbeshown", pages.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void RightToLeftName_IsDrawnAsItIsSeen()
    {
        Assert.Equal("user םולש 1", RightToLeft.InOrderOfSight("user שלום 1"));
    }

    [Fact]
    public void FileThatIsNoFont_IsRefusedBeforeAnythingIsAssessed()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathOf("notes.ttf"), "not a font at all");

        var run = CliRun.Of("assess", CliRun.Sample, "--pdf-font", folder.PathOf("notes.ttf"), "--output", folder.PathOf("a.pdf"));

        Assert.Equal(2, run.Code);
        Assert.Contains("--pdf-font", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathOf("a.pdf")));
    }

    [Fact]
    public void GivenFont_ReachesTheReport()
    {
        using var folder = new TemporaryFolder();

        var run = CliRun.Of("assess", CliRun.Sample, "--pdf-font", Ideographs, "--output", folder.PathOf("a.pdf"));

        Assert.Equal(0, run.Code);
        Assert.NotEqual(SampleReports.Bytes("assessment.pdf"), File.ReadAllBytes(folder.PathOf("a.pdf")));
    }

    [Theory]
    [InlineData("qpdf", "--check {0}", "No syntax or stream encoding errors")]
    [InlineData("pdffonts", "{0}", "Inter-Regular")]
    public void OtherTools_FindNothingWrong(string tool, string arguments, string expected)
    {
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(directory => File.Exists(Path.Combine(directory, tool))), $"no {tool} on the path");
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("a.pdf"), SampleReports.Bytes("assessment.pdf"));

        var start = new ProcessStartInfo(tool,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, arguments, folder.PathOf("a.pdf")))
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain(" no  no ", output, StringComparison.Ordinal);
        Assert.Equal(0, process.ExitCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("#ffee00")]
    [InlineData("#00a1e0")]
    [InlineData("#ffffff")]
    public void WordsInEveryTone_CanBeRead(string? accent)
    {
        string[] names = ["ready", "ready-after-changes", "needs-verification", "blocked", "already-migrated", "dormant",
            ReportColors.Accent, ReportColors.Neutral];
        var palette = new Palette(accent);

        Assert.All(names, name => Assert.True(palette.Tone(name).ContrastWith(palette.Tone(name).On(0.12)) >= 4.5, name));
        Assert.All(names, name => Assert.True(palette.Area(name).ContrastWith(Color.White) >= 4.5, name));
    }
}
