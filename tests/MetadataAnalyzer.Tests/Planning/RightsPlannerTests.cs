using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Tests.Access;
using Xunit;

namespace MetadataAnalyzer.Tests.Planning;

public sealed class RightsPlannerTests
{
    [Fact]
    public void ProfileRights_GoIntoOneSetWithoutLicense()
    {
        var plan = new OrgFiles().User()
            .Profile("Integration",
            OrgFiles.Object("Account", "allowRead", "allowEdit") + OrgFiles.Class("Feed") + OrgFiles.Permission("RunReports"))
            .File("classes/Feed.cls", "class Feed {}")
            .File("classes/Feed.cls-meta.xml",
                "<ApexClass xmlns=\"http://soap.sforce.com/2006/04/metadata\"><status>Active</status></ApexClass>").Plan();

        var set = Assert.Single(plan.Sets);
        Assert.Equal(("Integration_sync", "Integration sync", null, false), (set.Name, set.Label, set.License, set.IsUnproven));
        Assert.Contains(set.Rights, right => right.ToString() == "object Account (read, edit)");
        Assert.Contains(set.Rights, right => right.ToString() == "Apex class Feed");
        Assert.Contains(set.Rights, right => right.ToString() == "user permission RunReports");
    }

    [Fact]
    public void RightsOfALostManagedSet_AreRebuilt()
    {
        var plan = new OrgFiles().User().Profile("Integration")
            .Set("pkg__Api", OrgFiles.Object("pkg__Call__c", "allowRead", "allowEdit") + OrgFiles.Permission("RunReports"), "Salesforce")
            .Assign("pkg__Api").Plan();

        Assert.DoesNotContain(plan.Assign, assignment => assignment.Name == "pkg__Api");
        Assert.Equal(["object pkg__Call__c (read, edit)", "user permission RunReports"], plan.Set!.Rights.Select(right => right.ToString())
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WhatATwinLacks_IsRebuiltBesideIt()
    {
        var plan = new OrgFiles().User().Profile("Integration")
            .Set("pkg__Api", OrgFiles.Object("pkg__Call__c", "allowRead") + OrgFiles.Permission("RunReports"), "Salesforce")
            .Set("pkg__Api_Integration", OrgFiles.Object("pkg__Call__c", "allowRead"), "SalesforceAPIIntegrationPsl").Assign("pkg__Api")
                .Plan();

        Assert.Equal(["Integration_sync", "pkg__Api_Integration"], plan.Assign.Select(assignment => assignment.Name));
        Assert.Equal(["user permission RunReports"], plan.Set!.Rights.Select(right => right.ToString()));
    }

    [Fact]
    public void SetOfWhichTheExportNamesAnotherLicence_IsNotAssignedAgainAsProven()
    {
        var plan = new OrgFiles().User().Profile("Integration").Set("Api", OrgFiles.Class("A")).Assign("Api")
            .Export("permission-sets", "Id,Name,License.Name", "0PS000000000001,Api,Salesforce").Plan();

        Assert.True(Assert.Single(plan.Assign, assignment => assignment.Name == "Api").IsUnproven);
    }

    [Fact]
    public void PermissionSetLicense_IsBoundWhenAsked() => Assert.Equal(
        "SalesforceAPIIntegrationPsl",
        new OrgFiles().User().Profile("Integration", OrgFiles.Object("Account", "allowRead"))
            .Plan(new() { BindsPermissionSetLicense = true }).Set!.License);

    [Fact]
    public void ApiPermissions_AreNeverCarriedNorDropped()
    {
        var plan = new OrgFiles().User()
            .Profile("Integration",
            OrgFiles.Permission("ApiEnabled") + OrgFiles.Permission("ApiUserOnly") + OrgFiles.Permission("ChatterInternalUser")).Plan();

        Assert.Empty(plan.Sets);
        Assert.Empty(plan.Dropped);
    }

    [Fact]
    public void UnknownRights_GoIntoASecondSet()
    {
        var plan = new OrgFiles().User()
            .Profile("Integration",
            OrgFiles.Permission("ActivateOrder") + OrgFiles.Object("Account", "allowRead") + OrgFiles.Object("WorkType", "allowRead")
            + "<fieldPermissions><editable>false</editable><field>WorkType.Code</field><readable>true</readable></fieldPermissions>")
                .Plan();

        Assert.Equal("Integration_sync_Unproven", plan.UnprovenSet!.Name);
        Assert.Equal("Integration sync (unproven)", plan.UnprovenSet.Label);
        Assert.Equal(["WorkType"], plan.UnprovenSet.Of(AccessKind.Object).Select(right => right.Name));
        Assert.Equal(["WorkType.Code"], plan.UnprovenSet.Of(AccessKind.Field).Select(right => right.Name));
        Assert.All(plan.UnprovenSet.Rights, right => Assert.NotNull(right.Question));
        Assert.Equal(["Account"], plan.Set!.Of(AccessKind.Object).Select(right => right.Name));
        Assert.All(plan.Set.Rights, right => Assert.Null(right.Question));
    }

    [Fact]
    public void BlockedPermission_TakesWhatRequiresItAlong()
    {
        var plan = new OrgFiles().User().Carries("ExternalClientAppViewer", isCarried: false)
            .Profile("Integration", OrgFiles.Permission("ExternalClientAppAdmin") + OrgFiles.Permission("ExternalClientAppViewer")).Plan();

        Assert.Empty(plan.Sets);
        Assert.Equal(["ExternalClientAppAdmin", "ExternalClientAppViewer"], plan.Dropped.Select(right => right.Name));
        Assert.All(plan.Dropped, right => Assert.Equal(DropCause.Refused, right.Cause));
        Assert.StartsWith("requires ExternalClientAppViewer: ", plan.Dropped[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Rights_ComeWithWhatTheyRequire()
    {
        var plan = new OrgFiles().User()
            .Profile("Integration", OrgFiles.Object("Line__c", "allowDelete") + OrgFiles.Permission("ManageUsers"))
            .File("objects/Line__c.object", "<CustomObject "
                + "xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Line</label><fields><fullName>Parent__c</fullName>"
                + "<type>MasterDetail</type><referenceTo>Head__c</referenceTo></fields></CustomObject>")
            .File("objects/Head__c.object",
                "<CustomObject xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Head</label></CustomObject>").Plan();

        Assert.Equal(["object Head__c (read)", "object Line__c (read, edit, delete)"], plan.Set!.Of(AccessKind.Object)
            .Select(right => right.ToString()));
        Assert.Equal("Line__c", plan.Set.Of(AccessKind.Object).First().RequiredBy);
        Assert.Contains(plan.Set.Of(AccessKind.UserPermission), right => right is { Name: "ViewSetup", RequiredBy: "ManageUsers" });
    }

    [Fact]
    public void FieldsThatThePlatformRefuses_AreDropped()
    {
        const string Fields =
            "<fieldPermissions><editable>true</editable><field>Order__c.{0}</field><readable>true</readable></fieldPermissions>";
        var plan = new OrgFiles().User()
            .Profile("Integration",
                OrgFiles.Object("Order__c", "allowRead",
                "allowEdit") + string.Concat(new[] { "Required__c", "Formula__c", "Number__c", "Total__c", "Plain__c",
                "CreatedDate" }.Select(name => string.Format(null, Fields, name))))
            .File("objects/Order__c.object", "<CustomObject xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Order</label>"
                + "<fields><fullName>Required__c</fullName><required>true</required><type>Text</type></fields><fields>"
                + "<fullName>Formula__c</fullName><formula>1</formula><type>Number</type></fields>"
                + "<fields><fullName>Number__c</fullName><type>AutoNumber</type></fields><fields><fullName>Total__c</fullName>"
                + "<type>Summary</type></fields><fields><fullName>Plain__c</fullName><type>Text</type></fields></CustomObject>").Plan();

        Assert.Equal(
            ["field Order__c.Formula__c (read)", "field Order__c.Number__c (read)", "field Order__c.Plain__c (read, edit)",
                "field Order__c.Total__c (read)"],
            plan.Set!.Of(AccessKind.Field).Select(right => right.ToString()));
        Assert.Equal(["CreatedDate", "Required__c"], plan.Dropped.Where(right => right.Cause == DropCause.ComesWithObject)
            .Select(right => right.Name.Split('.')[1]));
        Assert.Equal(["Formula__c", "Number__c", "Total__c"], plan.Dropped.Where(right => right.Cause == DropCause.CannotBeEdited)
            .Select(right => right.Name.Split('.')[1]));
        Assert.All(plan.Dropped, right => Assert.Equal(["profile 'Integration'"], right.GrantedBy));
    }

    [Fact]
    public void TestClasses_AreLeftOutUnlessAsked()
    {
        var files = new OrgFiles().User().Profile("Integration", OrgFiles.Class("FeedTest"))
            .File("classes/FeedTest.cls", "@IsTest class FeedTest {}")
            .File("classes/FeedTest.cls-meta.xml",
                "<ApexClass xmlns=\"http://soap.sforce.com/2006/04/metadata\"><status>Active</status></ApexClass>");

        Assert.Equal(DropCause.TestClass, Assert.Single(files.Plan().Dropped).Cause);
        Assert.Equal(["FeedTest"], files.Plan(new() { IncludesTestClasses = true }).Set!.Of(AccessKind.ApexClass)
            .Select(right => right.Name));
    }

    [Fact]
    public void Narrow_DropsWholeOrgRights_AndNamesObjectsInstead()
    {
        var plan = new OrgFiles().User()
            .Profile("Integration",
            OrgFiles.Permission("ModifyAllData") + OrgFiles.Permission("ViewAllData") + OrgFiles.Object("Account", "allowRead"))
            .Plan(new() { IsNarrow = true });

        Assert.Equal(["ModifyAllData", "ViewAllData"], plan.Dropped.Where(right => right.Cause == DropCause.Narrowed)
            .Select(right => right.Name));
        Assert.DoesNotContain(plan.Sets.SelectMany(set => set.Rights), right => right.Name is "ModifyAllData" or "ViewAllData");
        Assert.Equal("object Account (create, read, edit, delete, view all records, modify all records)", Assert.Single(plan.GrantInstead)
            .ToString());
    }

    [Fact]
    public void NeverUsedRight_IsDropped_WithTheLogAsEvidence()
    {
        var plan = new OrgFiles().User().Usage(OrgFiles.UsageRows("SOAP,update,,Account"))
            .Profile(
                "Integration", OrgFiles.Object("Account", "allowRead", "allowEdit", "allowDelete") + OrgFiles.Object("Case", "allowRead"))
            .Plan();

        Assert.Equal(["object Account (read, edit)"], plan.Set!.Rights.Select(right => right.ToString()));
        Assert.Equal(
            ["object Account (delete)", "object Case (read)"], plan.Dropped.Select(right => right.ToString()));
        Assert.All(plan.Dropped, right => Assert.Equal(
            (DropCause.NotNeeded, "never used in the API usage log, which covers 32 days, 2026-10-31 to 2026-12-01"),
            (right.Cause, right.Reason)));
    }

    [Fact]
    public void FieldOfAnObjectWithoutAnyUse_GoesWithIt_AndAnyOtherStays()
    {
        var plan = new OrgFiles().User().Usage(OrgFiles.UsageRows("SOAP,query,,Account"))
            .Profile("Integration", OrgFiles.Object("Account", "allowRead", "allowEdit") + OrgFiles.Object("Case", "allowRead")
                + OrgFiles.Field("Account.Rating", "editable", "readable") + OrgFiles.Field("Case.Reason", "readable"))
            .Plan();

        Assert.Equal(
            "its object was never used in the API usage log, which covers 32 days, 2026-10-31 to 2026-12-01",
            plan.Dropped.Single(right => right.ToString() == "field Case.Reason (read)").Reason);
        Assert.Equal(["Account.Rating"], plan.Sets.SelectMany(set => set.Of(AccessKind.Field)).Select(right => right.Name));
    }

    [Fact]
    public void NeverUsedRight_OnWhichAKeptOneDepends_IsKept()
    {
        var plan = new OrgFiles().User().Usage(OrgFiles.UsageRows("SOAP,query,,Account"))
            .Profile("Integration", OrgFiles.Object(
                "Account", "allowCreate", "allowRead", "allowEdit", "allowDelete", "viewAllRecords", "modifyAllRecords"))
            .Plan();

        Assert.Equal(
            ["object Account (read, edit, delete, view all records, modify all records)"],
            plan.Set!.Rights.Select(right => right.ToString()));
        Assert.Equal(["object Account (create)"], plan.Dropped.Select(right => right.ToString()));
    }

    [Fact]
    public void Narrow_LeavesOutOfTheObjectsWhatWasNeverUsed()
    {
        var plan = new OrgFiles().User()
            .Usage([.. OrgFiles.UsageRows("SOAP,query,,Account"), "2026-11-05,SOAP,update,,Contact"])
            .Profile("Integration", OrgFiles.Permission("ModifyAllData") + OrgFiles.Object("Account", "allowRead")
                + OrgFiles.Object("Case", "allowRead") + OrgFiles.Object("Contact", "allowRead"))
            .Plan(new() { IsNarrow = true });

        Assert.Equal(
            ["object Account (read, view all records)", "object Contact (read, edit, delete, view all records, modify all records)"],
            plan.GrantInstead.Select(right => right.ToString()));
        Assert.EndsWith(
            "without objects and rights never used in the API usage log, which covers 32 days, 2026-10-31 to 2026-12-01",
            plan.Dropped.Single(right => right.Name == "ModifyAllData").Reason, StringComparison.Ordinal);
        Assert.Contains(plan.Dropped, right => right.ToString() == "object Case (read)");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ViewAllOfAnObjectThatWasNeverRead_StaysInANarrowKitToo_WithWhatItRequires(bool isNarrow)
    {
        var plan = new OrgFiles().User().Usage(OrgFiles.UsageRows("SOAP,query,,Account"))
            .Profile("Integration", OrgFiles.Object("Account", "allowRead") + OrgFiles.Object("Case", "allowRead", "viewAllRecords")
                + OrgFiles.Field("Case.Reason", "readable"))
            .Plan(new() { IsNarrow = isNarrow });

        var ofCase = plan.Sets.SelectMany(set => set.Rights).Where(right => right.Name.StartsWith("Case", StringComparison.Ordinal));
        Assert.Equal(
            ["field Case.Reason (read)", "object Case (read, view all records)"],
            ofCase.Select(right => right.ToString()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(plan.Dropped, right => right.Cause == DropCause.Narrowed);
    }

    [Fact]
    public void AbsentComponent_GoesIntoTheSecondSet()
    {
        var plan = new OrgFiles().User().Profile("Integration", OrgFiles.Class("Gone") + OrgFiles.Class("Feed"))
            .File("classes/Feed.cls", "class Feed {}")
            .File("classes/Feed.cls-meta.xml",
                "<ApexClass xmlns=\"http://soap.sforce.com/2006/04/metadata\"><status>Active</status></ApexClass>").Plan();

        Assert.Equal(["Feed"], plan.Set!.Of(AccessKind.ApexClass).Select(right => right.Name));
        Assert.StartsWith("the project does not hold it", Assert.Single(plan.UnprovenSet!.Rights).Question, StringComparison.Ordinal);
    }

    /// <summary>Each right of the second set has a reason, even one that another right requires.</summary>
    [Fact]
    public void RequiredRights_OfTheSecondSet_SayWhatRequiresThem()
    {
        var plan = new OrgFiles().User().Profile("Integration", OrgFiles.Permission("ExternalClientAppAdmin")).Plan();

        var implied = plan.UnprovenSet!.Rights.Single(right => right.Name == "ExternalClientAppViewer");
        Assert.Equal("ExternalClientAppAdmin", implied.RequiredBy);
        Assert.StartsWith("required by ExternalClientAppAdmin", implied.Question, StringComparison.Ordinal);
        Assert.All(plan.UnprovenSet.Rights, right => Assert.False(string.IsNullOrWhiteSpace(right.Question)));
    }

    /// <summary>
    /// Rights on components that the project cannot confirm are not in the main set: fields and record types, parts of an absent object,
    /// and types that were not retrieved.
    /// </summary>
    [Fact]
    public void UnconfirmedRights_AreNeverInTheFirstSet()
    {
        const string Field = "<fieldPermissions><editable>false</editable><field>{0}</field><readable>true</readable></fieldPermissions>";
        var plan = new OrgFiles().User().Profile(
            "Integration",
            OrgFiles.Object("Order__c", "allowRead") + OrgFiles.Object("Gone__c", "allowRead") + OrgFiles.Object("Account",
                "allowRead") + OrgFiles.Object("ns__Managed__c", "allowRead")
                + string.Concat(new[] { "Order__c.A__c", "Order__c.Gone__c", "Account.Gone__c", "Account.ns__Managed__c",
                    "Account.Industry", "Gone__c.A__c" }.Select(name => string.Format(null, Field, name)))
                + "<recordTypeVisibilities><default>false</default><recordType>Account.Gone</recordType><visible>true</visible>"
                + "</recordTypeVisibilities>"
                + "<customPermissions><enabled>true</enabled><name>Gone</name></customPermissions>" + OrgFiles.Class("Gone"))
            .File("objects/Order__c.object", "<CustomObject "
                + "xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Order</label><fields><fullName>A__c</fullName>"
                + "<type>Text</type></fields></CustomObject>").Plan();

        Assert.Equal(
            ["Account", "Account.Industry", "Account.ns__Managed__c", "Order__c", "Order__c.A__c", "ns__Managed__c"],
            plan.Set!.Rights.Select(right => right.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Account.Gone", "Account.Gone__c", "Gone", "Gone", "Gone__c", "Gone__c.A__c", "Order__c.Gone__c"],
            plan.UnprovenSet!.Rights.Select(right => right.Name).Order(StringComparer.Ordinal));
        Assert.All(plan.UnprovenSet.Rights, right => Assert.Contains("project", right.Question, StringComparison.Ordinal));
    }

    [Fact]
    public void FieldsOfActivitiesAndPersonAccounts_AreConfirmedByTheirSource()
    {
        const string Field = "<fieldPermissions><editable>false</editable><field>{0}</field><readable>true</readable></fieldPermissions>";
        var plan = new OrgFiles().User().Profile(
            "Integration",
                OrgFiles.Object("Account",
                "allowRead") + string.Concat(new[] { "Task.A__c", "Account.B__pc" }.Select(name => string.Format(null, Field, name))))
            .File("objects/Activity.object", "<CustomObject "
                + "xmlns=\"http://soap.sforce.com/2006/04/metadata\"><fields><fullName>A__c</fullName><type>Text</type></fields>"
                + "</CustomObject>")
            .File("objects/Contact.object", "<CustomObject "
                + "xmlns=\"http://soap.sforce.com/2006/04/metadata\"><fields><fullName>B__c</fullName><type>Text</type></fields>"
                + "</CustomObject>").Plan();

        Assert.DoesNotContain(plan.UnprovenSet?.Rights
            ?? [], right => right.Question!.StartsWith("the project does not hold it", StringComparison.Ordinal));
    }

    /// <summary>
    /// The platform refuses both in a set that is bound to the permission set licence, even when another right requires them.
    /// </summary>
    [Fact]
    public void PermissionsFixedByTheProfile_AreInNoSet()
    {
        var all = MetadataAnalyzer.Licensing.LicenseCatalogue.LoadEmbedded().Permissions.Select(entry => OrgFiles.Permission(entry.Name));
        var plan = new OrgFiles().User().Profile("Integration", string.Concat(all)).Plan(new() { BindsPermissionSetLicense = true });

        Assert.Equal(2, plan.Sets.Length);
        Assert.DoesNotContain(plan.Sets.SelectMany(set => set.Rights), right => right.Name is "ApiEnabled" or "ApiUserOnly");
        Assert.All(plan.Dropped, right => Assert.False(string.IsNullOrWhiteSpace(right.Reason)));
        Assert.All(plan.Sets.Where(set => set.IsUnproven).SelectMany(set => set.Rights),
            right => Assert.False(string.IsNullOrWhiteSpace(right.Question)));
        Assert.DoesNotContain(plan.Set!.Rights,
            right => plan.Subject.Needs.FindPermission(right.Name) is { Need: MetadataAnalyzer.Access.Need.NotNeeded }
            && right.RequiredBy is null && right.Kind == AccessKind.UserPermission);
    }
}
