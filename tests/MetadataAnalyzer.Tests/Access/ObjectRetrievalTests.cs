using System.Collections.Immutable;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

public class ObjectRetrievalTests
{
    private static readonly string[] Common = ["Account", "Case", "Contact", "Lead", "Opportunity"];

    [Fact]
    public void NoRightOnACommonObjectAnywhere_MeansThatTheRetrieveDidNotNameThem() =>
        Assert.Equal(Common, LeftOut(new OrgFiles().Profile("Integration", Object("Order__c", "allowRead"))));

    [Fact]
    public void ObjectInTheProject_ShowsThatTheRetrieveNamedStandardObjects() => Assert.Empty(LeftOut(
        new OrgFiles().Profile("Integration", Object("Order__c", "allowRead"))
            .Component("objects", "object", "CustomObject", "Account", "<label>Account</label>")));

    [Fact]
    public void OneCommonObject_ShowsThatTheRetrieveNamedStandardObjects() =>
        Assert.Empty(LeftOut(new OrgFiles().Profile("Integration", Object("Contact", "allowRead"))));

    [Fact]
    public void ModifyAllDataWithoutARow_ProvesTheGapForEveryProfile() => Assert.Equal(
        ["Case", "Lead"],
        LeftOut(new OrgFiles().Profile("Integration", Object("Account", "allowRead"))
            .Profile("Admin", Permission("ModifyAllData")
                + Object("Account", "allowRead")
                + Object("Contact", "allowRead")
                + Object("Opportunity", "allowRead"))));

    [Fact]
    public void RightsOfPermissionSets_DoNotShowWhatProfilesWereRetrievedWith() => Assert.Equal(
        Common,
        LeftOut(new OrgFiles().Profile("Integration")
            .Profile("Admin", Permission("ModifyAllData"))
            .Set("Sync", Object("Account", "allowRead"))));

    [Fact]
    public void FieldsOfAnObjectWithoutARow_ProveTheGapForTheProfile()
    {
        const string Field =
            "<fieldPermissions><editable>false</editable><field>Order.Code__c</field><readable>true</readable></fieldPermissions>\n";

        Assert.Equal(["Order"], LeftOut(new OrgFiles().Profile("Integration", Field + Object("Account", "allowRead"))));
        Assert.Empty(LeftOut(new OrgFiles().Profile("Integration", Field + Object("Account", "allowRead"))
            .Profile("Sales", Object("Order", "allowRead"))));
    }

    private static ImmutableArray<string> LeftOut(OrgFiles files) => files.User().ReadSubject().Retrieval.ObjectsLeftOut;
}
