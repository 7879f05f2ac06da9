using MetadataAnalyzer.Cli.RulePages;
using Xunit;

namespace MetadataAnalyzer.Tests.Rules;

public class PlainTextTests
{
    [Theory]
    [InlineData("a [link](x.md) and [`code`](https://example.com)", "a link and code")]
    [InlineData("**strong**, *Use Any API Auth*, 2 * 3 * 4", "strong, Use Any API Auth, 2 * 3 * 4")]
    [InlineData(
        "`*` and `?` in `userPermissions`, `Salesforce Integration`", "\"*\" and \"?\" in userPermissions, \"Salesforce Integration\"")]
    [InlineData("snake_case_name stays", "snake_case_name stays")]
    public void Marks_AreGone(string markdown, string expected) => Assert.Equal(expected, PlainText.Inline(markdown));

    [Fact]
    public void Paragraph_IsJoinedAndWrapped()
    {
        var lines = PlainText.Lines("one\ntwo\n\n" + string.Join(' ', Enumerable.Repeat("word", 30)), "  ").ToList();

        Assert.Equal("  one two", lines[0]);
        Assert.Equal("", lines[1]);
        Assert.Equal(2, lines.Count - 2);
        Assert.All(lines, line => Assert.True(line.Length <= PlainText.Width, line));
    }

    [Fact]
    public void ListItem_HangsBesideItsMark()
    {
        var lines = PlainText.Lines("- " + string.Join(' ', Enumerable.Repeat("word", 20)) + "\n- two\n1. three", "  ").ToList();

        Assert.StartsWith("  - word", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("    word", lines[1], StringComparison.Ordinal);
        Assert.Equal(["  - two", "  1. three"], lines[2..]);
    }

    [Fact]
    public void LongWord_StaysWhole()
    {
        var address = "https://example.com/" + new string('a', 100);

        Assert.Equal(["- see", "  " + address, "  there"], PlainText.Wrap($"see {address} there", "- ", "  "));
    }

    [Fact]
    public void Code_StaysAsItIs() => Assert.Equal(
        ["  before", "", "      <a>  *b*", "", "      </a>", "  after"],
        PlainText.Lines("before\n\n```xml\n<a>  *b*\n\n</a>\n```\nafter", "  "));

    [Fact]
    public void Table_IsReadable() =>
        Assert.Equal(["  kind · count", "  a b · 1"], PlainText.Lines("| kind | count |\n|---|---|\n| `a b` | 1 |", "  ")
            .Select(line => line.Replace("\"", "", StringComparison.Ordinal)));
}
