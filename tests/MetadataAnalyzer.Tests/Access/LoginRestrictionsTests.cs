using MetadataAnalyzer.Access;
using Xunit;

namespace MetadataAnalyzer.Tests.Access;

public class LoginRestrictionsTests
{
    [Fact]
    public void Groups_AreNamedInTheOrderOfWhatRestricts()
    {
        var org = new OrgFiles()
            .Profile("One", Range("9.1.1.1", "9.1.1.9") + Range("8.1.1.1", "8.1.1.1"))
            .Profile("Same", Range("8.1.1.1", "8.1.1.1") + Range("9.1.1.1", "9.1.1.9"))
            .Profile("Two", Range("7.1.1.1", "7.1.1.1"))
            .Profile("Open", Range("0.0.0.0", "255.255.255.255"))
            .Read();

        var groups = LoginRestrictions.Groups(org.Subjects);

        Assert.Equal([("7.1.1.1", "A"), ("8.1.1.1; 9.1.1.1-9.1.1.9", "B")], groups.Select(group => (group.Key, group.Value)));
    }

    [Fact]
    public void TwentySeventhGroup_HasTwoLetters()
    {
        var files = new OrgFiles();
        for (var index = 10; index < 38; index++)
        {
            files.Profile($"P{index}", Range($"8.8.8.{index}", $"8.8.8.{index}"));
        }

        var groups = LoginRestrictions.Groups(files.Read().Subjects);

        Assert.Equal(["A", "Z", "AA", "AB"], [groups["8.8.8.10"], groups["8.8.8.35"], groups["8.8.8.36"], groups["8.8.8.37"]]);
    }

    [Theory]
    [InlineData("54.0.0.0", "54.255.255.255", "54.1.2.3", "54.1.2.3", 0)]
    [InlineData("54.0.0.0", "54.255.255.255", "55.1.2.3", "55.1.2.3", 1)]
    [InlineData("0.0.0.0", "255.255.255.255", "2001:db8::1", "2001:db8::1", 1)]
    [InlineData("0.0.0.0", "255.255.255.255", "10.0.0.9", "10.0.0.1", 0)]
    [InlineData("10.0.0.9", "10.0.0.1", "8.8.8.8", "8.8.8.8", 1)]
    [InlineData("54.0.0.0", "54.127.255.255", "54.1.2.3", "54.1.2.3", 2)]
    public void RangeInsideAnOpenOne_RestrictsNothing(string start, string end, string otherStart, string otherEnd, int restricting)
    {
        var subject = new OrgFiles().Profile("Integration", Range(start, end) + Range(otherStart, otherEnd)).ReadSubject();

        Assert.Equal(restricting, subject.LoginRestrictions.IpRanges.Length);
    }

    private static string Range(string start, string end) =>
        $"<loginIpRanges><endAddress>{end}</endAddress><startAddress>{start}</startAddress></loginIpRanges>\n";
}
