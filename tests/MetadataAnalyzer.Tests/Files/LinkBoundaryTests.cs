using System.IO.Abstractions;
using MetadataAnalyzer.Files;
using Xunit;

namespace MetadataAnalyzer.Tests.Files;

public sealed class LinkBoundaryTests : IDisposable
{
    private static readonly FileSystem Disk = new();

    private readonly TemporaryFolder _folder = new();

    public LinkBoundaryTests()
    {
        _folder.Write("repo/.git/HEAD", "");
        _folder.Write("repo/inside/a.txt", "a");
        _folder.Write("outside/b.txt", "b");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("repo/inside/a.txt")]
    [InlineData("repo/inside/not-there/c.txt")]
    [InlineData("outside/b.txt")]
    public void PathWithoutLinks_IsTaken(string path) => Assert.Null(LinkBoundary.WhyRefused(Disk, _folder.PathOf(path)));

    [Fact]
    public void LinkInsideTheRepository_IsTaken()
    {
        SpecialFiles.Link(_folder, "repo/link.txt", "inside/a.txt");

        Assert.Null(LinkBoundary.WhyRefused(Disk, _folder.PathOf("repo/link.txt")));
    }

    [Theory]
    [InlineData("link", "../outside/b.txt", "link")]
    [InlineData("link", "../outside", "link/b.txt")]
    [InlineData("link", "../outside", "link/new/c.txt")]
    [InlineData("link", "../not/there/yet", "link")]
    public void LinkOutOfTheRepository_IsRefused(string link, string target, string path)
    {
        SpecialFiles.Link(_folder, $"repo/{link}", target);

        Assert.Contains("leads out of the repository 'repo'", LinkBoundary.WhyRefused(Disk, _folder.PathOf($"repo/{path}")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void LinkIntoAnotherRepository_IsRefused()
    {
        _folder.Write("other/.git/HEAD", "");
        _folder.Write("other/secret.txt", "s");
        SpecialFiles.Link(_folder, "repo/link", "../other");

        Assert.NotNull(LinkBoundary.WhyRefused(Disk, _folder.PathOf("repo/link/secret.txt")));
    }

    [Fact]
    public void LinkThroughALink_IsRefused()
    {
        SpecialFiles.Link(_folder, "repo/first", "second");
        SpecialFiles.Link(_folder, "repo/second", _folder.PathOf("outside"));

        Assert.NotNull(LinkBoundary.WhyRefused(Disk, _folder.PathOf("repo/first/b.txt")));
    }

    [Fact]
    public void RepositoryThatIsReachedByALink_IsTaken()
    {
        SpecialFiles.Link(_folder, "home", "repo");

        Assert.Null(LinkBoundary.WhyRefused(Disk, _folder.PathOf("home/inside/a.txt")));
    }

    [Fact]
    public void ProjectWithoutARepository_IsABoundaryToo()
    {
        _folder.Write("loose/sfdx-project.json", "{}");
        SpecialFiles.Link(_folder, "loose/link", "../outside/b.txt");

        Assert.Contains("leads out of the project 'loose'", LinkBoundary.WhyRefused(Disk, _folder.PathOf("loose/link")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void LinksInACircle_AreAnError()
    {
        SpecialFiles.Link(_folder, "repo/one", "two");
        SpecialFiles.Link(_folder, "repo/two", "one");

        Assert.Throws<RefusedFileException>(() => LinkBoundary.WhyRefused(Disk, _folder.PathOf("repo/one/a.txt")));
    }

    [Fact]
    public void RealPath_FollowsEveryLinkOnTheWay()
    {
        SpecialFiles.Link(_folder, "repo/link", "../outside");

        Assert.Equal(LinkBoundary.RealPath(Disk, _folder.PathOf("outside/b.txt")),
            LinkBoundary.RealPath(Disk, _folder.PathOf("repo/link/b.txt")));
    }
}
