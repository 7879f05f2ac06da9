using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

public class StatedAccessTests
{
    private const string Set2 = "0PS000000000002AAA";

    [Fact]
    public void RowsOfAProfile_GiveTheRightsThatTheRetrieveLeftOut()
    {
        var subject = Files().Profile("Integration", Object("Order__c", "allowRead")).ObjectRows(
            $"{ProfileSet},Order__c,R", $"{ProfileSet},Account,CRE").ReadSubject();

        Assert.Equal(AccessRights.Create | AccessRights.Read | AccessRights.Edit, subject.Access.OnObject("Account"));
        Assert.Empty(subject.Retrieval.ObjectsLeftOut);
        Assert.True(subject.Retrieval.CoversObject("Contact"));
        var places = subject.Access.Rights(AccessKind.Object).Select(right => $"{right.Name} {right.Grants[0].Location}");
        Assert.Equal(["Account org-data/object-permissions.csv:3", "Order__c profiles/Integration.profile:3:1"], places);
    }

    [Fact]
    public void RightOfTheFileWithoutARow_IsNotGiven_AndIsADifference()
    {
        var org = Files().Profile("Integration", Object("Account", "allowRead", "allowDelete") + Object("Lead", "allowRead"))
            .ObjectRows($"{ProfileSet},Account,R").Read();

        var subject = Assert.Single(org.Subjects);
        Assert.Equal(AccessRights.Read, subject.Access.OnObject("Account"));
        Assert.Equal(AccessRights.None, subject.Access.OnObject("Lead"));
        var difference = org.FindAccessDifference(subject.Access.Sources[0].Container)!;
        Assert.Equal(["object Account (delete)", "object Lead (read)"], difference.OnlyInFile);
        Assert.Empty(difference.OnlyInRows);
        Assert.Equal(["object-permissions"], difference.Exports);
    }

    [Fact]
    public void MoreRowsThanTheFile_AreADifferenceOfASet_ButNotOfAProfile()
    {
        var org = Files("Sync").Profile("Integration", Object("Account", "allowRead")).Set("Sync", Object("Account", "allowRead"))
            .Assign("Sync")
            .ObjectRows($"{ProfileSet},Account,R", $"{ProfileSet},Lead,R", $"{Set2},Account,R", $"{Set2},Case,R").Read();

        var sources = Assert.Single(org.Subjects).Access.Sources;
        Assert.Null(org.FindAccessDifference(sources[0].Container));
        Assert.Equal(["object Case (read)"], org.FindAccessDifference(sources[1].Container)!.OnlyInRows);
    }

    [Fact]
    public void FilesDecide_ForAChangeThatTheOrgDoesNotHave() => Assert.Equal(
        AccessRights.Read,
        Assert.Single(Files().Profile("Integration", Object("Account", "allowRead")).ObjectRows($"{ProfileSet},Account,CRED")
            .Read(filesDecide: true).Subjects).Access.OnObject("Account"));

    [Fact]
    public void ExportWithAProblem_AddsRights_AndTakesNoneAway()
    {
        var subject = Files().Profile("Integration", Object("Order", "allowRead", "allowDelete"))
            .ObjectRows($"{ProfileSet},Order,C", $"{ProfileSet},Lead,R", ",Case,R").ReadSubject();

        Assert.Equal(AccessRights.Create | AccessRights.Read | AccessRights.Delete, subject.Access.OnObject("Order"));
        Assert.Equal(AccessRights.Read, subject.Access.OnObject("Lead"));
        Assert.NotEmpty(subject.Retrieval.ObjectsLeftOut);
    }

    [Fact]
    public void ContainerWithoutARow_KeepsTheRightsOfItsFile()
    {
        var subject = Files("Sync").Profile("Integration").Set("Sync", Object("Account", "allowRead")).Assign("Sync")
            .ObjectRows($"{ProfileSet},Lead,R").ReadSubject();

        Assert.Equal(AccessRights.Read, subject.Access.OnObject("Account"));
    }

    [Fact]
    public void ManagedSetThatNoRetrieveBrought_IsKnownByItsRows()
    {
        var subject = Files("pkg__Sync").Profile("Integration").Assign("pkg__Sync")
            .ObjectRows($"{ProfileSet},Lead,R", $"{Set2},pkg__Order__c,RE").ReadSubject();

        Assert.Empty(subject.Access.MissingContainers);
        Assert.Equal(AccessRights.Read | AccessRights.Edit, subject.Access.OnObject("pkg__Order__c"));
        Assert.Equal(ReassignmentObstacles.None, Assert.Single(subject.Move.Reassignments).Obstacles & ReassignmentObstacles.NotInProject);
    }

    [Fact]
    public void ProfileThatNoRetrieveBrought_GivesTheRightsOfItsRows_AndStaysMissing()
    {
        var subject = Files().Set("Sync", Object("Account", "allowRead")).ObjectRows($"{ProfileSet},Lead,RC").ReadSubject();

        Assert.Null(subject.Profile);
        Assert.Equal("Integration", subject.ProfileName);
        Assert.Equal(AccessRights.Read | AccessRights.Create, subject.Access.OnObject("Lead"));
        Assert.True(subject.Access.Sources[0].IsProfile);
        Assert.True(subject.Retrieval.Covers("objectPermissions"));
        Assert.False(subject.Retrieval.Covers("recordTypeVisibilities"));
    }

    [Fact]
    public void ProfilesOfRows_AreSubjectsWithoutAUsersExport()
    {
        var subject = new OrgFiles().File("sfdx-project.json", """{"packageDirectories":[{"path":"force-app"}]}""")
            .File("force-app/readme.txt", "").Ids().ObjectRows($"{ProfileSet},Lead,R").ReadSubject();

        Assert.Equal(SubjectKind.Profile, subject.Kind);
        Assert.Null(subject.Profile);
        Assert.Equal(AccessRights.Read, subject.Access.OnObject("Lead"));
    }

    [Fact]
    public void UserPermissionsOfRows_Decide_ButForThoseThatTheOrgHasNoColumnFor()
    {
        var subject = Files().Profile("Integration", Permission("ApiEnabled") + Permission("ModifyAllData") + Permission("NewOne"))
            .Export(
                "permission-set-permissions",
                "Id,Name,IsOwnedByProfile,ProfileId,PermissionsApiEnabled,PermissionsModifyAllData,PermissionsRunFlow",
                $"{ProfileSet},X00ex1,true,00e000000000001AAA,true,false,true").ReadSubject();

        Assert.Equal(["ApiEnabled", "NewOne", "RunFlow"], subject.Access.Rights(AccessKind.UserPermission).Select(right => right.Name));
        Assert.Equal("org-data/permission-set-permissions.csv:2", $"{subject.Access.FindUserPermission("RunFlow")!.Value.Location}");
        Assert.Equal(1, subject.Access.FindUserPermission("ApiEnabled")!.Value.Location.Column);
    }

    [Fact]
    public void PermissionSetPermissions_NameTheSetsWithoutAnExportOfTheSets()
    {
        var subject = new OrgFiles().User().Profile("Integration").Assign("Sync").ObjectRows($"{Set2},Account,R")
            .Export("permission-set-permissions", "Id,Name,Type,PermissionsApiEnabled", $"{Set2},Sync,Regular,true").ReadSubject();

        Assert.Equal(AccessRights.Read, subject.Access.OnObject("Account"));
        Assert.NotNull(subject.Access.FindUserPermission("ApiEnabled"));
    }

    [Fact]
    public void ClassesOfRows_DecideWhereTheirNamesAreKnown()
    {
        var files = Files().Profile("Integration", Class("Old") + Class("Rest")).Export(
            "setup-entity-access", "ParentId,SetupEntityId,SetupEntityType",
            $"{ProfileSet},01p000000000001AAA,ApexClass", $"{ProfileSet},01p000000000002AAA,ApexClass");

        var unnamed = files.Export("apex-classes", "Id,Name,NamespacePrefix", "01p000000000001AAA,Rest,").ReadSubject();
        var named = files.Export(
            "apex-classes", "Id,Name,NamespacePrefix", "01p000000000001AAA,Rest,", "01p000000000002AAA,Other,pkg").ReadSubject();

        Assert.Equal(["Old", "Rest"], unnamed.Access.Rights(AccessKind.ApexClass).Select(right => right.Name));
        Assert.Equal(["Rest", "pkg__Other"], named.Access.Rights(AccessKind.ApexClass).Select(right => right.Name));
    }

    [Fact]
    public void AccessToAppsAlone_SaysNothingOfClasses()
    {
        var subject = Files().Profile("Integration", Class("Rest")).Export("apex-classes", "Id,Name,NamespacePrefix").Export(
            "setup-entity-access", "ParentId,SetupEntityId,SetupEntityType", $"{ProfileSet},0H4000000000001AAA,ConnectedApplication")
            .ReadSubject();

        Assert.Equal(["Rest"], subject.Access.Rights(AccessKind.ApexClass).Select(right => right.Name));
    }

    [Fact]
    public void RightWithoutAColumn_IsTheFilesToTell()
    {
        var subject = Files().Profile("Integration", Object("Account", "allowRead", "viewAllFields", "allowDelete")).Export(
            "object-permissions",
            "ParentId,SobjectType,PermissionsCreate,PermissionsRead,PermissionsEdit,PermissionsDelete,PermissionsViewAllRecords,"
                + "PermissionsModifyAllRecords",
            $"{ProfileSet},Account,false,true,false,false,false,false").ReadSubject();

        Assert.Equal(AccessRights.Read | AccessRights.ViewAllFields, subject.Access.OnObject("Account"));
    }

    [Fact]
    public void IdsInShortForm_AndOfAnotherCase_AreKeptApart()
    {
        var subject = Files().Profile("Integration").ObjectRows($"{ProfileSet[..15]},Lead,R", "0ps000000000001,Account,R").ReadSubject();

        Assert.Equal(AccessRights.Read, subject.Access.OnObject("Lead"));
        Assert.Equal(AccessRights.None, subject.Access.OnObject("Account"));
    }

    [Fact]
    public void RecordTypes_StayUnknownWhereTheRetrieveBroughtNoLayouts()
    {
        var files = Files().Profile("Integration").ObjectRows($"{ProfileSet},Account,R")
            .Component(
                "objects", "object", "CustomObject", "Account",
                "<recordTypes><fullName>Partner</fullName><active>true</active></recordTypes>");

        Assert.Equal(["userPermissions", "recordTypeVisibilities"], files.ReadSubject().Retrieval.AbsentSections);
    }

    private static OrgFiles Files(params string[] sets) => new OrgFiles().User().Ids(sets);
}
