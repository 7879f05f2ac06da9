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

    [Fact]
    public void ClientOfAPerson_CountsAsTheUserInterface()
    {
        var logins = Read(
            "2026-11-10T04:00:00Z,Remote Access 2.0,OauthRefreshToken,Salesforce for Android,192.0.2.1,Success",
            "2026-11-11T04:00:00Z,Remote Access 2.0,OauthClientCredentials,ERP Sync,192.0.2.2,Success",
            "2026-11-12T04:00:00Z,Remote Access 2.0,OauthClientCredentials,ERP Sync,192.0.2.2,Success");

        Assert.Equal((3, 1, 2), (logins.Count, logins.UserInterfaceCount, logins.ApiCount));
        Assert.Equal(["client-credentials"], logins.Flows);
        Assert.False(logins.IsOnlyApi);
        Assert.False(logins.IsMostlyUserInterface);
    }

    [Theory]
    [InlineData("AppExchange,,N/A")]
    [InlineData("Help And Training,,N/A")]
    [InlineData("Partner Product,,Data Loader")]
    [InlineData("Anwendung,,Browser")]
    [InlineData(",,Browser")]
    public void LoginOfNoApiKind_IsNotOnlyApi(string login)
    {
        const string Api = "2026-11-11T04:00:00Z,Remote Access 2.0,OauthClientCredentials,ERP Sync,192.0.2.2,Success";

        Assert.True(Read(Api).IsOnlyApi);
        var logins = Read(Api, $"2026-11-12T04:00:00Z,{login},192.0.2.1,Success");
        Assert.False(logins.IsOnlyApi);
        Assert.Single(logins.PerhapsUserInterface);
        Assert.Empty(logins.UserInterface);
    }

    [Fact]
    public void StatusInAnotherLanguage_IsASuccess()
    {
        var logins = Read(
            "2026-11-10T04:00:00Z,Application,,Browser,192.0.2.1,Erfolg",
            "2026-11-12T04:00:00Z,Remote Access 2.0,OauthWebServer,ERP Sync,192.0.2.2,成功");

        Assert.Equal((2, 1, 1), (logins.Count, logins.UserInterfaceCount, logins.ApiCount));
        Assert.Empty(logins.Undecided);
    }

    [Theory]
    [InlineData("Gelukt!!")]
    [InlineData("")]
    public void UnknownStatus_IsPerhapsASuccess(string status)
    {
        var logins = Read(
            $"2026-11-10T04:00:00Z,Application,,Browser,192.0.2.1,{status}",
            $"2026-11-12T04:00:00Z,Remote Access 2.0,OauthWebServer,ERP Sync,192.0.2.2,{status}",
            "2026-11-13T04:00:00Z,Other Apex API,,N/A,192.0.2.3,Invalid Password");

        Assert.Equal((0, 0), (logins.Count, logins.UserInterfaceCount));
        Assert.False(logins.IsEmpty);
        Assert.False(logins.IsOnlyApi);
        Assert.False(logins.IsMostlyUserInterface);
        Assert.Equal(2, logins.Undecided.Length);
        Assert.Equal("Application", Assert.Single(logins.PerhapsUserInterface).LoginType);
        Assert.Equal(["web-server"], logins.Flows);
        Assert.Equal(["ERP Sync"], logins.Applications);
        Assert.Equal(["192.0.2.1", "192.0.2.2"], logins.Sources.Addresses.Select(source => source.Address));
    }

    [Fact]
    public void UnknownStatusOfAnApiKind_ProvesNothingAlone()
    {
        const string Unknown = "2026-11-10T04:00:00Z,Remote Access 2.0,OauthWebServer,ERP Sync,192.0.2.1,Gelukt!!";

        Assert.False(Read(Unknown).IsOnlyApi);
        Assert.True(Read(Unknown, "2026-11-11T04:00:00Z,Remote Access 2.0,OauthWebServer,ERP Sync,192.0.2.1,Success").IsOnlyApi);
    }

    [Fact]
    public void AddressWithSeveralStatuses_IsThereOnce()
    {
        var source = Assert.Single(Read(
            "2026-11-10T04:00:00Z,Application,,Browser,192.0.2.1,Gelukt!!",
            "2026-11-12T04:00:00Z,Application,,Browser,192.0.2.1,Success",
            "2026-11-14T04:00:00Z,Application,,Browser,192.0.2.1,Invalid Password").Sources.Addresses);

        Assert.Equal((new DateOnly(2026, 11, 10), new DateOnly(2026, 11, 12)), (source.First, source.Last));
    }

    private static SubjectLogins Read(params string[] rows) => new OrgFiles().Profile("Integration").User()
        .Export(
            "login-history",
            [.. rows.Select(row => $"{Username},{row}").Prepend("Username,LoginTime,LoginType,LoginSubType,Application,SourceIp,Status")])
        .ReadSubject().Logins!;
}
