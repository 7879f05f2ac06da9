using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

public class SecretTests
{
    [Theory]
    [InlineData("0A1B2C3D4E5F60718293A4B5C6D7E8F9", true)]
    [InlineData("4711815081547110815", true)]
    [InlineData("an-invented-value", true)]
    [InlineData("yourself1234", true)]
    [InlineData("CHANGE_ME", false)]
    [InlineData("your-secret-here", false)]
    [InlineData("XXXXXXXX", false)]
    [InlineData("${SECRET}", false)]
    [InlineData("{{ secret }}", false)]
    [InlineData("$ERP_SECRET", false)]
    [InlineData("%ERP_SECRET%", false)]
    [InlineData("@ERP_SECRET@", false)]
    [InlineData("(HIDDEN)", false)]
    [InlineData("  ", false)]
    public void ConsumerSecret_IsOneUnlessSomethingStandsInForIt(string value, bool isSecret)
    {
        var app = ProjectBuilder.MetadataApi()
            .With("connectedApps/A.connectedApp",
                ProjectBuilder.Xml("ConnectedApp", $"<oauthConfig><consumerSecret>{value}</consumerSecret></oauthConfig>"))
            .Read().ConnectedApps[0];

        Assert.Equal(isSecret, app.SecretLocation is not null);
    }

    [Fact]
    public void PrivateKey_IsASecretInAnyElement()
    {
        var app = ProjectBuilder.MetadataApi()
            .With("connectedApps/A.connectedApp", ProjectBuilder.Xml("ConnectedApp",
                "<description>-----BEGIN RSA PRIVATE KEY-----\nx\n-----END RSA PRIVATE KEY-----</description>"))
            .Read().ConnectedApps[0];

        Assert.NotNull(app.SecretLocation);
    }
}
