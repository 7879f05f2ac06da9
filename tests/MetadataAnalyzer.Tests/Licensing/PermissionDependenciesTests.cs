using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

public class PermissionDependenciesTests
{
    [Fact]
    public void Chain_IsFollowedToItsEnd()
    {
        var implied = new PermissionDependencies(LicenseCatalogue.LoadEmbedded().FindPermission).Closure(["externalclientappdeveloper"]);

        Assert.Equal(
            [
                "ExternalClientAppDeveloper → ExternalClientAppAdmin",
                "ExternalClientAppDeveloper → ExternalClientAppAdmin → ExternalClientAppViewer",
            ],
            implied.Select(permission => permission.ToString()));
    }

    [Fact]
    public void Cycle_EndsAndNeverImpliesWhatIsHeld()
    {
        var dependencies = Of(
            Entry("A") with { Implies = ["B"] }, Entry("B") with { Implies = ["C"] }, Entry("C") with { Implies = ["A", "b"] });

        Assert.Equal(["A → B", "A → B → C"], dependencies.Closure(["A"]).Select(permission => permission.ToString()));
        Assert.Empty(dependencies.Closure(["A", "B", "C"]));
    }

    [Fact]
    public void ShortestChain_IsKeptWhateverTheOrder()
    {
        var dependencies = Of(
            Entry("A") with { Implies = ["M"] }, Entry("B") with { Implies = ["Z"] }, Entry("M") with { Implies = ["Z"] });

        Assert.Equal(["A → M", "B → Z"], dependencies.Closure(["B", "A"]).Select(permission => permission.ToString()));
        Assert.Equal(
            dependencies.Closure(["A", "B"]).Select(permission => permission.ToString()),
            dependencies.Closure(["B", "A"]).Select(permission => permission.ToString()));
    }

    [Fact]
    public void Condition_CountsOnlyWhenMet()
    {
        var dependencies = Of(Entry("A") with { ImpliesIf = [new("B", "monitoring")] }, Entry("B") with { Implies = ["C"] });

        Assert.Empty(dependencies.Closure(["A"]));
        Assert.Empty(dependencies.Closure(["A"], new HashSet<string> { "other" }));
        Assert.Equal(["B", "C"], dependencies.Closure(["A"], new HashSet<string> { "monitoring" }).Select(permission => permission.Name));
    }

    [Fact]
    public void Observed_CountsOnlyWhenAskedFor()
    {
        var dependencies = Of(Entry("A") with { ImpliesObserved = ["B"] }, Entry("B"));

        Assert.Empty(dependencies.Closure(["A"]));
        Assert.Equal("B", Assert.Single(dependencies.Closure(["A"], withObserved: true)).Name);
    }

    [Fact]
    public void UnlistedPermission_ImpliesNothing() => Assert.Empty(Of().Closure(["NoSuchPermission"]));

    [Fact]
    public void ObjectRights_AreAddedUpByObject()
    {
        var rights = new PermissionDependencies(LicenseCatalogue.LoadEmbedded().FindPermission)
            .ObjectRights(["EditHtmlTemplates", "EditPublicDocuments", "RunReports"]);

        Assert.Equal(
            KeyValuePair.Create("Document", AccessRights.Create | AccessRights.Read | AccessRights.Edit | AccessRights.Delete),
            Assert.Single(rights));
    }

    [Fact]
    public void Catalogue_NamesOnlyObjectRightsThatExist()
    {
        var catalogue = LicenseCatalogue.LoadEmbedded();

        var rights =
            new PermissionDependencies(catalogue.FindPermission).ObjectRights(catalogue.Permissions.Select(permission => permission.Name));

        Assert.Equal(["Document", "Lead"], rights.Keys);
    }

    private static PermissionDependencies Of(params PermissionEntry[] entries) =>
        new(name => entries.FirstOrDefault(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase)));

    private static PermissionEntry Entry(string name) => new()
    {
        Name = name,
        Label = name,
        Relevance = PermissionRelevance.Api,
        Risk = PermissionRisk.Low,
        Why = "",
        Source = LicenseCatalogue.LoadEmbedded().Permissions[0].Source,
    };
}
