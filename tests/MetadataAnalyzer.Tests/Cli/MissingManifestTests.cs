using System.Xml.Linq;
using MetadataAnalyzer.Cli.Collecting;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Tests.Access;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public class MissingManifestTests
{
    private static readonly XNamespace Package = "http://soap.sforce.com/2006/04/metadata";

    [Fact]
    public void WritingTheMissingFiles_EmptiesIt()
    {
        var files = new OrgFiles().User("Sync").Assign("Orders", "Held")
            .Set("Held", OrgFiles.Class("OrderSync") + OrgFiles.Object("Order__c", "allowRead"));
        var missing = Members(files);

        Assert.Equal(["ApexClass OrderSync", "CustomObject Order__c", "PermissionSet Orders", "Profile Sync"], missing);

        files.Profile("Sync", OrgFiles.Permission("ApiEnabled")).Set("Orders", "")
            .File("classes/OrderSync.cls", "public class OrderSync {}")
            .File("classes/OrderSync.cls-meta.xml", "<ApexClass xmlns=\"http://soap.sforce.com/2006/04/metadata\"/>")
            .Component("objects", "object", "CustomObject", "Order__c", "");

        // One section absent proves nothing; two would.
        files.Profile("Sync", OrgFiles.Permission("ApiEnabled") + OrgFiles.Class("OrderSync"));
        Assert.Empty(Members(files));
    }

    [Fact]
    public void ProfileRetrievedAlone_BringsWhatItHasRightsOn()
    {
        var files = new OrgFiles().User("Sync").Profile("Sync", "").Component("objects", "object", "CustomObject", "Order__c", "")
            .Set("Held", OrgFiles.Object("acme__Load__c", "allowRead") + OrgFiles.Object("WorkOrder", "allowRead"));

        var members = Members(files);

        Assert.Contains("Profile Sync", members);
        Assert.Contains("CustomObject *", members);
        Assert.Contains("CustomObject Account", members);
        Assert.Contains("CustomObject WorkOrder", members);
        Assert.Contains("CustomObject acme__Load__c", members);
        Assert.DoesNotContain("ApexClass *", members);
    }

    [Fact]
    public void WhatOnlyPeopleHave_IsNoQuestion()
    {
        var files = new OrgFiles().User("Sales", name: "Jo Bloggs")
            .Profile("Sales", OrgFiles.Permission("RunReports") + OrgFiles.Class("Gone")).Assign("Gone_Set")
            .Export(
                "login-history", "Username,LoginTime,LoginType,Status", $"{OrgFiles.Username},2026-11-20T08:00:00Z,Application,Success");

        Assert.Empty(Members(files));
    }

    [Fact]
    public void IdWithoutAName_IsNoMember() =>
        Assert.Empty(Members(new OrgFiles().User("Sync").Profile("Sync", OrgFiles.Permission("ApiEnabled")).Assign("0PS000000000001AAA")));

    [Fact]
    public void HostileName_IsEscaped()
    {
        const string Name = "R&D </members><members>*";
        var org = new OrgFiles()
            .Export("users", "Username,IsActive,Profile.Name,Profile.UserLicense.Name", $"int@acme.example,true,{Name},Salesforce")
            .Set("Any", "").Read();

        var xml = MissingManifest.Write(org, RetrieveGap.Find(org));

        Assert.Equal([Name], XDocument.Parse(xml).Descendants(Package + "members").Select(member => member.Value));
    }

    [Fact]
    public void Sample_NamesManagedSetsAndTheProfilesThatAreMissingOrAlone()
    {
        using var folder = new TemporaryFolder();

        var run = CliRun.Of("inventory", CliRun.Sample, "--package", folder.PathOf("one.xml"));
        CliRun.Of("inventory", CliRun.Sample, "--package", folder.PathOf("two.xml"));

        Assert.Equal(0, run.Code);
        Assert.Contains("managed: a retrieve brings these by name only", run.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(folder.PathOf("one.xml")), File.ReadAllBytes(folder.PathOf("two.xml")));
        var types = XDocument.Load(folder.PathOf("one.xml")).Root!.Elements(Package + "types")
            .ToDictionary(
                type => type.Element(Package + "name")!.Value,
                type => type.Elements(Package + "members").Select(member => member.Value).ToList());
        Assert.Equal(types.Keys.Order(StringComparer.Ordinal), types.Keys);
        Assert.Equal(["Data Lake Reader", "品質連携"], types["Profile"]);
        Assert.Contains("qvsign__Quillvane_API", types["PermissionSet"]);
        Assert.DoesNotContain("*", types["PermissionSet"]);
        Assert.Equal(["*"], types["ApexClass"]);
    }

    private static List<string> Members(OrgFiles files)
    {
        var org = files.Read();
        return [.. MissingManifest.Members(org, RetrieveGap.Find(org))
            .SelectMany(entry => entry.Members.Select(member => $"{entry.Type} {member}"))];
    }
}
