using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

public class LoginCoverageTests
{
    [Theory]
    [InlineData("", "no row")]
    [InlineData("2026-08-20 2026-10-10 2026-11-24", null)]
    [InlineData("2026-08-27 2026-11-24", null)]
    [InlineData("2026-08-28 2026-11-24", "begin on 2026-08-28")]
    [InlineData("2026-08-20 2026-10-10 2026-11-23", "end on 2026-11-23")]
    [InlineData("2020-01-01 2026-10-01 2026-11-24", "none between 2020-01-01 and 2026-10-01")]
    [InlineData("2020-01-01 2026-08-20 2026-10-10 2026-11-24", null)]
    [InlineData("2026-08-20 2026-10-10 2026-11-24 2031-01-01", null)]
    [InlineData("2026-08-20 2026-10-10 2026-11-23 2031-01-01", "end on 2026-11-23")]
    public void Gap_IsThereUnlessTheLoginsCoverTheWindow(string days, string? gap)
    {
        var org = Org(days).Read(new DateOnly(2026, 11, 24));

        Assert.Equal(gap is null, org.LoginGap is null);
        Assert.Contains(gap ?? "", org.LoginGap ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-20 2026-11-24", "2026-11-24", 0)]
    [InlineData("2026-06-01 2026-11-24", "2026-11-24", 0)]
    [InlineData("2026-11-20 2026-11-24 2031-01-01", "2026-11-24", 1)]
    [InlineData("2026-11-20 2026-11-24 2031-01-01 2035-01-01", "2026-11-24", 2)]
    [InlineData("2026-11-20 2026-11-24 2027-02-22", "2027-02-22", 0)]
    [InlineData("2026-11-20 2026-11-24 2027-02-23", "2026-11-24", 1)]
    [InlineData("2026-01-05 2026-11-24 2026-11-24", "2026-11-24", 0)]
    public void RowFarAfterAllOthers_DatesNothing(string days, string asOf, int strays)
    {
        var org = Org(days).Read();

        Assert.Equal(DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture), org.AsOf);
        Assert.Equal(strays, org.LoginCoverage.Strays.Length);
    }

    [Fact]
    public void FewRowsOfManyFarAfterAllOthers_DateNothing()
    {
        var org = Org(string.Join(' ', Enumerable.Repeat("2026-11-24", 500)) + " 2031-01-01 2031-01-02").Read();

        Assert.Equal(new DateOnly(2026, 11, 24), org.AsOf);
        Assert.Equal(2, org.LoginCoverage.Strays.Length);
    }

    [Fact]
    public void ColumnThatIsMissing_IsAGap()
    {
        var org = new OrgFiles().Profile("Integration").User().Export(
            "login-history", "Username,LoginTime,LoginType", $"{Username},2026-08-20,Application",
            $"{Username},2026-11-24,Application").Read();

        Assert.Contains("not read in full", org.LoginGap, StringComparison.Ordinal);
    }

    [Fact]
    public void NoLoginHistory_HasNoGap() =>
        Assert.Null(new OrgFiles().Profile("Integration").User().Read(new DateOnly(2026, 11, 24)).LoginGap);

    private static OrgFiles Org(string days) => new OrgFiles().Profile("Integration").User().Export("login-history", [
        "Username,LoginTime,LoginType,LoginSubType,Application,Status",
        .. days.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(day => $"{Username},{day}T09:00:00Z,Remote Access 2.0,OauthClientCredentials,ERP Sync,Success")]);
}
