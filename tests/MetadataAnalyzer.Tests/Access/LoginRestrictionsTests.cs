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

        var groups = LoginRestrictions.Groups(org.Subjects.Select(subject => subject.Move.ProfileSettings.LoginRestrictions));

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

        var groups = LoginRestrictions.Groups(files.Read().Subjects.Select(subject => subject.Move.ProfileSettings.LoginRestrictions));

        Assert.Equal(["A", "Z", "AA", "AB"], [groups["8.8.8.10"], groups["8.8.8.35"], groups["8.8.8.36"], groups["8.8.8.37"]]);
    }

    [Theory]
    [InlineData("0.0.0.0", "255.255.255.255", "10.0.0.1", "10.0.0.9", 0)]
    [InlineData("0.0.0.0", "127.255.255.255", "128.0.0.0", "255.255.255.255", 0)]
    [InlineData("0.0.0.0", "255.255.255.255", "10.0.0.9", "10.0.0.1", 0)]
    [InlineData("0.0.0.0", "255.255.255.255", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 0)]
    [InlineData("10.0.0.9", "10.0.0.1", "255.255.255.255", "0.0.0.0", 0)]
    [InlineData("10.0.0.9", "10.0.0.1", "8.8.8.8", "8.8.8.8", 1)]
    [InlineData("54.0.0.0", "54.255.255.255", "54.1.2.3", "54.1.2.3", 2)]
    [InlineData("85.115.32.0", "255.255.255.254", "8.8.8.8", "8.8.8.8", 2)]
    [InlineData("0.0.0.0", "255.255.255.255", "2001:db8::1", "2001:db8::1", 2)]
    public void Ranges_AreKeptUnlessTogetherTheyHoldEveryAddress(string start, string end, string otherStart, string otherEnd, int kept)
    {
        var subject = new OrgFiles().Profile("Integration", Range(start, end) + Range(otherStart, otherEnd)).ReadSubject();

        Assert.Equal(kept, subject.Move.ProfileSettings.LoginRestrictions.IpRanges.Length);
    }

    [Theory]
    [InlineData("203.0.113.7", false)]
    [InlineData("203.0.113.8", true)]
    [InlineData("2001:db8::1", true)]
    [InlineData("Salesforce.com IP", false)]
    public void ShutsOut_AnAddressThatNoRangeHolds(string address, bool shutsOut)
    {
        var subject = new OrgFiles().Profile("Integration", Range("203.0.113.7", "203.0.113.7")).ReadSubject();

        Assert.Equal(shutsOut, subject.Move.ProfileSettings.LoginRestrictions.ShutsOut(address));
    }

    [Theory]
    [InlineData("0", "1440", false)]
    [InlineData("0", "1439", false)]
    [InlineData("0", "0", true)]
    [InlineData("60", "1440", true)]
    public void FullWeek_RestrictsNothing(string start, string end, bool restricts)
    {
        var hours = string.Concat(Enum.GetNames<DayOfWeek>()
            .Select(day => day.ToLowerInvariant())
            .Select(day => $"<{day}End>{end}</{day}End><{day}Start>{start}</{day}Start>"));

        var subject = new OrgFiles().Profile("Integration", $"<loginHours>{hours}</loginHours>").ReadSubject();

        Assert.Equal(restricts, !subject.Move.ProfileSettings.LoginRestrictions.IsEmpty);
    }

    private static string Range(string start, string end) =>
        $"<loginIpRanges><endAddress>{end}</endAddress><startAddress>{start}</startAddress></loginIpRanges>\n";
}
