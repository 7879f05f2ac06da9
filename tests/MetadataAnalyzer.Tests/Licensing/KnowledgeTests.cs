using MetadataAnalyzer.Licensing;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

/// <summary>Nothing was lost on the way from the knowledge files to the catalogue.</summary>
public sealed class KnowledgeTests
{
    private static readonly LicenseCatalogue Catalogue = LicenseCatalogue.LoadEmbedded();

    [Fact]
    public void Permissions_AreAllKept()
    {
        var known = KnowledgeFiles.Section(KnowledgeFiles.ReadLines("user-permissions.yml"), "permissions");

        Assert.Equal(
            known.Keys.Order(StringComparer.Ordinal), Catalogue.Permissions.Select(permission => permission.Name), StringComparer.Ordinal);
        AssertSame("licence: allowed", permission => permission.Status == CarriageStatus.Allowed);
        AssertSame("licence_source: profile", permission => permission.CarriedBy is "profile");
        AssertSame("fixed_by_profile: true", permission => permission.FixedByProfile);
        AssertSame("relevance: ui", permission => permission.Relevance == PermissionRelevance.Ui);
        AssertSame("relevance: unclear", permission => permission.Relevance == PermissionRelevance.Unclear);
        AssertSame("confidence: low", permission => permission.Confidence == Confidence.Low);
        AssertSame("risk: critical", permission => permission.Risk == PermissionRisk.Critical);
        AssertSame("trigger:", permission => permission.Trigger is not (null or { Id: "flows" }));
        AssertSame("implies:", permission => !permission.Implies.IsEmpty);
        AssertSame("implies_if:", permission => !permission.ImpliesIf.IsEmpty);
        AssertSame("implies_observed:", permission => !permission.ImpliesObserved.IsEmpty);
        AssertSame("implies_objects:", permission => !permission.ImpliesObjects.IsEmpty);
        AssertSame("feature:", permission => permission.Feature is not null);
        AssertSame("alias_of:", permission => permission.AliasOf is not null);
        AssertSame("census_only:", permission => permission.CensusOnly);
        AssertSame("note:", permission => permission.Note is not null);

        void AssertSame(string line, Func<PermissionEntry, bool> inCatalogue) => Assert.Equal(
            known.Where(entry => Has(entry.Value, line)).Select(entry => entry.Key).Order(StringComparer.Ordinal),
            Catalogue.Permissions.Where(inCatalogue).Select(permission => permission.Name),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Triggers_AreAllKept()
    {
        var known = KnowledgeFiles.Section(KnowledgeFiles.ReadLines("user-permissions.yml"), "triggers");

        Assert.Equal(
            known.Keys.Concat([PermissionTrigger.Pages, "flows"]).Order(StringComparer.Ordinal),
            Catalogue.Triggers.Select(trigger => trigger.Id),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Objects_AreAllKept()
    {
        var lines = KnowledgeFiles.ReadLines("object-licence.yml");
        var objects = KnowledgeFiles.Section(lines, "objects");
        var named = new[] { "objects", "feature_objects", "governed_by_permission", "follows_parent" }
            .SelectMany(section => KnowledgeFiles.Section(lines, section).Keys)
            .Distinct(StringComparer.Ordinal);

        Assert.Equal(named.Order(StringComparer.Ordinal), Catalogue.Objects.Select(entry => entry.Name), StringComparer.Ordinal);
        Assert.Equal(
            objects.Where(entry => entry.Value.Contains("psl: allowed")).Select(entry => entry.Key).Order(StringComparer.Ordinal),
            Catalogue.Objects.Where(entry => entry.Listed && entry.Status == CarriageStatus.Allowed).Select(entry => entry.Name),
            StringComparer.Ordinal);
    }

    [Fact]
    public void GovernedObjects_HaveTheStatusThatTheKnowledgeSays()
    {
        var capabilities = new LicenseCapabilities(Catalogue, capabilityRow: null, capabilityRowPlace: null);
        var governed = KnowledgeFiles.Section(KnowledgeFiles.ReadLines("object-licence.yml"), "governed_by_permission")
            .Where(entry => entry.Value.Any(line => line.StartsWith("read_status:", StringComparison.Ordinal)));

        foreach (var (name, lines) in governed)
        {
            var said = lines.Single(line => line.StartsWith("read_status:", StringComparison.Ordinal))["read_status: ".Length..];

            Assert.Equal(
                (name, said),
                (name, capabilities.Object(name, MetadataAnalyzer.Metadata.AccessRights.Read).Status.ToString().ToLowerInvariant()));
        }
    }

    private static bool Has(string[] lines, string key) => lines.Any(line => line.StartsWith(key, StringComparison.Ordinal));
}
