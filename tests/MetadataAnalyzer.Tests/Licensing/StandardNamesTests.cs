using MetadataAnalyzer.Licensing;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

public sealed class StandardNamesTests
{
    private static readonly StandardNames Names = LicenseCatalogue.LoadEmbedded().StandardNames;

    [Fact]
    public void Licence_HasTheNamesThatDataAndMetadataUse()
    {
        Assert.Equal("Salesforce Integration", Names.UserLicense);
        Assert.Equal("SalesforceAPIIntegrationPsl", Names.PermissionSetLicense);
        Assert.True(Names.IsIntegrationPermissionSetLicense("salesforceapiintegrationPSL"));
        Assert.True(Names.IsIntegrationPermissionSetLicense("Salesforce API Integration"));
        Assert.False(Names.IsIntegrationPermissionSetLicense("Salesforce Integration"));
    }

    [Theory]
    [InlineData("Admin", "System Administrator")]
    [InlineData("StandardAul", "Standard Platform User")]
    [InlineData("Read Only", "Read Only")]
    [InlineData("Orders", "Orders")]
    public void ApiName_HasItsLabel(string apiName, string label)
    {
        Assert.Equal(label, Names.ProfileLabel(apiName));
        Assert.True(Names.IsSameProfile(apiName.ToLowerInvariant(), label));
    }

    [Fact]
    public void Label_HasItsApiName()
    {
        Assert.Equal("MarketingProfile", Names.ProfileApiName("marketing user"));
    }

    [Fact]
    public void ApiOnlyProfiles_ComeCurrentFirst()
    {
        Assert.Equal(["Minimum Access - API Only Integrations", "Salesforce API Only System Integrations"], Names.ApiOnlyProfiles);
        Assert.True(Names.IsApiOnlyProfile("minimum access - api only integrations"));
    }
}
