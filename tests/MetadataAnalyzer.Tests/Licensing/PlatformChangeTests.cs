using System.Globalization;
using MetadataAnalyzer.Licensing;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

public class PlatformChangeTests
{
    [Theory]
    [InlineData("2027-06", "2027-06-30", false)]
    [InlineData("2027-06", "2027-07-01", true)]
    [InlineData("2027", "2027-12-31", false)]
    [InlineData("2027", "2028-01-01", true)]
    [InlineData("2027-06-15", "2027-06-14", false)]
    [InlineData("2027-06-15", "2027-06-15", true)]
    [InlineData(null, "2099-01-01", false)]
    [InlineData("2027-06", null, false)]
    public void AnnouncedChange_IsInForceOnceItsDateIsOver(string? date, string? day, bool isInForce)
    {
        var change = new PlatformChange("x", date, null, InForce: false, "Title", "Consequence", new("s", "Source", "documented", "2026", null));

        Assert.Equal(isInForce, change.IsInForce(day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture)));
    }
}
