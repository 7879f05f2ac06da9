using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

public sealed class LicenseCapabilitiesTests
{
    private const AccessRights Crud = AccessRights.Create | AccessRights.Read | AccessRights.Edit | AccessRights.Delete;

    private static readonly LicenseCatalogue Catalogue = LicenseCatalogue.LoadEmbedded();
    private static readonly LicenseCapabilities WithoutRow = new(Catalogue, capabilityRow: null, capabilityRowPlace: null);

    [Fact]
    public void WithoutRow_TheCatalogueDecides()
    {
        var allowed = WithoutRow.UserPermission("ModifyAllData");
        var unknown = WithoutRow.UserPermission("ApexRestServices");

        Assert.False(WithoutRow.HasCapabilityRow);
        Assert.Equal((CarriageStatus.Allowed, "psl-prod"), (allowed.Status, allowed.Source?.Id));
        Assert.Equal(CarriageStatus.Unknown, unknown.Status);
        Assert.Equal(CarriageStatus.Unknown, WithoutRow.UserPermission("NoSuchPermission").Status);
    }

    [Fact]
    public void Row_GoesBeforeTheCatalogue()
    {
        var capabilities = WithRow(("MaximumPermissionsModifyAllData", false), ("apexrestservices", true));

        var blocked = capabilities.UserPermission("ModifyAllData");

        Assert.Equal(CarriageStatus.Blocked, blocked.Status);
        Assert.Equal(
            "the org's own record of the permission set licence (permission-set-licenses, row 2) says "
                + "MaximumPermissionsModifyAllData = false",
            blocked.Evidence);
        Assert.Equal(CarriageStatus.Allowed, capabilities.UserPermission("ApexRestServices").Status);
    }

    [Fact]
    public void RowWithoutTheColumn_LeavesItToTheCatalogue()
    {
        var capabilities = WithRow(("ViewSetup", true));

        Assert.Equal(CarriageStatus.Allowed, capabilities.UserPermission("ModifyAllData").Status);
        Assert.Contains(
            "has no column MaximumPermissionsApexRestServices", capabilities.UserPermission("ApexRestServices").Evidence,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ApiEnabled")]
    [InlineData("ApiUserOnly")]
    [InlineData("ChatterInternalUser")]
    [InlineData("APIEnabled")]
    public void PermissionOfTheProfile_IsCarriedWhateverTheRowSays(string apiName)
    {
        var capabilities = WithRow(("ApiEnabled", false), ("ApiUserOnly", false), ("ChatterInternalUser", false));

        Assert.Equal(CarriageStatus.Allowed, capabilities.UserPermission(apiName).Status);
    }

    [Theory]
    [InlineData("Account", Crud | AccessRights.ViewAll | AccessRights.ModifyAll, CarriageStatus.Allowed)]
    [InlineData("Account", AccessRights.Read | AccessRights.ViewAllFields, CarriageStatus.Unknown)]
    [InlineData("Product2", Crud, CarriageStatus.Allowed)]
    [InlineData("Product2", AccessRights.ViewAll, CarriageStatus.Unknown)]
    [InlineData("Order__c", Crud | AccessRights.ModifyAll | AccessRights.ViewAllFields, CarriageStatus.Allowed)]
    [InlineData("ns__Order__c", Crud, CarriageStatus.Allowed)]
    [InlineData("Setting__mdt", AccessRights.Enabled, CarriageStatus.Allowed)]
    [InlineData("Happened__e", AccessRights.Create | AccessRights.Read, CarriageStatus.Allowed)]
    [InlineData("Archive__b", AccessRights.Read, CarriageStatus.Unknown)]
    [InlineData("Remote__x", AccessRights.Read, CarriageStatus.Unknown)]
    [InlineData("Faq__kav", AccessRights.Read, CarriageStatus.Unknown)]
    [InlineData("SomethingNew", AccessRights.Read, CarriageStatus.Unknown)]
    [InlineData("BatchJob", AccessRights.Read, CarriageStatus.Unknown)]
    [InlineData("OpportunityLineItem", Crud, CarriageStatus.Allowed)]
    [InlineData("ContentDocumentLink", AccessRights.Read, CarriageStatus.Unknown)]
    [InlineData("AccountShare", AccessRights.Read, CarriageStatus.Allowed)]
    [InlineData("Order__History", AccessRights.Read, CarriageStatus.Allowed)]
    [InlineData("Task", Crud, CarriageStatus.Allowed)]
    [InlineData("Territory", AccessRights.Edit, CarriageStatus.Unknown)]
    [InlineData("Territory", AccessRights.Read, CarriageStatus.Unknown)]
    [InlineData("AuthConfig", AccessRights.Read | AccessRights.Edit, CarriageStatus.Unknown)]
    public void Object_IsCarriedAsFarAsItWasSeen(string apiName, AccessRights rights, CarriageStatus status)
    {
        Assert.Equal(status, WithoutRow.Object(apiName, rights).Status);
    }

    [Fact]
    public void ObjectBehindAPermission_FollowsTheRow()
    {
        var capabilities = WithRow(("EditTask", false), ("ManageTerritories", true));

        Assert.Equal(CarriageStatus.Blocked, capabilities.Object("Task", Crud).Status);
        Assert.Equal(CarriageStatus.Allowed, capabilities.Object("Task", AccessRights.Read).Status);
        Assert.Equal(CarriageStatus.Allowed, capabilities.Object("Territory", AccessRights.Edit).Status);
    }

    [Fact]
    public void WiderRight_IsNamed()
    {
        Assert.Contains("ViewAllFields", WithoutRow.Object("Account", AccessRights.ViewAllFields).Evidence, StringComparison.Ordinal);
    }

    private static LicenseCapabilities WithRow(params (string Column, bool Value)[] columns)
        => new(
            Catalogue, columns.ToDictionary(column => column.Column, column => column.Value, StringComparer.Ordinal),
            "permission-set-licenses, row 2");
}
