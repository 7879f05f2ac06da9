using MetadataAnalyzer.Licensing;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

public sealed class DetectionRulesTests
{
    private static readonly DetectionRules Rules = LicenseCatalogue.LoadEmbedded().Detection;

    [Theory]
    [InlineData(NameTarget.Name, "Integration User", "user-name")]
    [InlineData(NameTarget.Name, "MuleSoft ETL", "user-name")]
    [InlineData(NameTarget.Name, "SFIntegration", "user-name")]
    [InlineData(NameTarget.Name, "Api Somchai", "user-name-weak")]
    [InlineData(NameTarget.Name, "Jane Apiary", null)]
    [InlineData(NameTarget.Name, "Etling Smith", null)]
    [InlineData(NameTarget.Username, "svc_orders@example.com", "username")]
    [InlineData(NameTarget.Username, "svc01.orders@example.com", "username")]
    [InlineData(NameTarget.Username, "jane.doe@example.com.integration", null)]
    [InlineData(NameTarget.Email, "jane@integrations.example", null)]
    [InlineData(NameTarget.Profile, "API Only - Orders", "profile-name")]
    [InlineData(NameTarget.Profile, "Salesforce", null)]
    [InlineData(NameTarget.Profile, "Anypoint Integration", null)]
    [InlineData(NameTarget.Profile, "System Administrator", null)]
    [InlineData(NameTarget.PermissionSet, "Orders_Integration", "permission-set-name")]
    [InlineData(NameTarget.Application, "Nightly Data Sync", "application-name")]
    public void Name_MatchesByWholeWords(NameTarget target, string value, string? signal)
    {
        Assert.Equal(signal, Rules.MatchName(target, value)?.Signal.Id);
    }

    [Fact]
    public void NamesAlone_NeverReachTheThreshold()
    {
        Assert.True(Rules.WithoutFactAtMost < Rules.IntegrationAtLeast);
        Assert.True(Rules.Signal("user-name-weak").Weight < Rules.PossibleAtLeast);
        Assert.True(Rules.Signal("user-name").Weight >= Rules.PossibleAtLeast);
    }

    [Fact]
    public void ApiOnly_OrApiLoginsWithoutAnyUiLogin_AreEnough()
    {
        Assert.True(Rules.Signal("api-only-permission").Weight >= Rules.IntegrationAtLeast);
        Assert.True(Rules.Signal("only-api-logins").Weight + Rules.Signal("never-ui-login").Weight >= Rules.IntegrationAtLeast);
    }

    [Fact]
    public void RunAsUserThatAlsoUsesTheUi_IsNotAnIntegrationByThatAlone()
    {
        Assert.True(Rules.Signal("client-credentials-user").Weight + Rules.Signal("some-ui-logins").Weight < Rules.IntegrationAtLeast);
    }
}
