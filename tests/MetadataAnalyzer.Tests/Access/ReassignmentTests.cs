using MetadataAnalyzer.Access;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

public class ReassignmentTests
{
    private const string Unproven = "ViewAllForeignKeyNames";

    [Theory]
    [InlineData(null, ReassignmentObstacles.None)]
    [InlineData("Salesforce Integration", ReassignmentObstacles.None)]
    [InlineData("salesforceapiintegrationpsl", ReassignmentObstacles.None)]
    [InlineData("Salesforce", ReassignmentObstacles.OtherUserLicense)]
    [InlineData("Salesforce Platform", ReassignmentObstacles.OtherUserLicense)]
    [InlineData("SomePsl", ReassignmentObstacles.OtherPermissionSetLicense)]
    public void License_Decides(string? license, ReassignmentObstacles expected)
    {
        var subject = new OrgFiles().Set("S", Class("Api"), license).User().Assign("S").ReadSubject();

        Assert.Equal(expected, Assert.Single(subject.Reassignments).Obstacles);
    }

    [Fact]
    public void LicenseOfTheExports_IsAUserLicense()
    {
        var subject = new OrgFiles().Set("S", Class("Api"), "Brand New Licence").User().Assign("S")
            .Export("user-licenses", "Id,Name", "100000000000001,Brand New Licence").ReadSubject();

        Assert.Equal(ReassignmentObstacles.OtherUserLicense, Assert.Single(subject.Reassignments).Obstacles);
    }

    [Fact]
    public void SetWithoutLicense_IsNotBoundToALicenseWithoutId()
    {
        var subject = new OrgFiles().Profile("P").User().Assign("Missing_Set")
            .Export("user-licenses", "Name", "Salesforce").Export("permission-sets", "Id,Name", "0PS000000000001,Missing_Set").ReadSubject();

        Assert.Null(Assert.Single(subject.MissingContainers).License);
        Assert.Equal(ReassignmentObstacles.NotInProject, Assert.Single(subject.Reassignments).Obstacles);
    }

    [Fact]
    public void LicenseKnownByIdAlone_IsFound()
    {
        var subject = new OrgFiles().Profile("P").User().Assign("Missing_Set").Export("user-licenses", "Id,Name", "100000000000001,Salesforce")
            .Export("permission-sets", "Id,Name,LicenseId", "0PS000000000001,Missing_Set,100000000000001").ReadSubject();

        Assert.Equal("Salesforce", Assert.Single(subject.MissingContainers).License);
        Assert.True(Assert.Single(subject.Reassignments).IsLost);
    }

    [Theory]
    [InlineData(null, ReassignmentObstacles.UnknownRight, false)]
    [InlineData(true, ReassignmentObstacles.None, false)]
    [InlineData(false, ReassignmentObstacles.BlockedRight, true)]
    public void Carriage_Decides(bool? isCarried, ReassignmentObstacles expected, bool isLost)
    {
        var files = new OrgFiles().Set("S", Permission(Unproven)).User().Assign("S");
        var subject = (isCarried is { } carried ? files.Carries(Unproven, carried) : files).ReadSubject();

        var reassignment = Assert.Single(subject.Reassignments);

        Assert.Equal((expected, isLost), (reassignment.Obstacles, reassignment.IsLost));
    }

    [Fact]
    public void BlockedPermissionThatNobodyNeeds_IsRefusedAllTheSame()
    {
        var subject = new OrgFiles().Set("S", Permission("LightningExperienceUser")).User().Assign("S").Carries("LightningExperienceUser", false).ReadSubject();

        Assert.Equal(Need.NotNeeded, subject.FindPermission("LightningExperienceUser")!.Need);
        Assert.True(Assert.Single(subject.Reassignments).IsLost);
    }

    [Fact]
    public void BlockedPermissionInASetOnAnotherLicence_IsThatLicencesAffair()
    {
        var subject = new OrgFiles().Set("S", Permission(Unproven), "SomePsl").User().Assign("S").Carries(Unproven, false).ReadSubject();

        var reassignment = Assert.Single(subject.Reassignments);

        Assert.Equal(ReassignmentObstacles.OtherPermissionSetLicense, reassignment.Obstacles);
        Assert.False(reassignment.IsLost);
    }

    [Fact]
    public void BlockedPermissionThatTheGroupMutes_IsOpen()
    {
        var subject = new OrgFiles().Set("S", Permission(Unproven)).Group("G", ["S"], "G_Muting").Muting("G_Muting", Permission(Unproven))
            .User().AssignGroup("G").Carries(Unproven, false).ReadSubject();

        var reassignment = Assert.Single(subject.Reassignments);

        Assert.Equal(ReassignmentObstacles.MutedBlockedRight, reassignment.Obstacles);
        Assert.False(reassignment.IsLost || reassignment.IsClear);
    }

    [Fact]
    public void MemberThatIsRefused_TakesItsGroupAlong()
    {
        var subject = new OrgFiles().Set("Good", Class("A")).Set("Bad", Class("B"), "Salesforce").Group("G", ["Good", "Bad"]).User().AssignGroup("G").ReadSubject();

        var reassignment = Assert.Single(subject.Reassignments);

        Assert.Equal(ReassignmentObstacles.GroupMember, reassignment.Obstacles);
        Assert.Equal([("Good", false), ("Bad", true)], reassignment.Members.Select(member => (member.PermissionSet.FullName, member.IsLost)));
    }

    [Fact]
    public void MissingMemberWithAnotherLicense_TakesItsGroupAlong()
    {
        var subject = new OrgFiles().Group("G", ["pkg__M"]).User().AssignGroup("G")
            .Export("permission-sets", "Id,Name,NamespacePrefix,License.Name", "0PS000000000001,M,pkg,Salesforce").ReadSubject();

        Assert.Equal(ReassignmentObstacles.GroupMember | ReassignmentObstacles.NotInProject, Assert.Single(subject.Reassignments).Obstacles);
    }

    [Fact]
    public void SetThatIsNotInTheProject_IsOpen()
    {
        var subject = new OrgFiles().Profile("Integration").User().Assign("Gone").ReadSubject();

        var reassignment = Assert.Single(subject.Reassignments);

        Assert.Equal(ReassignmentObstacles.NotInProject, reassignment.Obstacles);
        Assert.False(reassignment.IsClear);
    }

    [Theory]
    [InlineData("pkg__Twin", "Salesforce Integration", "allowRead", true)]
    [InlineData("pkg__Twin", "SalesforceAPIIntegrationPsl", "allowRead", true)]
    [InlineData("pkg__Twin", "Salesforce Integration", "allowCreate", false)]
    [InlineData("pkg__Twin", "Salesforce", "allowRead", false)]
    [InlineData("other__Twin", "Salesforce Integration", "allowRead", false)]
    public void Twin_IsOfOnePackageFitsTheLicenceAndGrantsAll(string name, string license, string flag, bool isTwin)
    {
        var subject = new OrgFiles().Set("pkg__Set", Object("pkg__A__c", "allowRead"), "Salesforce").Set(name, Object("pkg__A__c", flag), license)
            .User().Assign("pkg__Set").ReadSubject();

        var member = Assert.Single(subject.PermissionSets);

        Assert.Equal(isTwin ? name : null, member.Twin?.FullName);
        Assert.Equal(!isTwin, member.IsLost);
        Assert.True(member.IsRefused);
    }
}
