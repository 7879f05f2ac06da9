using MetadataAnalyzer.Metadata;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

/// <summary>Apps that no file of the project holds: the exports alone know them.</summary>
public class InstalledAppsTests
{
    private const string App = "0H4000000000001AAA";
    private const string ExternalApp = "0xI000000000001AAA";

    [Theory]
    [InlineData("ParentId,Parent.ProfileId,SetupEntityId,SetupEntityType", "0PS000000000009AAA,00e000000000001AAA")]
    [InlineData("ParentId,Parent.Profile.Name,SetupEntityId,SetupEntityType", "0PS000000000009AAA,Integration")]
    public void ProfileIsAdmitted_ByTheSetItOwns(string header, string parent)
    {
        var subject = Installed().Export("setup-entity-access", header, $"{parent},{App},ConnectedApplication").ReadSubject();

        var use = Assert.Single(subject.AppUses);

        Assert.Equal(("Vendor Link", "Integration", true), (use.Label, use.Profile?.Name, use.IsAdminApproved));
        Assert.False(use.Policy.IsInProject);
        Assert.True(subject.Move.LosesAccess(use));
    }

    [Fact]
    public void ProfileIsAdmitted_ByTheIdOfTheSetAlone()
    {
        var subject = Installed()
            .Export("permission-sets", "Id,Name,IsOwnedByProfile,ProfileId", "0PS000000000009AAA,X00e000000000001,true,00e000000000001AAA")
            .Export("setup-entity-access", "ParentId,SetupEntityId,SetupEntityType", $"0PS000000000009,{App},ConnectedApplication")
            .ReadSubject();

        Assert.True(subject.Move.LosesAccess(Assert.Single(subject.AppUses)));
    }

    /// <summary>An export may lack <c>IsOwnedByProfile</c> and <c>ProfileId</c>.</summary>
    [Fact]
    public void SetOfAProfile_IsNoSet_WhenTheTypeAloneTellsIt()
    {
        var org = Installed()
            .Export("permission-sets", "Id,Name,Type", "0PS000000000009AAA,X00e000000000001,Profile")
            .Export("setup-entity-access", "ParentId,Parent.Name,SetupEntityId,SetupEntityType",
                $"0PS000000000009,X00e000000000001,{App},ConnectedApplication")
            .Read();

        var policy = Assert.Single(org.AppPolicies);

        Assert.Empty(policy.PermissionSets);
        Assert.Single(policy.UnknownGrants);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("Salesforce", true)]
    public void SetIsAdmitted_AndIsLostWithItsLicense(string? license, bool isLost)
    {
        var subject = Installed().Set("Vendor_Access", Class("A"), license).Assign("Vendor_Access")
            .Export(
                "setup-entity-access", "ParentId,Parent.Name,SetupEntityId,SetupEntityType",
                $"0PS000000000001,Vendor_Access,{App},ConnectedApplication")
            .ReadSubject();

        var use = Assert.Single(subject.AppUses);

        Assert.Equal("Vendor_Access", Assert.Single(use.PermissionSets).Name);
        Assert.Equal(isLost, subject.Move.LosesAccess(use));
    }

    [Fact]
    public void SetNamedByIdAlone_IsThatOfTheAssignment()
    {
        var subject = Installed().Set("Vendor_Access", Class("A"), "Salesforce")
            .Export(
                "permission-set-assignments", "Assignee.Username,PermissionSetId,PermissionSet.Name",
                $"{Username},0PS000000000001AAA,Vendor_Access")
            .Export("setup-entity-access", "ParentId,SetupEntityId,SetupEntityType", $"0PS000000000001,{App},ConnectedApplication")
            .ReadSubject();

        Assert.True(subject.Move.LosesAccess(Assert.Single(subject.AppUses)));
    }

    [Fact]
    public void ExternalClientApp_DoesNotSayWhomItAdmits()
    {
        var subject = Installed()
            .Export("external-client-applications", "Id,DeveloperName,MasterLabel,NamespacePrefix", $"{ExternalApp},Shop,Shop Link,shopns")
            .Export(
                "setup-entity-access", "ParentId,Parent.ProfileId,SetupEntityId,SetupEntityType",
                $"0PS000000000009,00e000000000001AAA,{ExternalApp},ExternalClientApplication")
            .ReadSubject();

        var use = Assert.Single(subject.AppUses);

        Assert.Equal(("shopns__Shop", "Shop Link", (bool?)null), (use.App.FullName, use.Label, use.IsAdminApproved));
        Assert.IsType<ExternalClientApplication>(use.App);
    }

    [Fact]
    public void AppKnownByIdAlone_MayBeThatOfAnUnknownLogin()
    {
        var subject = new OrgFiles().Profile("Integration")
            .Export("users", "Id,Username,ProfileId,Profile.Name", $"005000000000001,{Username},00e000000000001AAA,Integration")
            .Logins("Vendor Link")
            .Export(
                "setup-entity-access", "ParentId,Parent.ProfileId,SetupEntityId,SetupEntityType",
                $"0PS000000000009,00e000000000001,{App},ConnectedApplication")
            .ReadSubject();

        var use = Assert.Single(subject.AppUses);

        Assert.Null(use.SeenInLogins);
        Assert.True(subject.Move.LosesAccess(use));
    }

    [Theory]
    [InlineData("Vendor Link", true)]
    [InlineData(App, true)]
    [InlineData("0H4000000000001", true)]
    [InlineData("Lien vers le fournisseur", false)]
    public void Login_NamesTheAppByLabelOrId(string application, bool isSeen)
    {
        var org = Installed().Logins(application)
            .Export(
                "setup-entity-access", "ParentId,Parent.ProfileId,SetupEntityId,SetupEntityType",
                $"0PS000000000009,00e000000000001AAA,{App},ConnectedApplication").Read();

        Assert.Equal(isSeen, Assert.Single(Assert.Single(org.Subjects).AppUses).SeenInLogins);
        Assert.Equal(isSeen, org.HoldsApplication(application));
    }

    [Fact]
    public void AppOfTheProject_IsJoinedWithItsRecord()
    {
        var subject = Installed().Logins("Vendor Link").File("connectedApps/Vendor.connectedApp", Retrieved("Vendor Link"))
            .Export(
                "setup-entity-access", "ParentId,Parent.ProfileId,SetupEntityId,SetupEntityType",
                $"0PS000000000009,00e000000000001AAA,{App},ConnectedApplication")
            .ReadSubject();

        var use = Assert.Single(subject.AppUses);

        Assert.True(use.Policy.IsInProject);
        Assert.Equal((true, "Integration"), (use.IsAdminApproved, use.Profile?.Name));
    }

    /// <summary>A login may mean either of the two apps, so that both concern the user.</summary>
    [Fact]
    public void LabelThatTwoAppsShare_MeansBoth()
    {
        var subject = Installed().Logins("Vendor Link")
            .File("connectedApps/Vendor.connectedApp", Retrieved("Vendor Link"))
            .File("connectedApps/Vendor_Old.connectedApp", Retrieved("Vendor Link"))
            .Export(
                "setup-entity-access", "ParentId,Parent.ProfileId,SetupEntityId,SetupEntityType",
                $"0PS000000000009,00e000000000001AAA,{App},ConnectedApplication")
            .ReadSubject();

        Assert.Equal(
            [("Vendor", false), ("Vendor_Old", false), ("Vendor Link", true)],
            subject.AppUses.Select(use => (use.App.FullName, use.ListsSubject)));
        Assert.Equal(["Vendor Link"], subject.Applications);
    }

    [Fact]
    public void AppOfAPackage_IsNoOwnAppOfThatName()
    {
        var org = new OrgFiles().Profile("Integration").User()
            .File("connectedApps/Link.connectedApp", Retrieved("Own Link"))
            .Export("connected-applications", "Id,Name,DeveloperName,NamespacePrefix", $"{App},Vendor Link,Link,vns").Read();

        Assert.Equal(["Link", "vns__Link"], org.AppPolicies.Select(policy => policy.App.FullName));
    }

    [Theory]
    [InlineData("ParentId,SetupEntityId,SetupEntityType", "0PS000000000009", 1)]
    [InlineData("ParentId,Parent.Name,SetupEntityId,SetupEntityType", "0PS000000000009,Other", 0)]
    [InlineData("ParentId,Parent.ProfileId,SetupEntityId,SetupEntityType", "0PS000000000009,00e000000000009AAA", 0)]
    public void GrantWhoseParentNoExportNames_IsUnknown(string header, string parent, int unknown)
    {
        var org = Installed().Export("setup-entity-access", header, $"{parent},{App},ConnectedApplication").Read();

        Assert.Equal(unknown, Assert.Single(org.AppPolicies).UnknownGrants.Length);
    }

    [Fact]
    public void GrantOfAProfileId_IsUnknownWhereUsersAreOnAProfileByName()
    {
        var org = new OrgFiles().Profile("Integration").User()
            .Export("connected-applications", "Id,Name,OptionsAllowAdminApprovedUsersOnly", $"{App},Vendor Link,true")
            .Export(
                "setup-entity-access", "ParentId,Parent.ProfileId,SetupEntityId,SetupEntityType",
                $"0PS000000000009,00e000000000001AAA,{App},ConnectedApplication").Read();

        Assert.Single(Assert.Single(org.AppPolicies).UnknownGrants);
    }

    [Fact]
    public void GrantsOfOtherThings_AreNoApps()
    {
        var org = Installed().Export(
            "setup-entity-access", "ParentId,Parent.ProfileId,SetupEntityId,SetupEntityType",
            "0PS000000000009,00e000000000001AAA,01p000000000001AAA,ApexClass").Read();

        Assert.Equal(["Vendor Link"], org.AppPolicies.Select(policy => policy.App.FullName));
    }

    private static OrgFiles Installed() => new OrgFiles().Profile("Integration")
        .Export(
            "users", "Id,Username,Name,IsActive,ProfileId,Profile.Name,Profile.UserLicense.Name",
            $"005000000000001AAA,{Username},ERP Integration,true,00e000000000001AAA,Integration,Salesforce")
        .Export("connected-applications", "Id,Name,OptionsAllowAdminApprovedUsersOnly", $"{App},Vendor Link,true");

    private static string Retrieved(string label) =>
        $"<ConnectedApp xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>{label}</label><oauthConfig>"
            + "<callbackUrl>https://a.example</callbackUrl><isAdminApproved>false</isAdminApproved></oauthConfig></ConnectedApp>";
}
