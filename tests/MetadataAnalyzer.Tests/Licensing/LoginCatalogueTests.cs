using MetadataAnalyzer.Licensing;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

public sealed class LoginCatalogueTests
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
    [InlineData("Partner Product", null, LoginSurface.Other, "soap-login")]
    [InlineData("AppExchange", null, LoginSurface.Other, "appexchange")]
    [InlineData("Help And Training", null, LoginSurface.Other, "help-and-training")]
    [InlineData("Anwendung", null, LoginSurface.Other, "unknown")]
    [InlineData("Application", "UsernamePasswordUiLogin", LoginSurface.Ui, "password-ui")]
    [InlineData("Application", null, LoginSurface.Ui, "password-ui")]
    [InlineData("SAML Sfdc Initiated SSO", null, LoginSurface.Ui, "saml-ui")]
    [InlineData("Lightning Login", null, LoginSurface.Ui, "lightning-login")]
    [InlineData("SomethingNew", null, LoginSurface.Other, "unknown")]
    [InlineData(null, null, LoginSurface.Other, "unknown")]
    public void Login_IsReadByItsSubtypeThenItsType(string? type, string? subType, LoginSurface surface, string flow)
    {
        Assert.Equal(new LoginKind(surface, flow), Catalogue.ClassifyLogin(type, subType, "Nightly Sync"));
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

    [Theory]
    [InlineData("Salesforce for Android")]
    [InlineData("salesforce for iOS ")]
    [InlineData("SalesforceA")]
    [InlineData("Salesforce for Outlook")]
    [InlineData("Lightning for Gmail")]
    [InlineData("Chatter Desktop")]
    [InlineData("Salesforce Inspector Reloaded")]
    public void ClientOfAPerson_IsTheUserInterface(string application)
    {
        Assert.Equal(
            new LoginKind(LoginSurface.Ui, "refresh-token"),
            Catalogue.ClassifyLogin("Remote Access 2.0", "OauthRefreshToken", application));
        Assert.Equal(LoginSurface.Ui, Catalogue.ClassifyLogin("Unbekannt", "", application).Surface);
    }

    [Theory]
    [InlineData("Success", LoginOutcome.Success)]
    [InlineData(" success ", LoginOutcome.Success)]
    [InlineData("Erfolg", LoginOutcome.Success)]
    [InlineData("Réussite", LoginOutcome.Success)]
    [InlineData("ÉXITO", LoginOutcome.Success)]
    [InlineData("成功", LoginOutcome.Success)]
    [InlineData("성공", LoginOutcome.Success)]
    [InlineData("Invalid Password", LoginOutcome.Failed)]
    [InlineData("Failed: API security token required", LoginOutcome.Failed)]
    [InlineData("Failed: API-only user", LoginOutcome.Failed)]
    [InlineData("User is Inactive", LoginOutcome.Failed)]
    [InlineData("Restricted IP", LoginOutcome.Failed)]
    [InlineData("Multi-factor (formerly called two-factor) is required", LoginOutcome.Failed)]
    [InlineData("Ungültiges Kennwort", LoginOutcome.Unknown)]
    [InlineData("Successful-ish", LoginOutcome.Unknown)]
    [InlineData("", LoginOutcome.Unknown)]
    [InlineData(null, LoginOutcome.Unknown)]
    public void Status_IsReadInTheLanguagesTheCatalogueKnows(string? status, LoginOutcome outcome)
    {
        Assert.Equal(outcome, Catalogue.ClassifyLoginStatus(status));
    }
}
