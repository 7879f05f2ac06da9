using MetadataAnalyzer.Access;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

public class AbsentAccessTests
{
    private const string Page = "<pageAccesses><apexPage>OrderExport</apexPage><enabled>true</enabled></pageAccesses>\n";

    [Fact]
    public void Containers_AreKeptApartAndWhatIsNotThereAtAllIsOneStatement()
    {
        var org = Project().Profile("Integration", Class("A") + Class("B") + Class("Known") + Page)
            .Set("Sync", Class("B") + Class("C") + Page)
            .User().Assign("Sync").Read();

        var absent = AbsentAccess.ToCode(org.Subjects[0], org);

        Assert.Equal(
            [
                "profile 'Integration': Apex class 'A'",
                "permission set 'Sync': Apex class 'B', Apex class 'C'",
                "permission set 'Sync' or not: Visualforce page 'OrderExport'",
            ],
            absent.Select(entry =>
                $"{string.Join(" and ", entry.Containers)}{(entry.WholeType is null ? "" : " or not")}: {string.Join(", ", entry.Names)}"));
    }

    [Theory]
    [InlineData(null, "A Kept OrderExport")]
    [InlineData(false, "A Kept OrderExport")]
    [InlineData(true, "A OrderExport")]
    public void ClassOfASetThatStays_MattersUnlessEndpointsAreCarried(bool? isCarried, string expected)
    {
        var files = Project().Profile("Integration", Class("A")).Set("Sync", Class("Kept") + Page).User().Assign("Sync");
        var org = (isCarried is { } carried ? files.Carries("ApexRestServices", carried) : files).Read();

        Assert.Equal(
            expected,
            string.Join(' ', AbsentAccess.ToCode(org.Subjects[0], org)
                .SelectMany(entry => entry.Grants)
                .Select(grant => grant.Grant.Name)
                .Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void ClassThatThePermissionSetGroupMutes_IsNoAccess()
    {
        var org = Project().Profile("Integration")
            .Set("Sync", Class("A"))
            .Muting("Quiet", Class("A"))
            .Group("Suite", ["Sync"], "Quiet")
            .User()
            .AssignGroup("Suite")
            .Read();

        Assert.Empty(AbsentAccess.ToCode(org.Subjects[0], org));
    }

    [Fact]
    public void RightsToRebuild_AreOnOwnComponentsThatAreNotThere()
    {
        var body = Object("Account", "allowRead")
            + Object("Gone__c", "allowRead")
            + Object("pkg__Thing__c", "allowRead")
            + Object("Order__c", "allowRead")
            + "<customMetadataTypeAccesses><enabled>true</enabled><name>Route__mdt</name></customMetadataTypeAccesses>\n"
            + "<customSettingAccesses><enabled>true</enabled><name>Switch__c</name></customSettingAccesses>\n"
            + "<applicationVisibilities><application>Console</application><visible>true</visible></applicationVisibilities>\n"
            + "<tabVisibilities><tab>Gone__c</tab><visibility>DefaultOn</visibility></tabVisibilities>\n";
        var org = Project().Profile("Integration", body).User().Read();

        var absent = Assert.Single(AbsentAccess.AfterTheMove(org.Subjects[0], org));

        Assert.Equal(["object 'Gone__c'", "custom metadata type 'Route__mdt'", "custom setting 'Switch__c'"], absent.Names);
        Assert.Equal(["CustomObject 'Gone__c'", "CustomObject 'Route__mdt'", "CustomObject 'Switch__c'"], absent.Members);
    }

    [Fact]
    public void ObjectThatCannotBeRead_IsThere()
    {
        var org = Project().File("objects/Gone__c.object", "<CustomObject><<<<<<< HEAD")
            .Profile("Integration", Object("Gone__c", "allowRead"))
            .User()
            .Read();

        Assert.Empty(AbsentAccess.AfterTheMove(org.Subjects[0], org));
    }

    private static OrgFiles Project() => new OrgFiles()
        .File(
            "objects/Order__c.object",
            "<CustomObject xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Order</label></CustomObject>")
        .File("classes/Known.cls", "public class Known {}")
        .File(
            "classes/Known.cls-meta.xml",
            "<ApexClass xmlns=\"http://soap.sforce.com/2006/04/metadata\"><status>Active</status></ApexClass>");
}
