using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Licensing;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

/// <summary>The products are invented: those of the catalogue are no test's.</summary>
public class VendorUsesTests
{
    private const string Vendors = """
        vendors:
          add:
            ledger:
              vendor: Example Ledger
              product: Ledger Link
              apps: [Data Ledger, Ledger_Api]
              namespaces: [ledgerns]
              permissions: [ApiEnabled, ViewSetup]
              objects: {Account: [read, view-all]}
              statements:
                - {stance: refuses, by: vendor, says: Not on this licence., title: A page, read: 2026-11-01}
            parcel:
              vendor: Example Parcel
              product: Parcel
              unsure-apps: [Parcel]
              unsure-namespaces: [prclns]
              statements:
                - {stance: confirms, by: vendor, says: It works., title: A page, read: 2026-11-01}

        """;

    [Theory]
    [InlineData("Data Ledger", true)]
    [InlineData("data ledger ", true)]
    [InlineData("Data Ledger Sync", false)]
    [InlineData("My Data Ledger", false)]
    [InlineData("Ledger", false)]
    public void LoginsName_IsComparedAsAWhole(string application, bool isRecognised)
    {
        var uses = Uses(Plain().Logins(application));

        Assert.Equal(isRecognised ? ["ledger"] : [], uses.Select(use => use.Product.Id));
        Assert.All(uses, use => Assert.True(use.IsSure));
    }

    [Fact]
    public void LocalisedLabel_IsRecognisedByTheApiName()
    {
        var use = Assert.Single(Uses(Plain().Logins("Hauptbuch-Abgleich").Component(
            "connectedApps", "connectedApp", "ConnectedApp", "Ledger_Api", "<label>Hauptbuch-Abgleich</label>\n")));

        Assert.Equal(("ledger", "Hauptbuch-Abgleich", true), (use.Product.Id, use.Sign.Shown, use.IsSure));
        Assert.Equal("Ledger_Api", use.Sign.App?.FullName);
    }

    [Fact]
    public void PackageOfAnAppInUse_IsEnough()
    {
        var use = Assert.Single(Uses(Plain().Logins("Booking").Component(
            "connectedApps", "connectedApp", "ConnectedApp", "ledgerns__Booking", "<label>Booking</label>\n")));

        Assert.Equal(("ledger", VendorNameKind.Package, true), (use.Product.Id, use.Sign.Name.Kind, use.IsSure));
    }

    [Fact]
    public void RightsInAPackageAlone_AreNoUse()
    {
        var use = Assert.Single(Uses(Plain().Set("ledgerns__Access", Class("A")).Assign("ledgerns__Access").Logins("Another App")));

        Assert.Equal(("ledger", false), (use.Product.Id, use.IsSure));
    }

    [Fact]
    public void NameThatAnyAppMayHave_IsNotEnough()
    {
        var use = Assert.Single(Uses(Plain().Logins("Parcel")));

        Assert.Equal(("parcel", false), (use.Product.Id, use.IsSure));
    }

    [Fact]
    public void SuchAName_IsEnoughWithRightsInThePackage()
    {
        var use = Assert.Single(Uses(Plain().Logins("Parcel").Set("prclns__Access", Class("A")).Assign("prclns__Access")));

        Assert.True(use.IsSure);
        Assert.Equal(2, use.Signs.Length);
    }

    [Fact]
    public void ExternalClientApp_ThatRunsAsTheUser_IsRecognised()
    {
        var use = Assert.Single(Uses(Plain()
            .Component("externalClientApps", "eca-meta.xml", "ExternalClientApplication", "Books", "<label>Data Ledger</label>\n")
            .Component(
                "extlClntAppOauthPolicies", "ecaOauthPlcy-meta.xml", "ExtlClntAppOauthConfigurablePolicies", "Books_plcy",
                $"<clientCredentialsFlowUser>{Username}</clientCredentialsFlowUser>\n<externalClientApplication>Books"
                    + "</externalClientApplication>\n<isClientCredentialsFlowEnabled>true</isClientCredentialsFlowEnabled>\n")));

        Assert.Equal(("ledger", true), (use.Product.Id, use.IsSure));
        Assert.EndsWith("ecaOauthPlcy-meta.xml", use.Sign.Location.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void TokenAlone_IsRecognised()
    {
        var use = Assert.Single(Uses(Plain().Export("oauth-tokens", "User.Username,AppName", $"{Username},Data Ledger")));

        Assert.Equal(("ledger", true, "org-data/oauth-tokens.csv"), (use.Product.Id, use.IsSure, use.Sign.Location.Path));
    }

    [Theory]
    [InlineData("CONNECTED_APP_NAME")]
    [InlineData("CLIENT_NAME")]
    [InlineData("ConnectedAppName")]
    [InlineData("ClientName")]
    public void RequestAlone_IsRecognised(string column)
    {
        var use = Assert.Single(Uses(Plain().Export(
            "api-usage", $"TIMESTAMP_DERIVED,USER_ID,API_FAMILY,API_RESOURCE,HTTP_METHOD,ENTITY_NAME,{column}",
            "2026-11-20T04:00:00.000Z,005000000000001,REST,/services/data/v60.0/query,GET,Account,Data Ledger")));

        Assert.Equal(("ledger", true, "org-data/api-usage.csv"), (use.Product.Id, use.IsSure, use.Sign.Location.Path));
    }

    [Fact]
    public void AppThatOnlyListsTheUser_IsNotUsed_WhereLoginsNameAnother()
    {
        var use = Assert.Single(Uses(Plain().Logins("Data Ledger Sync")
            .Component("connectedApps", "connectedApp", "ConnectedApp", "Data_Ledger_Sync", "<label>Data Ledger Sync</label>\n")
            .Component(
                "connectedApps", "connectedApp", "ConnectedApp", "Ledger_Api",
                "<label>Books</label>\n<oauthConfig><isAdminApproved>true</isAdminApproved></oauthConfig>\n"
                    + "<profileName>Integration</profileName>\n")));

        Assert.False(use.IsSure);
    }

    [Fact]
    public void TwoProducts_OnOneUser_AreBothRecognised() =>
        Assert.Equal(
            [("ledger", true), ("parcel", false)],
            Uses(Plain().Logins("Parcel", "Data Ledger")).Select(use => (use.Product.Id, use.IsSure)));

    [Fact]
    public void LoginInTheUserInterface_ShowsNoProduct() =>
        Assert.Empty(Uses(Plain().Export(
            "login-history", "Username,LoginTime,LoginType,LoginSubType,Application,Status",
            $"{Username},2026-11-20T04:00:00Z,Application,,Data Ledger,Success")));

    [Theory]
    [InlineData("ledger", "2026-11-20", true)]
    [InlineData("Example Ledger", "2027-01-01", true)]
    [InlineData("ledger", "2026-11-19", false)]
    [InlineData("parcel", "2027-01-01", false)]
    public void Overrule_HoldsForItsProductUntilItsLastDay(string vendor, string expires, bool isOverruled)
    {
        var use = Assert.Single(Uses(
            Plain().Logins("Data Ledger"),
            $"  overrule: [{{vendor: {vendor}, reason: tested, owner: ops@example.com, expires: {expires}}}]\n"));

        Assert.Equal(isOverruled, use.Overrule is not null);
    }

    [Fact]
    public void Needs_NameWhatTheUserLacks()
    {
        var org = Read(Plain("ViewRoles").Logins("Data Ledger"));
        var subject = Assert.Single(org.Subjects);

        var needs = Assert.Single(subject.VendorUses).NeedsOf(subject, org);

        Assert.Equal(["ViewSetup"], needs.Lacking);
        Assert.Empty(needs.Refused);
        Assert.Empty(needs.Unproven);
    }

    [Fact]
    public void Needs_AreMetByWiderRights()
    {
        var org = Read(Plain("ViewSetup", "ModifyAllData").Logins("Data Ledger").Carries("ViewSetup", isCarried: false));
        var subject = Assert.Single(org.Subjects);

        var needs = Assert.Single(subject.VendorUses).NeedsOf(subject, org);

        Assert.Empty(needs.Lacking);
        Assert.Equal(["ViewSetup"], needs.Refused);
    }

    private static OrgFiles Plain(params string[] permissions) =>
        new OrgFiles().Profile("Integration", string.Concat(permissions.Append("ApiEnabled").Select(Permission))).User().Assign();

    private static ImmutableArray<VendorUse> Uses(OrgFiles files, string more = "") => Assert.Single(Read(files, more).Subjects).VendorUses;

    private static Org Read(OrgFiles files, string more = "") =>
        files.Read(configuration: ConfigurationReader.Read(new StringReader(Vendors + more), "metadata-analyzer.yml"));
}
