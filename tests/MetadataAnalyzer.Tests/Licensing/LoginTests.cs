using MetadataAnalyzer.Licensing;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

public sealed class LoginTests
{
    private static readonly LicenseCatalogue Catalogue = LicenseCatalogue.LoadEmbedded();

    [Theory]
    [InlineData("Remote Access 2.0", "OauthClientCredentials", LoginSurface.Api, "client-credentials")]
    [InlineData("Remote Access 2.0", "OauthRefreshToken", LoginSurface.Api, "refresh-token")]
    [InlineData("Oauth2", "OauthWebServer", LoginSurface.Api, "web-server")]
    [InlineData("Remote Access 2.0", "OauthUsernamePassword", LoginSurface.Api, "username-password")]
    [InlineData("Remote Access 2.0", null, LoginSurface.Api, "oauth")]
    [InlineData("remote access 2.0", "SomethingNew", LoginSurface.Api, "oauth")]
    [InlineData("Other Apex API", "", LoginSurface.Api, "soap-login")]
    [InlineData("Partner Product", null, LoginSurface.Api, "soap-login")]
    [InlineData("Application", "UsernamePasswordUiLogin", LoginSurface.Ui, "password-ui")]
    [InlineData("Application", null, LoginSurface.Ui, "password-ui")]
    [InlineData("SAML Sfdc Initiated SSO", null, LoginSurface.Ui, "saml-ui")]
    [InlineData("Lightning Login", null, LoginSurface.Ui, "lightning-login")]
    [InlineData("SomethingNew", null, LoginSurface.Other, "unknown")]
    [InlineData(null, null, LoginSurface.Other, "unknown")]
    public void Login_IsReadByItsSubtypeThenItsType(string? type, string? subType, LoginSurface surface, string flow)
    {
        Assert.Equal(new LoginKind(surface, flow), Catalogue.ClassifyLogin(type, subType));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(" ", false)]
    [InlineData("N/A", false)]
    [InlineData("browser", false)]
    [InlineData("Salesforce for iOS", false)]
    [InlineData("Dataloader Bulk", false)]
    [InlineData("Nightly Sync", true)]
    [InlineData("Salesforce Sync Job", true)]
    public void Application_IsRealUnlessTheCatalogueKnowsIt(string? application, bool isReal)
    {
        Assert.Equal(isReal, Catalogue.IsRealApplication(application));
    }

    [Fact]
    public void MobileApp_IsAPersons()
    {
        Assert.Equal(ApplicationKind.Person, Catalogue.ClassifyApplication("Salesforce for Android"));
    }
}
