using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

public class ReassignmentTests
{
    private const string Unproven = "ViewAllForeignKeyNames";

    [Theory]
    [InlineData(null, ReassignmentObstacles.None)]
    [InlineData("salesforceapiintegrationpsl", ReassignmentObstacles.None)]
    [InlineData("Salesforce", ReassignmentObstacles.OtherUserLicense)]
    [InlineData("SFDC", ReassignmentObstacles.OtherUserLicense)]
    [InlineData("SomePsl", ReassignmentObstacles.UnknownLicense)]
    [InlineData("pkg.SomePsl", ReassignmentObstacles.OtherPermissionSetLicense)]
    public void License_Decides(string? license, ReassignmentObstacles expected)
    {
        var subject = new OrgFiles().Set("S", Class("Api"), license).User().Assign("S").ReadSubject();

        Assert.Equal(expected, Assert.Single(subject.Move.Reassignments).Obstacles);
    }

    [Fact]
    public void LicenseOfTheExports_IsAUserLicense()
    {
        var subject = new OrgFiles().Set("S", Class("Api"), "Brand New Licence").User(license: "Brand New Licence").Assign("S")
            .Export("user-licenses", "Id,Name", "100000000000001,Brand New Licence").ReadSubject();

        Assert.Equal(ReassignmentObstacles.OtherUserLicense, Assert.Single(subject.Move.Reassignments).Obstacles);
    }

    [Theory]
    [InlineData("SomePsl")]
    [InlineData("Some Label")]
    [InlineData("pkg.SomePsl")]
    public void PermissionSetLicenseOfTheExports_IsKnownByNameAndLabel(string license)
    {
        var subject = new OrgFiles().Set("S", Class("Api"), license).User().Assign("S")
            .Export("permission-set-licenses", "DeveloperName,MasterLabel", "SomePsl,Some Label").ReadSubject();

        Assert.Equal(ReassignmentObstacles.OtherPermissionSetLicense, Assert.Single(subject.Move.Reassignments).Obstacles);
    }

    [Fact]
    public void LicenseOfAProfile_IsAUserLicense()
    {
        var subject = new OrgFiles().Profile("Other", license: "Brand New Licence")
            .Set("S", Class("Api"), "Brand New Licence")
            .User()
            .Assign("S")
            .ReadSubject();

        Assert.Equal(
            ReassignmentObstacles.OtherUserLicense | ReassignmentObstacles.LicenseInDoubt,
            Assert.Single(subject.Move.Reassignments).Obstacles);
    }

    [Theory]
    [InlineData("Salesforce Platform", "Salesforce", true)]
    [InlineData("Salesforce", "SFDC", false)]
    [InlineData("Salesforce Integration", "Salesforce", true)]
    [InlineData("Salesforce", "Salesforce Integration", false)]
    [InlineData("SalesforceAPIIntegrationPsl", "Salesforce", false)]
    public void SetOfAUserLicenseThatIsNotTheUsers_CannotBeHeldToday(string license, string held, bool isInDoubt)
    {
        var subject = new OrgFiles().Set("S", Class("Api"), license).User(license: held).Assign("S").ReadSubject();

        Assert.Equal(isInDoubt, Assert.Single(subject.Move.Reassignments).Obstacles.HasFlag(ReassignmentObstacles.LicenseInDoubt));
    }

    [Theory]
    [InlineData(null, "Salesforce", false)]
    [InlineData("Salesforce", "", false)]
    [InlineData("SalesforceAPIIntegrationPsl", "Salesforce", false)]
    [InlineData("Salesforce", "Salesforce Platform", true)]
    public void FileThatContradictsTheExport_IsLostOnlyWhenBothLoseIt(string? file, string export, bool isLost)
    {
        var subject = new OrgFiles().Set("S", Class("Api"), file)
            .User()
            .Assign("S")
            .Export("permission-sets", "Id,Name,License.Name", $"0PS000000000001,S,{export}")
            .ReadSubject();

        var reassignment = Assert.Single(subject.Move.Reassignments);

        Assert.True(reassignment.Obstacles.HasFlag(ReassignmentObstacles.LicenseInDoubt));
        Assert.Equal((isLost, false), (reassignment.IsLost, reassignment.IsClear));
        Assert.Equal(
            (file, export.Length == 0 ? null : export),
            (Assert.Single(reassignment.Members).License.Name, reassignment.Members[0].License.OtherName));
    }

    [Theory]
    [InlineData("Id,Name", "0PS000000000001,S")]
    [InlineData("Id,Name,UserLicense.Name", "0PS000000000001,S,")]
    [InlineData("Id,Name,LicenseId", "0PS000000000001,S,0PL000000000009")]
    [InlineData("Id,Name,License.Name", "0PS000000000001,S,Salesforce API Integration")]
    [InlineData("Id,Name,LicenseId", "0PS000000000001,S,0PL000000000001AAA")]
    public void ExportThatSaysNothingOrTheSame_ContradictsNothing(string head, string row)
    {
        var subject = new OrgFiles().Set("S", Class("Api"), "SalesforceAPIIntegrationPsl")
            .User()
            .Assign("S")
            .Export("permission-sets", head, row)
            .Export("permission-set-licenses", "Id,DeveloperName", "0PL000000000001,SalesforceAPIIntegrationPsl").ReadSubject();

        Assert.True(Assert.Single(subject.Move.Reassignments).IsClear);
    }

    [Fact]
    public void UnknownNamesOfPermissionSetLicenses_MayBeOne()
    {
        var subject = new OrgFiles().Set("S", Class("Api"), "SomePsl")
            .User()
            .Assign("S")
            .Export("permission-sets", "Id,Name,License.Name", "0PS000000000001,S,Some Label")
            .ReadSubject();

        Assert.Equal(ReassignmentObstacles.UnknownLicense, Assert.Single(subject.Move.Reassignments).Obstacles);
    }

    [Fact]
    public void OldElement_IsComparedToo()
    {
        var subject = new OrgFiles().Set("S", Class("Api") + "<userLicense>Salesforce</userLicense>\n").User().Assign("S")
            .Export("permission-sets", "Id,Name,License.Name", "0PS000000000001,S,").ReadSubject();

        Assert.Equal(ReassignmentObstacles.LicenseInDoubt, Assert.Single(subject.Move.Reassignments).Obstacles);
    }

    [Fact]
    public void FileThatIsOnlyAPart_LeavesTheLicenceToTheExport()
    {
        var subject = new OrgFiles().Component("permissionsets", "permissionset", "PermissionSet", "S", Class("Api")).User().Assign("S")
            .Export("permission-sets", "Id,Name,License.Name", "0PS000000000001,S,Salesforce").ReadSubject();

        var reassignment = Assert.Single(subject.Move.Reassignments);

        Assert.Equal(ReassignmentObstacles.OtherUserLicense, reassignment.Obstacles);
        Assert.Equal(
            ("Salesforce", "org-data/permission-sets.csv"),
            (reassignment.Members[0].License.Name, reassignment.Members[0].License.Location.Path));
    }

    [Fact]
    public void SetWithoutLicense_IsNotBoundToALicenseWithoutId()
    {
        var subject = new OrgFiles().Profile("P").User().Assign("Missing_Set")
            .Export("user-licenses", "Name", "Salesforce")
            .Export("permission-sets", "Id,Name", "0PS000000000001,Missing_Set")
            .ReadSubject();

        Assert.Null(Assert.Single(subject.Access.MissingContainers).License);
        Assert.Equal(ReassignmentObstacles.NotInProject, Assert.Single(subject.Move.Reassignments).Obstacles);
    }

    [Fact]
    public void LicenseKnownByIdAlone_IsFound()
    {
        var subject = new OrgFiles().Profile("P")
            .User()
            .Assign("Missing_Set")
            .Export("user-licenses", "Id,Name", "100000000000001,Salesforce")
            .Export("permission-sets", "Id,Name,LicenseId", "0PS000000000001,Missing_Set,100000000000001").ReadSubject();

        Assert.Equal("Salesforce", Assert.Single(subject.Access.MissingContainers).License);
        Assert.True(Assert.Single(subject.Move.Reassignments).IsLost);
    }

    [Theory]
    [InlineData(null, ReassignmentObstacles.UnknownRight, false)]
    [InlineData(true, ReassignmentObstacles.None, false)]
    [InlineData(false, ReassignmentObstacles.BlockedRight, true)]
    public void Carriage_Decides(bool? isCarried, ReassignmentObstacles expected, bool isLost)
    {
        var files = new OrgFiles().Set("S", Permission(Unproven)).User().Assign("S");
        var subject = (isCarried is { } carried ? files.Carries(Unproven, carried) : files).ReadSubject();

        var reassignment = Assert.Single(subject.Move.Reassignments);

        Assert.Equal((expected, isLost), (reassignment.Obstacles, reassignment.IsLost));
    }

    [Fact]
    public void BlockedPermissionThatNobodyNeeds_IsRefusedAllTheSame()
    {
        var subject = new OrgFiles().Set("S", Permission("LightningExperienceUser"))
            .User()
            .Assign("S")
            .Carries("LightningExperienceUser", false)
            .ReadSubject();

        Assert.Equal(Need.NotNeeded, subject.Needs.FindPermission("LightningExperienceUser")!.Need);
        Assert.True(Assert.Single(subject.Move.Reassignments).IsLost);
    }

    [Fact]
    public void BlockedPermissionInASetOnAnotherLicence_IsThatLicencesAffair()
    {
        var subject = new OrgFiles().Set("S", Permission(Unproven), "pkg.SomePsl")
            .User()
            .Assign("S")
            .Carries(Unproven, false)
            .ReadSubject();

        var reassignment = Assert.Single(subject.Move.Reassignments);

        Assert.Equal(ReassignmentObstacles.OtherPermissionSetLicense, reassignment.Obstacles);
        Assert.False(reassignment.IsLost);
    }

    [Fact]
    public void BlockedPermissionThatTheGroupMutes_IsOpen()
    {
        var subject = new OrgFiles().Set("S", Permission(Unproven)).Group("G", ["S"], "G_Muting").Muting("G_Muting", Permission(Unproven))
            .User().AssignGroup("G").Carries(Unproven, false).ReadSubject();

        var reassignment = Assert.Single(subject.Move.Reassignments);

        Assert.Equal(ReassignmentObstacles.MutedBlockedRight, reassignment.Obstacles);
        Assert.False(reassignment.IsLost || reassignment.IsClear);
    }

    [Fact]
    public void MemberThatIsRefused_TakesItsGroupAlong()
    {
        var subject = new OrgFiles().Set("Good", Class("A"))
            .Set("Bad", Class("B"), "Salesforce")
            .Group("G", ["Good", "Bad"])
            .User()
            .AssignGroup("G")
            .ReadSubject();

        var reassignment = Assert.Single(subject.Move.Reassignments);

        Assert.Equal(ReassignmentObstacles.GroupMember, reassignment.Obstacles);
        Assert.Equal(
            [("Good", false), ("Bad", true)], reassignment.Members.Select(member => (member.PermissionSet.FullName, member.IsLost)));
    }

    [Fact]
    public void MissingMemberWithAnotherLicense_TakesItsGroupAlong()
    {
        var subject = new OrgFiles().Group("G", ["pkg__M"]).User().AssignGroup("G")
            .Export("permission-sets", "Id,Name,NamespacePrefix,License.Name", "0PS000000000001,M,pkg,Salesforce").ReadSubject();

        Assert.Equal(
            ReassignmentObstacles.GroupMember | ReassignmentObstacles.NotInProject, Assert.Single(subject.Move.Reassignments).Obstacles);
    }

    [Fact]
    public void SetThatIsNotInTheProject_IsOpen()
    {
        var subject = new OrgFiles().Profile("Integration").User().Assign("Gone").ReadSubject();

        var reassignment = Assert.Single(subject.Move.Reassignments);

        Assert.Equal(ReassignmentObstacles.NotInProject, reassignment.Obstacles);
        Assert.False(reassignment.IsClear);
    }

    [Theory]
    [InlineData("pkg__Twin", "Salesforce Integration", "allowRead", true)]
    [InlineData("pkg__Twin", "SalesforceAPIIntegrationPsl", "allowRead", true)]
    [InlineData("pkg__Twin", "Salesforce Integration", "allowCreate", false)]
    [InlineData("pkg__Twin", null, "allowRead", false)]
    [InlineData("pkg__Twin", "Salesforce", "allowRead", false)]
    [InlineData("other__Twin", "Salesforce Integration", "allowRead", false)]
    public void Twin_IsOfOnePackageFitsTheLicenceAndGrantsAll(string name, string? license, string flag, bool isTwin)
    {
        var subject = new OrgFiles().Set("pkg__Set", Object("pkg__A__c", "allowRead"), "Salesforce")
            .Set(name, Object("pkg__A__c", flag), license)
            .User().Assign("pkg__Set").ReadSubject();

        var member = Assert.Single(subject.Move.PermissionSets);

        Assert.Equal(isTwin ? name : null, member.Twin?.FullName);
        Assert.Equal(!isTwin, member.IsLost);
        Assert.True(member.IsRefused);
    }

    [Fact]
    public void WhatTheTwinLacks_IsLost()
    {
        var subject = new OrgFiles()
            .Set("pkg__Set", Object("pkg__A__c", "allowRead") + Class("pkg__Api") + Class("pkg__Old") + Permission("RunFlow"), "Salesforce")
            .Set("pkg__Twin", Object("pkg__A__c", "allowRead", "allowEdit") + Class("pkg__Api"), "SalesforceAPIIntegrationPsl")
            .User()
            .Assign("pkg__Set")
            .ReadSubject();

        var member = Assert.Single(subject.Move.PermissionSets);

        Assert.Equal(["user permission RunFlow", "Apex class pkg__Old"], member.NotInTwin);
        Assert.Empty(subject.Move.ToRebuild(AccessKind.Object));
        Assert.Equal(["pkg__Old"], subject.Move.ToRebuild(AccessKind.ApexClass).Select(entry => entry.Right.Name));
        Assert.Equal(
            [(AccessKind.UserPermission, 1), (AccessKind.ApexClass, 1)],
            subject.Move.CountsToRebuild.Select(entry => (entry.Key, entry.Value)));
        Assert.False(subject.Move.Keeps(member.Source));
    }

    [Fact]
    public void Twin_IsTheOneThatLacksLeast()
    {
        var rights = Object("pkg__A__c", "allowRead") + Class("pkg__Api");
        var subject = new OrgFiles().Set("pkg__Set", rights + Class("pkg__Old"), "Salesforce")
            .Set("pkg__A", Object("pkg__A__c", "allowRead"), "SalesforceAPIIntegrationPsl")
            .Set("pkg__B", rights + Class("pkg__More"), "SalesforceAPIIntegrationPsl")
            .Set("pkg__D", rights, "SalesforceAPIIntegrationPsl")
            .Set("pkg__C", rights, "SalesforceAPIIntegrationPsl")
            .User().Assign("pkg__Set").ReadSubject();

        Assert.Equal("pkg__C", Assert.Single(subject.Move.PermissionSets).Twin?.FullName);
    }

    [Theory]
    [InlineData("Salesforce Integration", false)]
    [InlineData("SalesforceAPIIntegrationPsl", true)]
    public void TwinOnTheBareUserLicence_CannotHoldStandardObjects(string license, bool isTwin)
    {
        var subject = new OrgFiles().Set("pkg__Set", Object("Account", "allowRead"), "Salesforce")
            .Set("pkg__Twin", Object("Account", "allowRead"), license)
            .User().Assign("pkg__Set").ReadSubject();

        Assert.Equal(isTwin, Assert.Single(subject.Move.PermissionSets).Twin is not null);
    }

    [Fact]
    public void SetWithoutObjects_HasATwinOnlyInOneThatGrantsAll()
    {
        var subject = new OrgFiles().Set("pkg__Set", Class("pkg__A") + Class("pkg__B"), "Salesforce")
            .Set("pkg__Twin", Class("pkg__A"), "SalesforceAPIIntegrationPsl")
            .User().Assign("pkg__Set").ReadSubject();

        Assert.Null(Assert.Single(subject.Move.PermissionSets).Twin);
    }

    [Fact]
    public void TwinThatWouldGiveBackWhatTheGroupMutes_IsNone()
    {
        var subject = new OrgFiles().Set("pkg__Set", Object("pkg__A__c", "allowRead") + Class("pkg__A"), "Salesforce")
            .Set("pkg__Twin", Object("pkg__A__c", "allowRead") + Class("pkg__A"), "SalesforceAPIIntegrationPsl")
            .Group("G", ["pkg__Set"], "G_Muting").Muting("G_Muting", Class("pkg__A")).User().AssignGroup("G").ReadSubject();

        Assert.Null(Assert.Single(subject.Move.PermissionSets).Twin);
        Assert.Equal(["pkg__A__c"], subject.Move.ToRebuild(AccessKind.Object).Select(entry => entry.Right.Name));
        Assert.Empty(subject.Move.ToRebuild(AccessKind.ApexClass));
    }
}
