using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

public class AppUsesTests
{
    [Theory]
    [InlineData("System Administrator")]
    [InlineData("Admin")]
    [InlineData(" system administrator ")]
    [InlineData("00e000000000001AAA")]
    public void Profile_IsMeantByLabelNameAndId(string listed)
    {
        var subject = new OrgFiles().Profile("Admin")
            .Export("users", "Id,Username,ProfileId,Profile.Name", $"005000000000001,{Username},00e000000000001,System Administrator")
            .File("connectedApps/Erp.connectedApp", App($"<profileName>{listed}</profileName>"))
            .ReadSubject();

        var use = Assert.Single(subject.AppUses);

        Assert.NotNull(use.Profile);
        Assert.True(subject.Move.LosesAccess(use));
    }

    [Theory]
    [InlineData("Order_Sync")]
    [InlineData("order sync")]
    public void PermissionSet_IsMeantByNameAndLabel(string listed)
    {
        var subject = new OrgFiles().Set("Order_Sync", Class("A"), label: "Order Sync").User().Assign("Order_Sync")
            .File(
                "connectedApps/Erp.connectedApp",
                App($"<permissionSetName>{listed}</permissionSetName><profileName>Integration</profileName>"))
            .ReadSubject();

        var use = Assert.Single(subject.AppUses);

        Assert.Equal("Order_Sync", Assert.Single(use.PermissionSets).Name);
        Assert.False(subject.Move.LosesAccess(use));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("Salesforce", true)]
    public void PermissionSetHeldThroughAGroup_CountsAsListed(string? license, bool losesAccess)
    {
        var subject = new OrgFiles().Set("Order_Sync", Class("A"), license).Group("Team", ["Order_Sync"]).User().AssignGroup("Team")
            .File("connectedApps/Erp.connectedApp", App("<permissionSetName>Order_Sync</permissionSetName>"))
            .ReadSubject();

        var use = Assert.Single(subject.AppUses);

        Assert.Equal("Order_Sync", Assert.Single(use.PermissionSets).Name);
        Assert.Equal(losesAccess, subject.Move.LosesAccess(use));
    }

    [Theory]
    [InlineData("ERP Sync", true)]
    [InlineData("erp sync", true)]
    [InlineData("Erp", true)]
    [InlineData("Shop Sync", false)]
    public void Logins_NameTheAppByLabelOrName(string application, bool isUsed)
    {
        var subject = new OrgFiles().Profile("Integration").User()
            .File("connectedApps/Erp.connectedApp", App("<profileName>Integration</profileName>"))
            .Export(
                "login-history", "Username,LoginTime,LoginType,Application,Status",
                $"{Username},2026-11-20T04:00:00Z,Remote Access 2.0,{application},Success")
            .ReadSubject();

        var use = Assert.Single(subject.AppUses);

        Assert.Equal(isUsed, use.SeenInLogins);
        Assert.Equal(isUsed, subject.Move.LosesAccess(use));
    }

    [Theory]
    [InlineData("Remote Access 2.0", "", true)]
    [InlineData("Remote Access 2.0", "N/A", true)]
    [InlineData("Other Apex API", "N/A", false)]
    [InlineData("Application", "Browser", false)]
    public void LoginThatNamesNoApp_MayBeMadeWithAnyUnlessNoAppIsNeeded(string type, string application, bool mayBeUsed)
    {
        var subject = new OrgFiles().Profile("Integration").User()
            .File("connectedApps/Erp.connectedApp", App("<profileName>Integration</profileName>"))
            .Export(
                "login-history", "Username,LoginTime,LoginType,Application,Status",
                $"{Username},2026-11-20T04:00:00Z,{type},{application},Success")
            .ReadSubject();

        var use = Assert.Single(subject.AppUses);

        Assert.Equal(mayBeUsed ? null : false, use.SeenInLogins);
        Assert.Equal(mayBeUsed, subject.Move.LosesAccess(use));
    }

    [Fact]
    public void SelfAuthorisation_LosesNothing()
    {
        var subject = new OrgFiles().Profile("Integration").User()
            .File(
                "connectedApps/Erp.connectedApp",
                App("<profileName>Integration</profileName>")
                    .Replace("<isAdminApproved>true", "<isAdminApproved>false", StringComparison.Ordinal))
            .ReadSubject();

        Assert.False(subject.Move.LosesAccess(Assert.Single(subject.AppUses)));
    }

    [Fact]
    public void RunAsUser_IsFoundIgnoringCaseWhateverTheLoginsSay()
    {
        var subject = new OrgFiles().Profile("Integration").User()
            .File(
                "connectedApps/Erp.connectedApp",
                App("").Replace(
                    "</oauthConfig>", "<oauthClientCredentialUser>SYNC@acme.example</oauthClientCredentialUser></oauthConfig>",
                    StringComparison.Ordinal))
            .Export(
                "login-history", "Username,LoginTime,LoginType,Application,Status",
                $"{Username},2026-11-20T04:00:00Z,Remote Access 2.0,Shop Sync,Success")
            .ReadSubject();

        var use = Assert.Single(subject.AppUses);

        Assert.NotNull(use.RunAs);
        Assert.True(use.IsUsed);
    }

    [Fact]
    public void AppThatNamesNothingOfTheSubject_DoesNotConcernIt()
    {
        var subject = new OrgFiles().Profile("Integration")
            .User()
            .File("connectedApps/Erp.connectedApp", App("<profileName>Sales</profileName>"))
            .ReadSubject();

        Assert.Empty(subject.AppUses);
    }

    [Fact]
    public void FileThatDoesNotSayWhomItAdmits_IsUnknown()
    {
        var subject = new OrgFiles().Profile("Integration").User()
            .File(
                "connectedApps/Erp.connectedApp",
                App("<profileName>Integration</profileName>")
                    .Replace("<isAdminApproved>true</isAdminApproved>", "", StringComparison.Ordinal))
            .ReadSubject();

        var use = Assert.Single(subject.AppUses);

        Assert.Null(use.IsAdminApproved);
        Assert.True(subject.Move.LosesAccess(use));
    }

    [Theory]
    [InlineData("ERP Sync", true)]
    [InlineData("Erp", true)]
    [InlineData("Shop Sync", false)]
    public void Token_IsUseOfItsAppWhateverTheLoginsSay(string appName, bool isUsed)
    {
        var subject = new OrgFiles().Profile("Integration").User().Logins("Other App")
            .File("connectedApps/Erp.connectedApp", App("<profileName>Integration</profileName>"))
            .Export("oauth-tokens", "User.Username,AppName,LastUsedDate,UseCount", $"{Username},{appName},2026-11-20T04:00:00Z,7")
            .ReadSubject();

        var use = Assert.Single(subject.AppUses);

        Assert.Equal(isUsed, subject.Move.LosesAccess(use));
        Assert.Equal(isUsed ? 1 : 0, use.Tokens.Length);
        Assert.Equal(isUsed ? ["ERP Sync", "Other App"] : ["Other App", "Shop Sync"], subject.Applications);
    }

    [Fact]
    public void ExternalClientAppWithoutPolicy_AdmitsWhoKnowsWhom()
    {
        var subject = new OrgFiles().Profile("Integration").User().Logins("Shop Sync")
            .File(
                "externalClientApps/Shop_Sync.eca",
                "<ExternalClientApplication xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Shop Sync</label>"
                    + "</ExternalClientApplication>")
            .ReadSubject();

        Assert.True(Assert.Single(subject.AppUses).IsAdmissionUnknown);
    }

    [Fact]
    public void PolicyWhoseHeaderIsMissing_MayBeTheAppOfAnUnknownLogin()
    {
        var subject = new OrgFiles().Profile("Integration").User().Logins("Shop Synchronisation")
            .File(
                "extlClntAppOauthPolicies/Shop_Sync.ecaOauthPlcy",
                "<ExtlClntAppOauthConfigurablePolicies xmlns=\"http://soap.sforce.com/2006/04/metadata\">"
                    + "<commaSeparatedProfile>Integration</commaSeparatedProfile>"
                    + "<externalClientApplication>Shop_Sync</externalClientApplication><label>p</label>"
                    + "<permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType>"
                    + "</ExtlClntAppOauthConfigurablePolicies>")
            .ReadSubject();

        var use = Assert.Single(subject.AppUses);

        Assert.Null(use.SeenInLogins);
        Assert.True(subject.Move.LosesAccess(use));
    }

    private static string App(string lists) =>
        "<ConnectedApp xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>ERP Sync</label><oauthConfig>"
        + "<callbackUrl>https://a.example</callbackUrl>"
        + $"<isAdminApproved>true</isAdminApproved></oauthConfig>{lists}</ConnectedApp>";
}
