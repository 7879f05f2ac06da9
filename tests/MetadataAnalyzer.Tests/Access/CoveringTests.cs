using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Access;

public class CoveringTests
{
    private static readonly string Needs = OrgFiles.Permission("ApiEnabled")
        + OrgFiles.Object("Parcel__c", "allowCreate", "allowRead")
        + OrgFiles.Class("Sync");

    [Fact]
    public void ASetWithAllRights_Covers()
    {
        var set =
            Assert.Single(Read(OrgFiles.Object("Parcel__c", "allowCreate", "allowEdit", "allowRead")
                + OrgFiles.Class("Sync")
                + OrgFiles.Class("Other")).Move.CoveringSets);

        Assert.Equal(("Candidate", 2), (set.PermissionSet.FullName, set.Needed));
        Assert.Equal([(AccessKind.Object, "Parcel__c"), (AccessKind.ApexClass, "Other")], set.Extras.Order());
    }

    [Theory]
    [InlineData("allowRead")]
    [InlineData("allowCreate")]
    public void ARightThatIsMissing_IsNotCovered(string flag) =>
        Assert.Empty(Read(OrgFiles.Object("Parcel__c", flag) + OrgFiles.Class("Sync")).Move.CoveringSets);

    [Fact]
    public void ASetThatCannotBeGiven_DoesNotCount()
    {
        var rights = OrgFiles.Object("Parcel__c", "allowCreate", "allowRead") + OrgFiles.Class("Sync");

        Assert.Single(Read(rights).Move.CoveringSets);
        Assert.Empty(Read(rights, license: "Salesforce").Move.CoveringSets);
        Assert.Empty(Read(rights, license: "Salesforce Integration").Move.CoveringSets);
        Assert.Empty(Read(rights + "<hasActivationRequired>true</hasActivationRequired>\n").Move.CoveringSets);
        Assert.Empty(Read(rights + OrgFiles.Permission("CustomizeApplicationOfNobody")).Move.CoveringSets);
    }

    [Fact]
    public void ASetOfWhichTheExportNamesAnotherLicence_DoesNotCount()
    {
        var rights = OrgFiles.Object("Parcel__c", "allowCreate", "allowRead") + OrgFiles.Class("Sync");

        var subject = new OrgFiles().Profile("Integration", Needs).User().Set("Candidate", rights)
            .Export("permission-sets", "Id,Name,License.Name", "0PS000000000001,Candidate,Salesforce").ReadSubject();

        Assert.Empty(subject.Move.CoveringSets);
    }

    [Fact]
    public void FewestExtras_ComeFirst()
    {
        var rights = OrgFiles.Object("Parcel__c", "allowCreate", "allowRead") + OrgFiles.Class("Sync");

        var subject = new OrgFiles().Profile("Integration", Needs)
            .User()
            .Set("A", rights + OrgFiles.Class("Other"))
            .Set("B", rights)
            .ReadSubject();

        Assert.Equal(["B", "A"], subject.Move.CoveringSets.Select(set => set.PermissionSet.FullName));
    }

    [Fact]
    public void NothingToRebuild_AsksForNoSet() =>
        Assert.Empty(new OrgFiles().Profile("Integration", OrgFiles.Permission("ApiEnabled"))
            .User()
            .Set("Any", OrgFiles.Class("Sync"))
            .ReadSubject().Move.CoveringSets);

    private static MetadataAnalyzer.Access.Subject Read(string rights, string? license = null) =>
        new OrgFiles().Profile("Integration", Needs).User().Set("Candidate", rights, license).ReadSubject();
}
