using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

public class LoginIpRangeTests
{
    [Theory]
    [InlineData("203.0.113.1", "203.0.113.9", true)]
    [InlineData("203.0.113.1", "203.0.113.1", true)]
    [InlineData("2001:db8::1", "2001:db8::ff", true)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.9", true)]
    [InlineData("10.0.0.9", "10.0.0.1", false)]
    [InlineData("10.0.0.1", "2001:db8::1", false)]
    [InlineData("10.0.0.0/8", "10.0.0.1", false)]
    [InlineData("10.1", "10.0.0.1", false)]
    [InlineData("1", "10.0.0.1", false)]
    [InlineData("010.0.0.1", "10.0.0.1", false)]
    [InlineData("0x0a.0.0.1", "10.0.0.1", false)]
    [InlineData("fe80::1%eth0", "fe80::2", false)]
    [InlineData("", "10.0.0.1", false)]
    [InlineData("10.0.0.1", "", false)]
    [InlineData("10.0.0.256", "10.0.1.1", false)]
    public void Range_IsValidWhenBothEndsAreAddressesInOrder(string start, string end, bool isValid)
    {
        var range = Range(start, end);

        Assert.Equal(isValid, range.IsValid);
        Assert.Equal(isValid, range.Fault is null);
        Assert.Equal(isValid, range.Bits is not null);
    }

    [Theory]
    [InlineData("0.0.0.0", "255.255.255.255", true)]
    [InlineData("85.115.32.0", "255.255.255.254", true)]
    [InlineData("10.0.0.0", "10.255.255.255", true)]
    [InlineData("10.0.0.0", "10.255.255.254", false)]
    [InlineData("255.255.255.255", "0.0.0.0", false)]
    [InlineData("::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", false)]
    public void IsWide_FromAnEighthOn(string start, string end, bool isWide) => Assert.Equal(isWide, Range(start, end).IsWide);

    [Theory]
    [InlineData("0.0.0.0-255.255.255.255", 32, true)]
    [InlineData("::ffff:0.0.0.0-::ffff:255.255.255.255", 32, true)]
    [InlineData("0.0.0.0-127.255.255.255 128.0.0.0-255.255.255.255", 32, true)]
    [InlineData("128.0.0.0-255.255.255.255 0.0.0.0-127.255.255.255", 32, true)]
    [InlineData("0.0.0.0-200.0.0.0 10.0.0.0-10.0.0.9 100.0.0.0-255.255.255.255", 32, true)]
    [InlineData("0.0.0.0-127.255.255.254 128.0.0.0-255.255.255.255", 32, false)]
    [InlineData("0.0.0.0-255.255.255.254", 32, false)]
    [InlineData("0.0.0.1-255.255.255.255", 32, false)]
    [InlineData("85.115.32.0-255.255.255.254", 32, false)]
    [InlineData("255.255.255.255-0.0.0.0", 32, false)]
    [InlineData("0.0.0.0-255.255.255.255", 128, false)]
    [InlineData("::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 128, true)]
    [InlineData("::-7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 8000::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 128, true)]
    [InlineData("::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe", 128, false)]
    public void CoverAll_HoldsEveryAddressOfAVersion(string ranges, int bits, bool coverAll)
    {
        var all = ranges.Split(' ').Select(range => range.Split('-')).Select(ends => Range(ends[0], ends[1]));

        Assert.Equal(coverAll, LoginIpRange.CoverAll(all, bits));
    }

    [Theory]
    [InlineData("203.0.113.1", "203.0.113.9", "203.0.113.9", true)]
    [InlineData("203.0.113.1", "203.0.113.9", "203.0.113.10", false)]
    [InlineData("203.0.113.1", "203.0.113.9", "2001:db8::5", false)]
    [InlineData("203.0.113.1", "203.0.113.9", "::ffff:203.0.113.5", true)]
    [InlineData("203.0.113.9", "203.0.113.1", "203.0.113.5", false)]
    [InlineData("203.0.113.x", "203.0.113.9", "203.0.113.5", false)]
    [InlineData("203.0.113.1", "2001:db8::1", "203.0.113.5", false)]
    public void Contains_NothingWhenTheRangeIsNotValid(string start, string end, string address, bool contains) =>
        Assert.Equal(contains, Range(start, end).Contains(IpNumber.Parse(address)!.Value));

    private static LoginIpRange Range(string start, string end) => new(start, end, Description: null, Location.None);
}
