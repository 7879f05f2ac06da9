using MetadataAnalyzer.Access;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

public class SubjectLoginsTests
{
    [Fact]
    public void SuccessfulLogins_AreCountedByFlowApplicationAndSource()
    {
        var logins = Read(
            "2026-11-10T04:00:00Z,Remote Access 2.0,OauthWebServer,ERP Sync,192.0.2.1,Success",
            "2026-11-12T04:00:00Z,Other Apex API,,N/A,192.0.2.2,Success",
            "2026-11-20T04:00:00Z,Remote Access 2.0,OauthWebServer,erp sync ,192.0.2.1,Invalid Password",
            "2026-11-15T04:00:00Z,Lightning Login,,Browser,192.0.2.3,Success");

        Assert.Equal((3, 1, 2), (logins.Count, logins.UserInterfaceCount, logins.ApiCount));
        Assert.Equal((new DateOnly(2026, 11, 10), new DateOnly(2026, 11, 15)), (logins.First, logins.Last));
        Assert.Equal(["soap-login", "web-server"], logins.Flows);
        Assert.Equal(["ERP Sync"], logins.Applications);
        Assert.Equal(1, Assert.Single(logins.ByFlow("web-server")).Count);
        Assert.Equal(1, Assert.Single(logins.With("erp sync")).Count);
        Assert.Equal(["192.0.2.1", "192.0.2.2", "192.0.2.3"], logins.Sources.Addresses.Select(source => source.Address));
    }

    [Fact]
    public void NoLogin_HasNoFirstAndLast()
    {
        var logins = Read("2026-11-20T04:00:00Z,Application,,Browser,192.0.2.1,Invalid Password");

        Assert.Equal((0, null, null), (logins.Count, logins.First, logins.Last));
        Assert.Empty(logins.Sources.Addresses);
    }

    private static SubjectLogins Read(params string[] rows) => new OrgFiles().Profile("Integration").User()
        .Export("login-history", [.. rows.Select(row => $"{Username},{row}").Prepend("Username,LoginTime,LoginType,LoginSubType,Application,SourceIp,Status")])
        .ReadSubject().Logins!;
}
