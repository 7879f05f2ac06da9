using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

public class ApiAccessControlTests
{
    private const string Admits = "<permissionSetName>Link</permissionSetName>";

    [Fact]
    public void AppThatAdmitsNobody_LeavesThePermissionNeeded() =>
        Assert.True(Org("").Logins("ERP Sync").ReadSubject().Needs.ReliesOnAnyApiClient);

    [Fact]
    public void AppThatAdmitsTheUser_MakesItNeedless() =>
        Assert.False(Org(Admits).Logins("ERP Sync").ReadSubject().Needs.ReliesOnAnyApiClient);

    [Fact]
    public void OneAppOfTwoIsNotEnough() =>
        Assert.True(Org(Admits).Logins("ERP Sync", "Shop Sync").ReadSubject().Needs.ReliesOnAnyApiClient);

    [Theory]
    [InlineData("Data Loader")]
    [InlineData("N/A")]
    public void ClientThatIsNoAppOfTheOrg_IsAdmittedByNone(string application) =>
        Assert.True(Org(Admits).Logins("ERP Sync", application).ReadSubject().Needs.ReliesOnAnyApiClient);

    [Fact]
    public void TokenOfAnotherApp_CountsLikeALogin() => Assert.True(Org(Admits).Logins("ERP Sync")
        .Export("oauth-tokens", "User.Username,AppName", $"{Username},Shop Sync").ReadSubject().Needs.ReliesOnAnyApiClient);

    [Fact]
    public void WithoutLogins_NothingShowsThatAppsAdmitIt() => Assert.True(Org(Admits).ReadSubject().Needs.ReliesOnAnyApiClient);

    [Fact]
    public void ControlIsOff_NothingIsNeeded() =>
        Assert.False(Org("", "false").Logins("ERP Sync").ReadSubject().Needs.ReliesOnAnyApiClient);

    [Fact]
    public void SettingsAreNotAtHand_NothingIsKnown() =>
        Assert.Null(Org("", settings: null).Logins("ERP Sync").ReadSubject().Needs.ReliesOnAnyApiClient);

    [Fact]
    public void PermissionIsNotHeld_NothingRestsOnIt() =>
        Assert.False(Org("").Set("Link", Class("A")).Logins("ERP Sync").ReadSubject().Needs.ReliesOnAnyApiClient);

    private static OrgFiles Org(string lists, string? settings = "true")
    {
        var files = new OrgFiles().Profile("Integration").User().Set("Link", Permission("UseAnyApiClient")).Assign("Link").File(
            "connectedApps/Erp.connectedApp",
            "<ConnectedApp xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>ERP Sync</label><oauthConfig>"
            + "<callbackUrl>https://a.example</callbackUrl>"
            + $"<isAdminApproved>true</isAdminApproved></oauthConfig>{lists}</ConnectedApp>");
        return settings is null ? files : files.File(
            "settings/ConnectedApp.settings",
            "<ConnectedAppSettings xmlns=\"http://soap.sforce.com/2006/04/metadata\">"
                + $"<enableAdminApprovedAppsOnly>{settings}</enableAdminApprovedAppsOnly></ConnectedAppSettings>");
    }
}
