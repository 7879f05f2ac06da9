using MetadataAnalyzer.Metadata.Layout;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

public class ForceIgnoreTests
{
    [Theory]
    [InlineData("*.profile-meta.xml", "a/b/X.profile-meta.xml", true)]
    [InlineData("*.profile", "a/X.profile-meta.xml", false)]
    [InlineData("/profiles", "profiles", true)]
    [InlineData("/profiles", "a/profiles", false)]
    [InlineData("profiles", "a/profiles", true)]
    [InlineData("a/profiles", "b/a/profiles", false)]
    [InlineData("**/a/profiles", "b/a/profiles", true)]
    [InlineData("**/a/profiles", "a/profiles", true)]
    [InlineData("a/**", "a/b/c", true)]
    [InlineData("a/**", "a", false)]
    [InlineData("a/**/z", "a/z", true)]
    [InlineData("a/**/z", "a/b/c/z", true)]
    [InlineData("a/*/z", "a/b/c/z", false)]
    [InlineData("foo**", "x/foobar", true)]
    [InlineData("a/foo**", "a/foo/bar", false)]
    [InlineData("X?.cls", "X1.cls", true)]
    [InlineData("X?.cls", "X/.cls", false)]
    [InlineData("X[0-9].cls", "X7.cls", true)]
    [InlineData("X[!0-9].cls", "X7.cls", false)]
    [InlineData("X[!0-9].cls", "Xa.cls", true)]
    [InlineData("x.CLS", "X.cls", true)]
    [InlineData("a.b", "axb", false)]
    [InlineData("# a", "# a", false)]
    [InlineData("\\#a", "#a", true)]
    [InlineData("\\!a", "!a", true)]
    [InlineData("a   ", "a", true)]
    [InlineData("a\\ ", "a ", true)]
    [InlineData("[z-a]", "z", false)]
    [InlineData("[", "[", true)]
    [InlineData("", "a", false)]
    [InlineData("/", "a", false)]
    [InlineData("a\r", "a", true)]
    public void Pattern_MatchesAsGitDoes(string pattern, string path, bool expected) =>
        Assert.Equal(expected, ForceIgnore.Parse(pattern).Ignores(path, isDirectory: false));

    [Fact]
    public void TrailingSlash_MatchesFoldersOnly()
    {
        var ignore = ForceIgnore.Parse("lwc/");

        Assert.True(ignore.Ignores("a/lwc", isDirectory: true));
        Assert.False(ignore.Ignores("a/lwc", isDirectory: false));
    }

    [Fact]
    public void LastMatch_Decides()
    {
        var ignore = ForceIgnore.Parse("*.cls\n!Keep.cls\nKeep.cls.bak");

        Assert.True(ignore.Ignores("A.cls", isDirectory: false));
        Assert.False(ignore.Ignores("Keep.cls", isDirectory: false));
    }

    [Fact]
    public void ManyStars_TakeLinearTime() =>
        Assert.False(ForceIgnore.Parse(string.Concat(Enumerable.Repeat("*a", 60))
            + "!").Ignores(new string('a', 5000), isDirectory: false));
}
