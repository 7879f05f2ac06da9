using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

public class SubjectTests
{
    private static readonly DateOnly AsOf = new(2026, 11, 24);

    [Theory]
    [InlineData(true, "Assignee.Username,PermissionSetLicense.DeveloperName", "someone@acme.example,FieldServiceIntegrationPsl")]
    [InlineData(true, "Assignee.Username,PermissionSetLicense.DeveloperName", "someone@acme.example,")]
    [InlineData(false, "Assignee.Username,PermissionSetLicense.DeveloperName", ",SalesforceAPIIntegrationPsl")]
    [InlineData(false, "Assignee.Username,PermissionSetLicense.DeveloperName", "sync@acme.example,")]
    [InlineData(false, "Assignee.Username,PermissionSetLicenseId", "sync@acme.example,0PL000000000001AAA")]
    [InlineData(false, "PermissionSetLicense.DeveloperName", "SalesforceAPIIntegrationPsl")]
    public void PermissionSetLicenses_AreKnownWhenEveryRowThatMayBeTheUsersIsUsed(bool expected, string head, string row)
    {
        var org = new OrgFiles().Profile("Integration").User().Export("permission-set-license-assignments", head, row).Read();

        Assert.Equal(expected, Assert.Single(org.Subjects).KnowsPermissionSetLicenses);
    }

    [Fact]
    public void NoUsersExport_SubjectsAreProfiles()
    {
        var subject = new OrgFiles().Profile("Integration").ReadSubject();

        Assert.Equal((SubjectKind.Profile, "Integration", "Salesforce"), (subject.Kind, subject.Name, subject.UserLicense));
    }

    [Theory]
    [InlineData("2026-11-23T23:00:00Z", false)]
    [InlineData("2026-11-24T01:00:00Z", true)]
    [InlineData("2027-01-01T00:00:00Z", true)]
    [InlineData("", true)]
    public void Assignment_IsInForceUntilItExpires(string expires, bool isInForce)
    {
        var subject = new OrgFiles().Set("S", Class("Api")).User()
            .Export("permission-set-assignments", "Assignee.Username,PermissionSet.Name,ExpirationDate", $"{Username},S,{expires}")
            .ReadSubject(AsOf);

        Assert.Equal(isInForce, !subject.Access.Assignments.IsEmpty);
        Assert.Equal(isInForce, !subject.Access.Rights(AccessKind.ApexClass).IsEmpty);
    }

    [Theory]
    [InlineData("005000000000001", "0PS000000000001")]
    [InlineData("005000000000001AAA", "0PS000000000001AAA")]
    public void Ids_JoinInBothForms(string user, string set)
    {
        var subject = new OrgFiles().Set("S", Class("Api")).User()
            .Export("permission-sets", "Id,Name,Label", "0PS000000000001AAA,S,Some Set")
            .Export("permission-set-assignments", "AssigneeId,PermissionSetId", $"{user},{set}")
            .ReadSubject();

        Assert.Same(Assert.Single(subject.Access.Assignments).PermissionSet, Assert.Single(subject.Move.PermissionSets).PermissionSet);
    }

    [Theory]
    [InlineData("Order Sync")]
    [InlineData("order sync")]
    public void Labels_FindSets(string label)
    {
        var subject = new OrgFiles().Set("Order_Sync", Class("Api"), label: "Order Sync").User()
            .Export(
                "permission-set-assignments", "Assignee.Username,PermissionSetId,PermissionSet.Label",
                $"{Username},0PS000000000009,{label}")
            .ReadSubject();

        Assert.Equal("Order_Sync", Assert.Single(subject.Access.Assignments).Name);
    }

    [Fact]
    public void Name_IsNeverTakenForTheLabelOfAnotherSet()
    {
        var subject = new OrgFiles().Set("Own", "", label: "Integration User").Set("Other", "", label: "Sync").User()
            .Export(
                "permission-set-assignments", "Assignee.Username,PermissionSet.Name,PermissionSet.NamespacePrefix,PermissionSet.Label",
                $"{Username},Integration,pkg,Integration User", $"{Username},Sync,,Sync")
            .ReadSubject();

        Assert.Equal(
            ["Sync", "pkg__Integration"], subject.Access.MissingContainers.Select(missing => missing.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("A")]
    [InlineData("Sync")]
    public void Label_OfSeveralSets_MeansNoneOfThem(string other)
    {
        var subject = new OrgFiles().Set(other, "", label: "Sync").Set("B", Permission("ModifyAllData"), label: "SYNC").User()
            .Export(
                "permission-set-assignments", "Assignee.Username,PermissionSetId,PermissionSet.Label", $"{Username},0PS000000000009,Sync")
            .ReadSubject();

        Assert.Equal("Sync", Assert.Single(subject.Access.MissingContainers).Name);
    }

    [Theory]
    [InlineData("Username,Profile.Name", Username + ",Integration")]
    [InlineData("Id,Username,Profile.Name", "005000000000001AAA," + Username + ",Integration")]
    public void AssigneeOfUnknownId_IsFoundByUsername(string header, string user)
    {
        var subject = new OrgFiles().Profile("Integration").Set("S", "").Export("users", header, user)
            .Export("permission-set-assignments", "AssigneeId,Assignee.Username,PermissionSet.Name", $"005000000000009AAA,{Username},S")
            .ReadSubject();

        Assert.Equal("S", Assert.Single(subject.Access.Assignments).Name);
    }

    [Fact]
    public void Window_BeforeTheCalendarBegins_EndsAtItsFirstDay()
    {
        var window = LoginWindow.Ending(DateOnly.MinValue);

        Assert.Equal((DateOnly.MinValue, DateOnly.MinValue), (window.From, window.To));
    }

    [Theory]
    [InlineData("System Administrator")]
    [InlineData("Admin")]
    [InlineData("ADMIN")]
    public void StandardProfile_IsFoundByLabelAndName(string name)
    {
        var subject = new OrgFiles().Profile("Admin", Permission("ApiEnabled")).User(name).ReadSubject();

        Assert.Equal("Admin", subject.Profile?.FullName);
    }

    [Fact]
    public void Profile_IsFoundByIdAlone()
    {
        var subject = new OrgFiles().Profile("Integration")
            .Export("users", "Id,Username,ProfileId", $"005000000000001,{Username},00e000000000001AAA")
            .Export("profiles", "Id,Name,UserLicense.Name", "00e000000000001,Integration,Salesforce")
            .ReadSubject();

        Assert.Equal(("Integration", "Salesforce"), (subject.Profile?.FullName, subject.UserLicense));
    }

    [Fact]
    public void SetBehindProfile_IsNoAssignment()
    {
        var subject = new OrgFiles().Profile("Integration").User()
            .Export("permission-sets", "Id,Name,IsOwnedByProfile,Type", "0PS000000000001,X00e1,true,Profile")
            .Export("permission-set-assignments", "Assignee.Username,PermissionSetId", $"{Username},0PS000000000001")
            .ReadSubject();

        Assert.Empty(subject.Access.Assignments);
        Assert.Empty(subject.Access.MissingContainers);
    }

    [Fact]
    public void WhatIsNotInTheProject_IsMissingWithItsLicense()
    {
        var subject = new OrgFiles().Group("G", ["pkg__Member"], "G_Muting").User()
            .Export(
                "permission-sets", "Id,Name,NamespacePrefix,License.Name", "0PS000000000001,Member,pkg,Salesforce",
                "0PS000000000002,Lone,,")
            .Export(
                "permission-set-assignments", "Assignee.Username,PermissionSetId,PermissionSetGroup.DeveloperName", $"{Username},,G",
                $"{Username},0PS000000000002,")
            .ReadSubject();

        Assert.Equal(
            [
                ("PermissionSet", "Lone", null, null), ("MutingPermissionSet", "G_Muting", null, null),
                ("PermissionSet", "pkg__Member", "pkg", "Salesforce"),
            ],
            subject.Access.MissingContainers.Select(container => (container.Type, container.Name, container.Namespace, container.License)));
        Assert.Equal(ReassignmentObstacles.OtherUserLicense, subject.Access.MissingContainers[2].Obstacles);
        Assert.Equal(["Lone", "pkg__Member"], subject.Access.MissingPermissionSets.Select(container => container.Name));
    }

    [Fact]
    public void ToRebuild_IsWhatNothingThatStaysGives()
    {
        var subject = new OrgFiles()
            .Profile("Integration", Object("A__c", "allowRead", "allowEdit")
                + Object("B__c", "allowRead")
                + Class("P")
                + Permission("ApiEnabled")
                + Permission("RunFlow"))
            .Set("Kept", Object("A__c", "allowRead") + Object("B__c", "allowRead"))
            .Set("Lost", Class("L"), "Salesforce")
            .User().Assign("Kept", "Lost").ReadSubject();

        Assert.Equal(
            [("A__c", AccessRights.Edit)], subject.Move.ToRebuild(AccessKind.Object).Select(entry => (entry.Right.Name, entry.Lost)));
        Assert.Equal(["L", "P"], subject.Move.ToRebuild(AccessKind.ApexClass).Select(entry => entry.Right.Name));
        Assert.Equal(["RunFlow"], subject.Move.ToRebuild(AccessKind.UserPermission).Select(entry => entry.Right.Name));
        Assert.Equal(
            [(AccessKind.UserPermission, 1), (AccessKind.Object, 1), (AccessKind.ApexClass, 2)],
            subject.Move.CountsToRebuild.Select(entry => (entry.Key, entry.Value)));
    }

    [Fact]
    public void RequiredAndMasterDetailFields_AreNotRebuilt()
    {
        static string Field(string name) =>
            $"<fieldPermissions><editable>true</editable><field>A__c.{name}</field><readable>true</readable></fieldPermissions>\n";
        var subject = new OrgFiles()
            .Profile("Integration", Field("Free__c") + Field("Needed__c") + Field("Parent__c"))
            .Component(
                "objects", "object", "CustomObject", "A__c",
                "<fields><fullName>Free__c</fullName><type>Text</type></fields>\n<fields><fullName>Needed__c</fullName>"
                    + "<required>true</required><type>Text</type></fields>\n<fields><fullName>Parent__c</fullName><type>MasterDetail</type>"
                    + "<referenceTo>B__c</referenceTo></fields>\n")
            .User().ReadSubject();

        Assert.Equal(["A__c.Free__c"], subject.Move.ToRebuild(AccessKind.Field).Select(entry => entry.Right.Name));
    }

    [Fact]
    public void LostGroup_KeepsMembersThatCanBeAssignedAlone()
    {
        var subject = new OrgFiles().Set("Good", Class("G"))
            .Set("Bad", Class("B"), "Salesforce")
            .Group("Both", ["Good", "Bad"])
            .User()
            .AssignGroup("Both")
            .ReadSubject();

        Assert.Equal(
            [("Good", true), ("Bad", false)],
            subject.Access.Sources.Select(source => (source.Container.FullName, subject.Move.Keeps(source))));
        Assert.Equal([false, true, false], new[] { "both", "GOOD", "Bad" }.Select(subject.Move.KeepsPermissionSet));
    }

    [Fact]
    public void LostGroupThatMutes_KeepsNothing()
    {
        var subject = new OrgFiles()
            .Set("Good", Class("G")).Set("Bad", Class("B"), "Salesforce")
            .Group("Both", ["Good", "Bad"], "Both_Muting").Muting("Both_Muting", Class("X"))
            .User().AssignGroup("Both").ReadSubject();

        // A member alone would grant what the group takes away.
        Assert.DoesNotContain(true, subject.Access.Sources.Select(subject.Move.Keeps));
    }
}
