using MetadataAnalyzer.Cli.Changes;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public class CommitLinksTests
{
    private static readonly (string, string)[] Files = [("1", "a/x.yml"), ("2", "a/b/y.yml"), ("3", "z.yml")];

    [Theory]
    [InlineData("l.yml", "a/x.yml", "1 l.yml")]
    [InlineData("c/l.yml", "../a/b/../x.yml", "1 c/l.yml")]
    [InlineData("l", "a", "2 l/b/y.yml|1 l/x.yml")]
    [InlineData("l", "a/b/", "2 l/y.yml")]
    [InlineData("l.yml", "../z.yml", "")]
    [InlineData("l.yml", "/z.yml", "")]
    [InlineData("l.yml", "not/there", "")]
    [InlineData("l.yml", "l.yml", "")]
    [InlineData("a/l", ".", "")]
    [InlineData("a/l", "..", "")]
    public void Link_StandsForWhatItLeadsTo(string link, string target, string expected) => Assert.Equal(expected, Added((link, target)));

    [Fact]
    public void LinkThroughLinks_StandsForTheirEnd() => Assert.Equal(
        "2 first/y.yml|2 second/y.yml|2 third.yml", Added(("first", "second"), ("second", "a/b"), ("third.yml", "first/y.yml")));

    [Fact]
    public void FolderWithALinkedFile_BringsThatToo() =>
        Assert.Equal("3 a/b/l.yml|3 f/l.yml|2 f/y.yml", Added(("a/b/l.yml", "../../z.yml"), ("f", "a/b")));

    [Fact]
    public void LinksInACircle_AreNone() => Assert.Equal("", Added(("a/one", "two"), ("a/two", "one")));

    private static string Added(params (string Link, string Target)[] links) => string.Join(
        '|',
        new CommitLinks(links.ToDictionary(link => link.Link, link => link.Target, StringComparer.Ordinal)).Follow(Files)
            .Skip(Files.Length).OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => $"{file.Id} {file.Path}"));
}
