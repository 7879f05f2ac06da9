using System.Text;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Reporting.Markdown;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

public sealed partial class MarkdownTests
{
    [Theory]
    [InlineData("Sync", "`Sync`")]
    [InlineData("", "–")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`a``b`", "``` `a``b` ```")]
    [InlineData("a\\|b", "`a\\|b`")]
    [InlineData("two\nlines\u202e", "`two lines\ufffd`")]
    [InlineData("<b>@team #1 https://x.example", "`<b>@team #1 https://x.example`")]
    public void Name_IsACodeSpan(string name, string expected) => Assert.Equal(expected, MarkdownText.Code(name));

    [Theory]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData("a\\|b", "`a\\\\\\|b`")]
    [InlineData("a\\b", "`a\\b`")]
    public void NameInATable_DoesNotSplitTheCell(string name, string expected) => Assert.Equal(expected, MarkdownText.CellCode(name));

    [Theory]
    [InlineData("a_b *c* [d](e) `f` ~g~ | \\ $h$ ![i]", "a\\_b \\*c\\* \\[d\\](e) \\`f\\` \\~g\\~ \\| \\\\ \\$h\\$ \\!\\[i\\]")]
    [InlineData("<script>&amp;", "&lt;script&gt;&amp;amp;")]
    [InlineData("@team x@y.example", "@<!-- -->team x@<!-- -->y.example")]
    [InlineData("#1 a/b#2 GH-3", "#<!-- -->1 a/b#<!-- -->2 GH<!-- -->-3")]
    [InlineData("https://x.example www.x.example mailto:x", "https:<!-- -->//x.example www<!-- -->.x.example mailto:<!-- -->x")]
    [InlineData(":tada: 12:30", ":<!-- -->tada: 12:30")]
    [InlineData("0123456789abcdef", "012345<!-- -->6789abcdef")]
    [InlineData("two\r\nlines \u2028 \u202e", "two  lines \ufffd \ufffd")]
    public void Sentence_IsNoMarkupAndNoLink(string text, string expected) => Assert.Equal(expected, MarkdownText.Prose(text, 200));

    [Fact]
    public void LongSentence_IsCutAtACharacter()
    {
        Assert.Equal("abcd…", MarkdownText.Prose("abcdefgh", 5));
        Assert.Equal("abc…", MarkdownText.Prose("abc\U0001F600defgh", 5));
    }

    [Fact]
    public void NobodyAssessed_HasNoVerdictToTell()
    {
        var markdown = Encoding.UTF8.GetString(SampleReports.Write(SampleReports.WithoutSubjects())["assessment.md"]);

        Assert.Contains("\n**0 candidates for the move** among 0 profiles.\n", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void HostileNames_AreNoMarkup()
    {
        var markdown = Encoding.UTF8.GetString(SampleReports.Write(SampleReports.Hostile)["assessment.md"]);
        var outside = CodeSpans().Replace(markdown, "");

        Assert.DoesNotContain("\u202e", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain(outside, character => char.IsControl(character) && character != '\n');
        Assert.DoesNotContain("<script", outside, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("](", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("://", outside, StringComparison.Ordinal);
        Assert.All(Tags().Matches(outside),
            tag => Assert.Contains(tag.Value,
            (string[])["<details>", "</details>", "<summary>", "</summary>", "<b>", "</b>", "<code>", "</code>", "<br>", "<sub>", "</sub>",
            "<!-- -->"]));
        Assert.All(markdown.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)),
            row => Assert.Equal(7, BarePipes().Count(row)));
        Assert.Equal(Count(markdown, "<details>"), Count(markdown, "</details>"));
    }

    [Fact]
    public void LargeOrg_StaysShortAndSaysWhatIsLeftOut()
    {
        var fileSystem = HostileOrg.Create();
        var users = new StringBuilder("Id,Username,Name,IsActive,UserType,Profile.Name,Profile.UserLicense.Name\n");
        for (var user = 0; user < 600; user++)
        {
            users.Append($"005{user:000000000000},api{user}.{new string('@', 60)}{new string('#', 40)}@x.example,{HostileOrg.Mixed}"
                + $",true,Standard,\"Sync \"\"&<b>\",Salesforce\n");
        }

        fileSystem.File.WriteAllText("/org/org-data/users.csv", users.ToString());

        var markdown = Encoding.UTF8.GetString(SampleReports.Write(SampleReports.ModelOf(fileSystem, "/org"))["assessment.md"]);

        Assert.InRange(markdown.Length, 10_000, 50_000);
        Assert.Contains("**600 candidates for the move** among 600 users.", markdown, StringComparison.Ordinal);
        Assert.Contains("Left out to keep this short: ", markdown, StringComparison.Ordinal);
        Assert.EndsWith("</sub>\n", markdown, StringComparison.Ordinal);
        Assert.Equal(Count(markdown, "<details>"), Count(markdown, "</details>"));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    /// <summary>
    /// Code as services read it: a run of backticks, the first of which no backslash escapes, up to the next of the same length, or the
    /// element.
    /// </summary>
    [GeneratedRegex("(?<tick>(?<![`\\\\])`+(?!`)).*?(?<!`)\\k<tick>(?!`)|<code>[^<]*</code>",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex CodeSpans();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    [GeneratedRegex(@"(?<!\\)(?:\\\\)*\|", RegexOptions.CultureInvariant)]
    private static partial Regex BarePipes();
}
