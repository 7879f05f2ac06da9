using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

/// <summary>How a subject signs in with each application, and what keeps it signed in over the move.</summary>
public sealed class SignInTests
{
    private const string Columns = "Username,LoginTime,LoginType,LoginSubType,Application,Status";

    [Theory]
    [InlineData("OauthClientCredentials", TokenOutlook.None, ConsentOutlook.None)]
    [InlineData("OauthJwtBearer", TokenOutlook.None, ConsentOutlook.None)]
    [InlineData("OauthRefreshToken", TokenOutlook.Kept, ConsentOutlook.Stands)]
    [InlineData("OauthWebServer", TokenOutlook.Kept, ConsentOutlook.BeforeSwitch)]
    [InlineData("OauthDevice", TokenOutlook.Kept, ConsentOutlook.BeforeSwitch)]
    [InlineData("OauthUsernamePassword", TokenOutlook.None, ConsentOutlook.AnotherFlow)]
    [InlineData("OauthTokenExchange", TokenOutlook.Unknown, ConsentOutlook.Unknown)]
    [InlineData("OauthOfTheFuture", TokenOutlook.Unknown, ConsentOutlook.Unknown)]
    public void Flow_DecidesTokenAndConsent_OfAnAppOfTheOrgsOwn(string subType, TokenOutlook token, ConsentOutlook consent)
    {
        var signIn = Assert.Single(Own("").Export("login-history", Columns, Login("2026-11-20", subType)).ReadSubject().SignIns);

        Assert.Equal(("ERP Sync", false), (signIn.Application, signIn.IsVendors));
        Assert.Equal((token, consent), (signIn.Token, signIn.Consent));
    }

    [Theory]
    [InlineData("infinite", TokenOutlook.Kept)]
    [InlineData("zero", TokenOutlook.Ends)]
    [InlineData("specific_lifetime:90:DAYS", TokenOutlook.Ends)]
    [InlineData("specific_lifetime", TokenOutlook.Ends)]
    [InlineData("specific_inactivity:7:DAYS", TokenOutlook.Idle)]
    [InlineData("specific_inactivity:5:LEAPYEARS", TokenOutlook.Idle)]
    [InlineData("until_the_cows_come_home", TokenOutlook.Unknown)]
    public void PolicyOfAnOwnApp_EndsItsTokens(string policy, TokenOutlook expected)
    {
        var signIn = Assert.Single(Own(policy).Export("login-history", Columns, Login("2026-11-20")).ReadSubject().SignIns);

        Assert.Equal(expected, signIn.Token);
    }

    [Theory]
    [InlineData("OauthRefreshToken", 10, TokenOutlook.Kept)]
    [InlineData("OauthRefreshToken", 40, TokenOutlook.Idle)]
    [InlineData("OauthClientCredentials", 40, TokenOutlook.None)]
    public void VendorsApp_LosesAToken_ThatMayLieIdle(string subType, int everyDays, TokenOutlook expected)
    {
        var last = new DateOnly(2026, 11, 20);
        var days = Enumerable.Range(0, 100 / everyDays).Select(index => Login($"{last.AddDays(-index * everyDays):yyyy-MM-dd}", subType));
        var signIn = Assert.Single(new OrgFiles().Profile("Integration").User()
            .Export("login-history", [Columns, .. days]).ReadSubject().SignIns);

        Assert.True(signIn.IsVendors);
        Assert.Equal(expected, signIn.Token);
        Assert.Equal(
            expected == TokenOutlook.None ? [] : ["partner-app-refresh-tokens"], signIn.Changes.Select(change => change.Id));
    }

    [Fact]
    public void TokenAlone_ShowsARefreshToken()
    {
        var signIn = Assert.Single(Own("").Export(
            "oauth-tokens", "UserId,User.Username,AppName,LastUsedDate,UseCount", $",{Username},ERP Sync,2026-11-20T04:00:00Z,3")
            .ReadSubject().SignIns);

        Assert.Equal([LoginFlow.RefreshToken], signIn.Flows.Select(flow => flow.Id));
        Assert.Equal(ConsentOutlook.Stands, signIn.Consent);
    }

    [Fact]
    public void LoginsWithoutAnApplication_AreOneWay_AndSoapLoginEndsOnItsDay()
    {
        var signIns = Own("").Export(
            "login-history", "Username,LoginTime,LoginType,LoginSubType,Application,Status",
            $"{Username},2026-11-20T04:00:00Z,Other Apex API,,N/A,Success", Login("2026-11-20")).ReadSubject().SignIns;

        Assert.Equal(["ERP Sync", null], signIns.Select(signIn => signIn.Application));
        Assert.Equal(ConsentOutlook.AnotherFlow, signIns[1].Consent);
        Assert.Equal(["soap-login-permission", "soap-login-retirement"], signIns[1].Changes.Select(change => change.Id));
    }

    [Fact]
    public void RunAsUser_SignsInByClientCredentials_WithoutAnyLogin()
    {
        var signIn = Assert.Single(new OrgFiles().Profile("Integration").User()
            .File(
                "connectedApps/Erp.connectedApp",
                App($"<oauthConfig><oauthClientCredentialUser>{Username}</oauthClientCredentialUser></oauthConfig>"))
            .ReadSubject().SignIns);

        Assert.Equal([LoginFlow.ClientCredentials], signIn.Flows.Select(flow => flow.Id));
        Assert.Equal(ConsentOutlook.None, signIn.Consent);
    }

    [Theory]
    [InlineData("specific_lifetime:36:HOURS", null, null, RefreshTokenLimit.Lifetime, 2)]
    [InlineData("specific_inactivity:6:MONTHS", null, null, RefreshTokenLimit.Idle, 180)]
    [InlineData("SpecificLifetime", "365", "Days", RefreshTokenLimit.Lifetime, 365)]
    [InlineData("SpecificInactivity", "2147483647", "Months", RefreshTokenLimit.Idle, null)]
    [InlineData("Infinite", null, null, RefreshTokenLimit.None, null)]
    [InlineData("Zero", "", "", RefreshTokenLimit.AtOnce, null)]
    [InlineData(" infinite ", "-1", "Days", RefreshTokenLimit.None, null)]
    public void RefreshTokenPolicy_IsReadInBothSpellings(string text, string? period, string? unit, RefreshTokenLimit kind, int? days)
    {
        var policy = RefreshTokenPolicy.Parse(text, period, unit)!;

        Assert.Equal((kind, days), (policy.Kind, policy.Days));
        Assert.Null(RefreshTokenPolicy.Parse(" "));
    }

    private static string Login(string day, string subType = "OauthRefreshToken") =>
        $"{Username},{day}T04:00:00Z,Remote Access 2.0,{subType},ERP Sync,Success";

    private static OrgFiles Own(string policy) => new OrgFiles().Profile("Integration").User().File(
        "connectedApps/Erp.connectedApp",
        App(policy.Length == 0 ? "" : $"<oauthPolicy><refreshTokenPolicy>{policy}</refreshTokenPolicy></oauthPolicy>"));

    private static string App(string body) =>
        $"<ConnectedApp xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>ERP Sync</label>{body}</ConnectedApp>";
}
