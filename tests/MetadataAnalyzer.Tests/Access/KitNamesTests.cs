using MetadataAnalyzer.Access;
using Xunit;

namespace MetadataAnalyzer.Tests.Access;

public class KitNamesTests
{
    [Theory]
    [InlineData("int.meters@acme.example", "Integration_int_meters")]
    [InlineData("sync", "Integration_sync")]
    [InlineData("erp--sync__v2.@acme.example", "Integration_erp_sync_v2")]
    [InlineData("2sync@acme.example", "Integration_2sync")]
    [InlineData("品質sync@acme.example", "Integration_sync")]
    [InlineData("品質連携@acme.example", "Integration_User")]
    [InlineData("@acme.example", "Integration_User")]
    public void Name_IsMadeOfTheUsername(string username, string expected)
    {
        var org = Users(username).Read();

        Assert.Equal(expected, org.KitNames.PermissionSet(Assert.Single(org.Subjects)));
        Assert.Equal(expected + "_Unproven", org.KitNames.UnprovenPermissionSet(org.Subjects[0]));
    }

    [Theory]
    [InlineData("ERP Integration", "Integration_ERP_Integration")]
    [InlineData("品質連携", "Integration_Profile")]
    public void WithoutUsers_NameIsMadeOfTheProfile(string profile, string expected)
    {
        var org = new OrgFiles().Profile(profile).Read();

        Assert.Equal(expected, org.KitNames.PermissionSet(Assert.Single(org.Subjects)));
    }

    [Fact]
    public void LongNames_AreCutAndStayLegalWithANumber()
    {
        var name = new string('a', 45) + "." + new string('b', 30);
        var org = Users(name + "@one.example", name + "@two.example").Read();

        Assert.Equal(
            ["Integration_" + new string('a', 45) + "_bb", "Integration_" + new string('a', 45) + "_2"],
            org.Subjects.Select(org.KitNames.PermissionSet));
        Assert.All(org.Subjects, subject => Assert.InRange(org.KitNames.PermissionSet(subject).Length, 1, KitNames.MaxLength));
    }

    [Fact]
    public void SameSlugs_AreNumberedWithActiveUsersFirstAndNotTaken()
    {
        var org = new OrgFiles().Profile("Integration").Export(
            "users", "Username,Name,IsActive", "sync@b.example,B,true", "SYNC@c.example,C,true", "sync@a.example,A,false",
            "sync.2@a.example,D,true").Read();

        Assert.Equal(
            [
                "SYNC@c.example Integration_SYNC", "sync.2@a.example Integration_sync_2", "sync@a.example Integration_sync_4",
                "sync@b.example Integration_sync_3",
            ],
            org.Subjects.Select(subject => $"{subject.Name} {org.KitNames.PermissionSet(subject)}"));
        Assert.All(org.Subjects, subject => Assert.Null(org.KitNames.Taken(subject)));
    }

    [Fact]
    public void NameOfOneUser_IsNotTheSecondNameOfAnother()
    {
        var org = Users("sync.unproven@acme.example", "sync@acme.example").Read();

        Assert.Equal(["Integration_sync_unproven", "Integration_sync_2"], org.Subjects.Select(org.KitNames.PermissionSet));
    }

    [Fact]
    public void NamesOfTheProjectAndTheExports_AreTaken()
    {
        var org = Users("sync@acme.example")
            .Set("Integration_SYNC", "")
            .Group("Integration_sync_2", [])
            .File("permissionsets/Integration_sync_3.permissionset", "<PermissionSet><<<<<<< HEAD")
            .Export("permission-sets", "Id,Name,Type,IsOwnedByProfile", "0PS000000000001AAA,integration_sync_4,Regular,false")
            .Export(
                "permission-set-assignments", "Assignee.Username,PermissionSet.Name,PermissionSetGroup.DeveloperName",
                "other@acme.example,Integration_sync_5_Unproven,")
            .Read();

        Assert.Equal("Integration_sync_6", org.KitNames.PermissionSet(org.Subjects[0]));
        Assert.Equal("permission set 'Integration_SYNC'", org.KitNames.Taken(org.Subjects[0])?.Caption);
    }

    [Theory]
    [InlineData("Group", "false", "", "")]
    [InlineData("Profile", "true", "00e000000000001AAA", "")]
    [InlineData("", "true", "", "")]
    [InlineData("", "", "00e000000000001AAA", "")]
    [InlineData("", "", "", "0PG000000000001AAA")]
    public void SetBehindAProfileOrAGroup_TakesNoName(string type, string isOwned, string profile, string group)
    {
        var org = Users("sync@acme.example")
            .Export(
                "permission-sets", "Id,Name,Type,IsOwnedByProfile,ProfileId,PermissionSetGroupId",
                $"0PS000000000001AAA,Integration_sync,{type},{isOwned},{profile},{group}")
            .Export(
                "permission-set-assignments",
                "Assignee.Username,PermissionSet.Name,PermissionSet.IsOwnedByProfile,PermissionSetGroup.DeveloperName",
                "sync@acme.example,Integration_sync,true,", "sync@acme.example,Integration_sync,false,Integration_sync")
            .Read();

        Assert.Equal("Integration_sync", org.KitNames.PermissionSet(org.Subjects[0]));
        Assert.Null(org.KitNames.Taken(org.Subjects[0]));
    }

    private static OrgFiles Users(params string[] usernames) =>
        new OrgFiles().Profile("Integration")
            .Export("users", [.. usernames.Select(username => $"{username},Sync,true").Prepend("Username,Name,IsActive")]);
}
