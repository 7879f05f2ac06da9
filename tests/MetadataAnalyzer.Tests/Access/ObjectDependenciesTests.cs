using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

public class ObjectDependenciesTests
{
    [Theory]
    [InlineData(AccessRights.None, AccessRights.None)]
    [InlineData(AccessRights.Create, AccessRights.Create | AccessRights.Read)]
    [InlineData(AccessRights.Delete, AccessRights.Delete | AccessRights.Edit | AccessRights.Read)]
    [InlineData(AccessRights.ViewAllFields, AccessRights.ViewAllFields | AccessRights.Read)]
    [InlineData(
        AccessRights.ModifyAll,
        AccessRights.ModifyAll | AccessRights.ViewAll | AccessRights.Delete | AccessRights.Edit | AccessRights.Read)]
    public void Complete_AddsWhatRightsDependOn(AccessRights rights, AccessRights expected) =>
        Assert.Equal(expected, ObjectDependencies.Complete(rights));

    [Fact]
    public void MasterOfAMaster_IsReached()
    {
        var missing = Missing(Org().Profile("Integration", Object("Leg__c", "allowRead")).User());

        Assert.Equal(
            ["Leg__c Trip__c", "Leg__c Trip__c Tour__c"],
            missing.Select(entry => string.Join(' ', entry.Chain)).Order(StringComparer.Ordinal));
        Assert.All(missing, entry => Assert.Equal((AccessRights.Read, false), (entry.Rights, entry.IsOwn)));
    }

    [Fact]
    public void CycleOfMasters_Ends()
    {
        var org = new OrgFiles().File("objects/A__c.object", Detail("B__c")).File("objects/B__c.object", Detail("A__c"));

        Assert.Equal("B__c", Assert.Single(Missing(org.Profile("Integration", Object("A__c", "allowRead")).User())).Name);
    }

    [Theory]
    [InlineData("Box__c", "Edit")]
    [InlineData("Archive__b", "")]
    public void DeleteNeedsEdit_ButOnABigObject(string name, string expected)
    {
        var missing = Missing(Org().Profile("Integration", Object(name, "allowRead", "allowDelete")).User());

        Assert.Equal(expected, string.Join(' ', missing.Select(entry => entry.Rights.ToString())));
    }

    [Theory]
    [InlineData("ModifyAllData", 0)]
    [InlineData("ViewAllData", 1)]
    [InlineData("RunReports", 3)]
    public void PermissionOnAllData_StandsForRights(string permission, int expected)
    {
        var body = Object("Leg__c", "allowRead") + Object("Box__c", "allowRead", "allowDelete") + Permission(permission);

        Assert.Equal(expected, Missing(Org().Profile("Integration", body).User()).Length);
    }

    private static OrgFiles Org() =>
        new OrgFiles().File("objects/Leg__c.object", Detail("Trip__c")).File("objects/Trip__c.object", Detail("Tour__c"));

    private static string Detail(string master) =>
        "<CustomObject xmlns=\"http://soap.sforce.com/2006/04/metadata\"><fields><fullName>Master__c</fullName>"
        + $"<referenceTo>{master}</referenceTo><type>MasterDetail</type></fields><label>Detail</label></CustomObject>";

    private static ImmutableArray<MissingObjectRights> Missing(OrgFiles files)
    {
        var org = files.Read();
        return org.ObjectDependencies.Missing(Assert.Single(org.Subjects).Access);
    }
}
