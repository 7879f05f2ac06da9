using System.IO.Abstractions.TestingHelpers;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Licensing;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

public sealed partial class LicenseCatalogueTests
{
    private static readonly LicenseCatalogue Catalogue = LicenseCatalogue.LoadEmbedded();

    [Fact]
    public void EmbeddedCatalogue_IsWholeAndDated()
    {
        var copy = LicenseCatalogue.Load(CopyOfEmbedded(), "/catalogue");

        Assert.Equal("2026-11-30", copy.Version);
        Assert.Equal(Catalogue.Permissions.Length, copy.Permissions.Length);
        Assert.NotEmpty(copy.Changes);
    }

    [Fact]
    public void EmbeddedCatalogue_NamesOnlyPermissionsAndFeaturesItLists()
    {
        var implied = Catalogue.Permissions.SelectMany(permission => permission.Implies.Concat(permission.ImpliesObserved));
        var gating = Catalogue.Objects.SelectMany(entry => entry.Gates).SelectMany(gate => gate.Permissions);

        Assert.All(implied.Concat(gating), name => Assert.NotNull(Catalogue.FindPermission(name)));
        Assert.Equal(
            Catalogue.Permissions.Select(permission => permission.Feature)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
            Catalogue.Features.Select(feature => feature.Name),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Permission_IsFoundInAnyCaseAndThroughItsAlias()
    {
        Assert.Equal("ModifyAllData", Catalogue.FindPermission("modifyalldata")?.Name);
        Assert.Equal("ApiEnabled", Catalogue.FindPermission("APIEnabled")?.Name);
        Assert.Null(Catalogue.FindPermission("NoSuchPermission"));
    }

    [Theory]
    [InlineData("Salesforce", UserLicenseRole.Source)]
    [InlineData(" salesforce ", UserLicenseRole.Source)]
    [InlineData("SFDC", UserLicenseRole.Source)]
    [InlineData("Salesforce Integration", UserLicenseRole.Target)]
    [InlineData("SALESFORCE_INTEGRATION_USER", UserLicenseRole.Target)]
    [InlineData("Cloud Integration User", UserLicenseRole.Never)]
    [InlineData("Identity", UserLicenseRole.Never)]
    [InlineData("Salesforce Platform", UserLicenseRole.OutOfScope)]
    public void UserLicense_HasItsRole(string nameOrKey, UserLicenseRole role)
    {
        Assert.Equal(role, Catalogue.FindUserLicense(nameOrKey)?.Role);
    }

    [Fact]
    public void UnknownUserLicense_IsNotGuessed()
    {
        Assert.Null(Catalogue.FindUserLicense("Salesforce Integration Plus"));
    }

    [Fact]
    public void VendorsOwnUsers_NeverMove()
    {
        Assert.NotNull(Catalogue.FindNeverUserType("AutomatedProcess"));
        Assert.NotNull(Catalogue.FindNeverProfile("Analytics Cloud Security User"));
        Assert.Null(Catalogue.FindNeverUserType("Standard"));
    }

    [Theory]
    [InlineData("Account", ObjectKind.StandardObject)]
    [InlineData("Order__c", ObjectKind.CustomObject)]
    [InlineData("ns__Order__c", ObjectKind.ManagedPackageObject)]
    [InlineData("Setting__mdt", ObjectKind.CustomMetadata)]
    [InlineData("ns__Happened__e", ObjectKind.PlatformEvent)]
    [InlineData("Archive__b", ObjectKind.BigObject)]
    [InlineData("Remote__x", ObjectKind.ExternalObject)]
    [InlineData("Faq__kav", ObjectKind.KnowledgeArticle)]
    [InlineData("AccountChangeEvent", ObjectKind.ChangeEvent)]
    [InlineData("Order__ChangeEvent", ObjectKind.ChangeEvent)]
    [InlineData("Order__Share", ObjectKind.ShareHistoryFeed)]
    [InlineData("AccountHistory", ObjectKind.ShareHistoryFeed)]
    [InlineData("LoginHistory", ObjectKind.StandardObject)]
    [InlineData("SomethingNew", ObjectKind.StandardObject)]
    public void Object_HasTheKindThatItsNameSays(string apiName, ObjectKind kind)
    {
        Assert.Equal(kind, Catalogue.FindObject(apiName).Kind);
        Assert.Equal(apiName, Catalogue.FindObject(apiName).Name);
    }

    [Fact]
    public void Changes_AreSortedByDate()
    {
        var dates = Catalogue.Changes.Select(change => change.Date ?? "9999");

        Assert.Equal(dates.Order(StringComparer.Ordinal), dates, StringComparer.Ordinal);
    }

    [Fact]
    public void Features_SayWhatShowsThem()
    {
        var fieldService = Catalogue.FindFeature("field service");

        Assert.NotNull(fieldService);
        Assert.True(fieldService.MatchesPermissionSetLicense("FieldServiceMobilePsl"));
        Assert.Contains("ServiceAppointment", fieldService.Objects, StringComparer.Ordinal);
        Assert.DoesNotContain("AttributeDefinition", fieldService.Objects, StringComparer.Ordinal);
        Assert.False(Catalogue.FindFeature("Platform internal")?.HasIndicator);
    }

    /// <summary>An entry names a source by its id, or the catalogue is not read; a page of a rule names it by its address.</summary>
    [Fact]
    public void EverySource_IsNamedByAnEntryOrAPage()
    {
        var entries = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "rules", "catalogue"), "*.yml")
            .Where(file => Path.GetFileName(file) != "sources.yml").Select(File.ReadAllText)
            .SelectMany(text => NamedSources().Matches(text)).SelectMany(match => Ids().Matches(match.Groups["ids"].Value))
            .Select(id => id.Value).ToHashSet();
        var pages = string.Concat(
            Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "rules"), "IUL*.md", SearchOption.AllDirectories)
                .Select(File.ReadAllText));

        var unused = Catalogue.Sources.Where(source => !entries.Contains(source.Id)
            && (source.Url is null || !pages.Contains(source.Url, StringComparison.Ordinal)));

        Assert.Empty(unused.Select(source => source.Id));
    }

    [GeneratedRegex(@"\bsource: *(?<ids>\[[^\]]*\]|[a-z0-9-]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex NamedSources();

    [GeneratedRegex("[a-z0-9-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Ids();

    /// <summary>The embedded files in a directory, as a starting point for a replaced catalogue.</summary>
    internal static MockFileSystem CopyOfEmbedded()
    {
        var fileSystem = new MockFileSystem();
        var assembly = typeof(LicenseCatalogue).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("catalogue/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            fileSystem.AddFile("/" + name, new MockFileData(reader.ReadToEnd()));
        }

        return fileSystem;
    }
}
