using MetadataAnalyzer.Migration.Snapshot;
using MetadataAnalyzer.Migration.Verification;
using MetadataAnalyzer.Tests.Access;
using MetadataAnalyzer.Tests.Migration.Snapshot;
using MetadataAnalyzer.Tests.Planning;
using Xunit;

namespace MetadataAnalyzer.Tests.Migration.Verification;

/// <summary>A result that the files do not prove is never called complete.</summary>
public sealed class VerificationLimitsTests
{
    private const string Range = "<loginIpRanges><endAddress>192.0.2.9</endAddress><startAddress>192.0.2.1</startAddress></loginIpRanges>";
    private const string License = "Salesforce Integration";
    private const string Group = "API Only - A";

    private static readonly string Api =
        OrgFiles.Permission("ApiEnabled") + OrgFiles.Permission("ApiUserOnly") + OrgFiles.Permission("ChatterInternalUser");

    [Fact]
    public void EverythingShown_IsPassed() => Assert.Empty(Items(Before(), Moved().Profile(Group, Range + Api, License)));

    [Fact]
    public void AssignmentsNotExported_IsNotProven_EvenWhenNoneIsPlanned()
    {
        var after = new OrgFiles().User(Group, License).Profile(Group, Range + Api, License);

        Assert.Contains(Items(Before(), after), item => item.Outcome == CheckOutcome.NotProven
            && item.Text.StartsWith("what is assigned besides is not known", StringComparison.Ordinal));
    }

    [Fact]
    public void AssignmentsNotExportedBefore_IsNotProven()
    {
        var before = new OrgFiles().User().Profile("Integration", Range + Api);

        Assert.Contains(Items(before, Moved().Profile(Group, Range + Api, License)), item => item.Outcome == CheckOutcome.NotProven
            && item.Text.StartsWith("what was assigned before is not known", StringComparison.Ordinal));
    }

    [Fact]
    public void ProfileWithoutItsPermissions_IsNotProven() => Assert.Contains(
        Items(Before(), Moved().Profile(Group, Range, License)),
        item => item.Outcome == CheckOutcome.NotProven
            && item.Text.StartsWith("what profile 'API Only - A' grants is not known in full: its file has no userPermissions",
            StringComparison.Ordinal));

    [Fact]
    public void ProfileRetrievedWithAPartOfItsRights_IsNotProven()
    {
        static OrgFiles Code(OrgFiles files) => files
            .File("classes/Feed.cls", "class Feed {}")
                .File("classes/Feed.cls-meta.xml",
                "<ApexClass xmlns=\"http://soap.sforce.com/2006/04/metadata\"><status>Active</status></ApexClass>")
            .File("objects/Order__c.object", "<CustomObject "
                + "xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Order</label><fields><fullName>A__c</fullName>"
                + "<type>Text</type></fields></CustomObject>");

        var items = Items(Code(Before()), Code(Moved())
            .Profile(Group, Range + Api + "<layoutAssignments><layout>Account-Account Layout</layout></layoutAssignments>", License));

        Assert.Contains(items, item => item.Outcome == CheckOutcome.NotProven
            && item.Text.Contains("has no objectPermissions", StringComparison.Ordinal));
    }

    [Fact]
    public void SetThatIsTakenAway_AndStillAssigned_IsMissed()
    {
        static OrgFiles Bound(OrgFiles files) => files.Set("Legacy", OrgFiles.Permission("ApiEnabled"), "Salesforce");

        var items = Items(Bound(Before().Assign("Legacy")), Bound(Moved().Assign("Legacy")).Profile(Group, Range + Api, License));

        Assert.Contains(items, item => item.Outcome == CheckOutcome.Missed
            && item.Text == "permission set 'Legacy' is still assigned; the plan takes it away for good");
    }

    /// <summary>Logins may come from all ranges of a profile together, so a kit without the wide range would lock the user out.</summary>
    [Fact]
    public void WideRange_IsKeptBesideANarrowOne()
    {
        const string Wide = "<loginIpRanges><endAddress>10.255.255.255</endAddress><startAddress>10.0.0.0</startAddress></loginIpRanges>";
        var before = new OrgFiles().User().Assign().Profile("Integration", Range + Wide + Api);

        Assert.Equal(["192.0.2.1-192.0.2.9", "10.0.0.0-10.255.255.255"], before.Plan().Profile.IpRanges.Select(range => range.ToString()));
        Assert.Empty(Items(before, Moved().Profile(Group, Range + Wide + Api, License)));
        Assert.Contains(Items(before, Moved().Profile(Group, Range + Api, License)),
            item => item.Text == "IP range 10.0.0.0-10.255.255.255 is missing in profile 'API Only - A'");
    }

    private static OrgFiles Before() => new OrgFiles().User().Assign().Profile("Integration", Range + Api);

    private static OrgFiles Moved() => new OrgFiles().User(Group, License).Assign().Profile("Integration", Range + Api)
        .Export("permission-set-license-assignments", "Assignee.Username,PermissionSetLicense.DeveloperName",
            $"{OrgFiles.Username},SalesforceAPIIntegrationPsl");

    private static List<CheckItem> Items(OrgFiles before, OrgFiles after) =>
    [
        .. Verifier.Verify(SnapshotFile.Read("before.json", SampleSnapshot.Write(before.Assess())), after.Assess(), [OrgFiles.Username])
            .Subjects.Single().Checks.SelectMany(check => check.Items),
    ];
}
