using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

public class AppTests
{
    [Fact]
    public void ConnectedApp_KeepsWhatAccessDependsOn()
    {
        var project = ProjectBuilder.MetadataApi().With("connectedApps/Sync.connectedApp", ProjectBuilder.Xml("ConnectedApp", """
            <contactEmail>a@example.com</contactEmail>
            <label>Sync App</label>
            <oauthConfig>
                <callbackUrl>https://example.com</callbackUrl>
                <certificate>(hidden)</certificate>
                <consumerKey>key</consumerKey>
                <consumerSecret>secret</consumerSecret>
                <isAdminApproved>true</isAdminApproved>
                <isClientCredentialEnabled>true</isClientCredentialEnabled>
                <oauthClientCredentialUser>sync@example.com</oauthClientCredentialUser>
                <scopes>Api</scopes>
                <scopes>RefreshToken</scopes>
            </oauthConfig>
            <oauthPolicy><ipRelaxation>BYPASS</ipRelaxation><refreshTokenPolicy>infinite</refreshTokenPolicy></oauthPolicy>
            <ipRanges><start>10.0.0.1</start><end>10.0.0.2</end></ipRanges>
            <permissionSetName>Sync Access</permissionSetName>
            <pluginExecutionUser>plugin@example.com</pluginExecutionUser>
            <profileName>System Administrator</profileName>
            """)).Read();

        var app = Assert.Single(project.ConnectedApps);
        Assert.Equal(("Sync", "Sync App"), (app.FullName, app.Label));
        Assert.True(app.IsAdminApproved && app.IsClientCredentialEnabled && app.HasCertificate);
        Assert.Equal(new NamedReference("sync@example.com", new Location("connectedApps/Sync.connectedApp", 12, 5)),
            app.ClientCredentialUser);
        Assert.Equal("plugin@example.com", app.PluginExecutionUser?.Name);
        Assert.Equal(["Api", "RefreshToken"], app.Scopes, StringComparer.Ordinal);
        Assert.Equal(("BYPASS", "infinite"), (app.IpRelaxation, app.RefreshTokenPolicy?.Text));
        Assert.Equal("10.0.0.1-10.0.0.2", Assert.Single(app.IpRanges).ToString());
        Assert.Equal("Sync Access", Assert.Single(app.PermissionSets).Name);
        Assert.Equal("System Administrator", Assert.Single(app.Profiles).Name);
        Assert.Equal(9, app.SecretLocation?.Line);
    }

    [Fact]
    public void HiddenSecret_IsNoSecret()
    {
        var app = ProjectBuilder.MetadataApi()
            .With("connectedApps/A.connectedApp",
                ProjectBuilder.Xml("ConnectedApp", "<oauthConfig><consumerSecret>(hidden)</consumerSecret></oauthConfig>"))
            .Read().ConnectedApps[0];

        Assert.Null(app.SecretLocation);
        Assert.False(app.HasCertificate);
    }

    [Fact]
    public void ExternalClientApp_IsJoinedIgnoringCase()
    {
        var project = ProjectBuilder.Source()
            .With("force-app/externalClientApps/Sync.eca-meta.xml",
                ProjectBuilder.Xml("ExternalClientApplication", "<label>Sync App</label>"))
            .With("force-app/extlClntAppOauthPolicies/P.ecaOauthPlcy-meta.xml", ProjectBuilder.Xml("ExtlClntAppOauthConfigurablePolicies", """
                <clientCredentialsFlowUser>sync@example.com</clientCredentialsFlowUser>
                <commaSeparatedPermissionSet>One, Two,</commaSeparatedPermissionSet>
                <commaSeparatedProfile>Admin</commaSeparatedProfile>
                <externalClientApplication>SYNC</externalClientApplication>
                <isClientCredentialsFlowEnabled>true</isClientCredentialsFlowEnabled>
                <permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType>
                """))
            .With("force-app/extlClntAppOauthSettings/S.ecaOauth-meta.xml", ProjectBuilder.Xml(
                "ExtlClntAppOauthSettings",
                    "<commaSeparatedOauthScopes>Api, RefreshToken</commaSeparatedOauthScopes>"
                        + "<externalClientApplication>Sync</externalClientApplication>"))
            .With("force-app/extlClntAppPolicies/S.ecaPlcy-meta.xml", ProjectBuilder.Xml(
                "ExtlClntAppConfigurablePolicies",
                    "<externalClientApplication>sync</externalClientApplication><isEnabled>false</isEnabled>"))
            .With("force-app/extlClntAppGlobalOauthSets/S.ecaGlblOauth-meta.xml", ProjectBuilder.Xml(
                "ExtlClntAppGlobalOauthSettings",
                    "<consumerSecret>secret</consumerSecret><externalClientApplication>Sync</externalClientApplication>"))
            .Read();

        var app = Assert.Single(project.ExternalClientApplications);
        Assert.Equal(("Sync", "Sync App", true), (app.FullName, app.Label, app.HasHeader));
        Assert.Equal(5, app.Files.Length);
        Assert.Equal("force-app/externalClientApps/Sync.eca-meta.xml", app.Files[0]);
        var policy = Assert.Single(app.OauthPolicies);
        Assert.True(policy.IsAdminApproved && policy.IsClientCredentialsFlowEnabled);
        Assert.Equal(["One", "Two"], policy.PermissionSets.Select(set => set.Name), StringComparer.Ordinal);
        Assert.Equal(4, policy.PermissionSets[1].Location.Line);
        Assert.Equal("sync@example.com", policy.ClientCredentialsFlowUser?.Name);
        Assert.False(app.IsEnabled);
        Assert.Equal(["Api", "RefreshToken"], app.Scopes, StringComparer.Ordinal);
        Assert.NotNull(app.SecretLocation);
    }

    [Fact]
    public void PolicyWithoutHeader_MakesAnAppWithoutOne()
    {
        var project = ProjectBuilder.Source()
            .With("force-app/extlClntAppOauthPolicies/P.ecaOauthPlcy-meta.xml", ProjectBuilder.Xml(
                "ExtlClntAppOauthConfigurablePolicies", "<externalClientApplication>Orphan</externalClientApplication>"))
            .Read();

        var app = Assert.Single(project.ExternalClientApplications);
        Assert.Equal(("Orphan", false), (app.FullName, app.HasHeader));
        Assert.Null(app.IsEnabled);
        Assert.False(project.Contains("ExternalClientApplication", "Orphan"));
    }
}
