using System.Globalization;
using MetadataAnalyzer.Licensing;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

public class PlatformChangeTests
{
    private static readonly EvidenceSource Source = new("source", "Source", "documented", "2026", Url: null);

    [Theory]
    [InlineData("2026-07-01", true, "2026-07-01", ChangeState.InForce, "since 1 July 2026")]
    [InlineData("2026-07-01", true, "2026-06-30", ChangeState.Announced, "from 1 July 2026")]
    [InlineData("2026-07-01", true, null, ChangeState.InForce, "since 1 July 2026")]
    [InlineData("2027-06", false, "2026-11-24", ChangeState.Announced, "from June 2027")]
    [InlineData("2027-06", false, "2027-05-31", ChangeState.Announced, "from June 2027")]
    [InlineData("2027-06", false, "2027-06-01", ChangeState.Passed, "announced for June 2027")]
    [InlineData("2027", false, null, ChangeState.Announced, "from 2027")]
    [InlineData(null, true, "2026-11-24", ChangeState.InForce, "in force")]
    [InlineData(null, false, "2026-11-24", ChangeState.Announced, "announced without a date")]
    public void Change_StandsAsItsDateAndTheDaySay(string? date, bool inForce, string? asOf, ChangeState state, string words)
    {
        var change = Change(date, inForce);

        Assert.Equal(state, change.StateAt(Day(asOf)));
        Assert.Equal(words, change.WhenAt(Day(asOf)));
    }

    [Fact]
    public void EveryDatedChangeOfTheCatalogue_HasAFirstDay() =>
        Assert.All(
            LicenseCatalogue.LoadEmbedded().Changes.Where(change => change.Date is not null), change => Assert.NotNull(change.FirstDay));

    [Fact]
    public void Change_IsFoundByItsId() => Assert.True(LicenseCatalogue.LoadEmbedded().FindChange("phishing-resistant-mfa")?.InForce);

    private static PlatformChange Change(string? date, bool inForce) =>
        new("change", date, Release: null, inForce, "Title", "Consequence.", Source);

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
