using MetadataAnalyzer.Metadata;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

public class EffectiveAccessTests
{
    [Fact]
    public void SeveralSources_UnionWithEveryGrantPath()
    {
        var subject = new OrgFiles()
            .Profile("Integration", Object("Order__c", "allowRead"))
            .Set("Writer", Object("Order__c", "allowRead", "allowEdit"))
            .Set("Member", Object("Order__c", "allowCreate"))
            .Group("Team", ["Member"])
            .User()
            .Export(
                "permission-set-assignments", "Assignee.Username,PermissionSet.Name,PermissionSetGroup.DeveloperName",
                $"{Username},Writer,", $"{Username},,Team")
            .ReadSubject();

        var right = Assert.Single(subject.Access.Rights(AccessKind.Object));

        Assert.Equal(AccessRights.Read | AccessRights.Edit | AccessRights.Create, right.Rights);
        Assert.Equal(
            [
                $"User {Username} → Profile Integration → ObjectPermission Order__c",
                $"User {Username} → PermissionSet Writer → ObjectPermission Order__c",
                $"User {Username} → PermissionSetGroup Team → PermissionSet Member → ObjectPermission Order__c",
            ],
            right.Grants.Select(grant => grant.Path.ToString()));
        Assert.Equal(new Location("permissionsets/Member.permissionset", 3, 1), right.Grants[2].Location);
        Assert.Equal(new Location("permissionsetgroups/Team.permissionsetgroup", 4, 1), right.Grants[2].Path[2].Location);
        Assert.Equal(Location.Record("org-data/permission-set-assignments.csv", 3), right.Grants[2].Path[1].Location);
    }

    [Fact]
    public void NamesInDifferentCase_AreOneRight()
    {
        var subject = new OrgFiles().Profile("Integration", Permission("ApiEnabled"))
            .Set("S", Permission("apienabled"))
            .User()
            .Assign("s")
            .ReadSubject();

        var right = Assert.Single(subject.Access.Rights(AccessKind.UserPermission));

        Assert.Equal("ApiEnabled", right.Name);
        Assert.Equal(2, right.Grants.Length);
        Assert.NotNull(subject.Access.FindUserPermission("APIENABLED"));
    }

    [Fact]
    public void ExplicitFalse_TakesNothingFromAnotherContainer()
    {
        var subject = new OrgFiles()
            .Profile("Integration", Permission("ApiEnabled").Replace("true", "false", StringComparison.Ordinal))
            .Set("S", Permission("ApiEnabled"))
            .User().Assign("S").ReadSubject();

        Assert.Equal("S", subject.Access.FindUserPermission("ApiEnabled")!.Value.Source.Container.FullName);
    }

    [Fact]
    public void SetHeldTwiceOver_GrantsByBothWays()
    {
        var subject = new OrgFiles().Set("S", Class("Api")).Group("G", ["S", "s"]).User()
            .Export(
                "permission-set-assignments", "Assignee.Username,PermissionSet.Name,PermissionSetGroup.DeveloperName", $"{Username},S,",
                $"{Username},,G")
            .ReadSubject();

        var right = Assert.Single(subject.Access.Rights(AccessKind.ApexClass));

        Assert.Equal([null, "G"], right.Grants.Select(grant => grant.Source.Group?.FullName));
    }

    [Fact]
    public void Muting_TakesFlagsFromItsGroupAlone()
    {
        var subject = new OrgFiles()
            .Set("S", Object("Order__c", "allowRead", "allowEdit") + Permission("RunFlow") + Permission("ViewSetup"))
            .Group("Quiet", ["S"], "Quiet_Muting")
            .Muting("Quiet_Muting", Object("order__c", "allowEdit") + Permission("RUNFLOW"))
            .User().AssignGroup("Quiet").ReadSubject();

        Assert.Equal(AccessRights.Read, subject.Access.OnObject("ORDER__C"));
        Assert.Null(subject.Access.FindUserPermission("RunFlow"));
        Assert.NotNull(subject.Access.FindUserPermission("ViewSetup"));
        var muted = Assert.Single(Assert.Single(subject.Access.Sources).MutedGrants(AccessKind.Object));
        Assert.Equal(AccessRights.Edit, muted.Rights);
    }

    [Fact]
    public void MutedInOneGroup_StandsByAnotherWay()
    {
        var subject = new OrgFiles()
            .Set("S", Permission("RunFlow"))
            .Group("Quiet", ["S"], "Quiet_Muting").Muting("Quiet_Muting", Permission("RunFlow"))
            .Group("Loud", ["S"])
            .User()
            .Export(
                "permission-set-assignments", "Assignee.Username,PermissionSetGroup.DeveloperName", $"{Username},Quiet", $"{Username},Loud")
            .ReadSubject();

        var right = Assert.Single(subject.Access.Rights(AccessKind.UserPermission));

        Assert.Equal("Loud", Assert.Single(right.Grants).Source.Group!.FullName);
    }
}
