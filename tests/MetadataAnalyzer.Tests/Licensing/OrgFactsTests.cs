using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Tests.OrgData;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

/// <summary>The facts that one org gives.</summary>
public sealed class OrgFactsTests
{
    private const string Id = "0PL000000000001AAA";
    private static readonly LicenseCatalogue Catalogue = LicenseCatalogue.LoadEmbedded();

    [Fact]
    public void Record_GivesAFactForEachColumn_TheDryRunGoesBeforeIt()
    {
        var probe = ProbeFiles.Permission(1, "ApexRestServices");
        var account = ProbeFiles.Object(2, "account", AccessRights.Edit, AccessRights.Read);
        var custom = ProbeFiles.Object(3, "Order__c", AccessRights.Read);

        var facts = Of(
            """{"Id": "0PL000000000001AAA", "DeveloperName": "SalesforceAPIIntegrationPsl", "MaximumPermissionsApexRestServices": false, """
            + """ "MaximumPermissionsEmailSingle": false, "MaximumPermissionsNewInTheNextRelease": true}""",
            ProbeFiles.Answer("2026-10-05", [probe, account, custom], []), probe, account, custom);

        Assert.Equal(
            [
                "ApexRestServices enabled carried 2026-10", "EmailSingle enabled refused 2026-11",
                "NewInTheNextRelease enabled carried 2026-11", "Account read carried 2026-10", "Account edit carried 2026-10",
            ],
            facts.All.Select(fact => $"{fact.Right.Name} {fact.Right.Rights.Id()} {(fact.Refused.IsEmpty ? "carried" : "refused")} "
                + string.Join(' ', fact.Months)));
        Assert.All(facts.All, fact => Assert.Equal(["Enterprise"], fact.Editions));
        Assert.Equal(OrgFacts.KeyLength, Assert.Single(facts.Orgs).Length);
    }

    [Fact]
    public void BothFormsOfTheId_GiveTheSameKey_AndAnotherIdAnother()
    {
        var key = KeyOf(Id);

        Assert.Equal(key, KeyOf(Id[..15]));
        Assert.NotEqual(key, KeyOf("0PL000000000002AAA"));
        Assert.DoesNotContain("0PL", key, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("""{"DeveloperName": "SalesforceAPIIntegrationPsl", "MaximumPermissionsEmailSingle": true}""")]
    [InlineData("""{"Id": "0PL000000000001AAA", "DeveloperName": "AnotherPsl", "MaximumPermissionsEmailSingle": true}""")]
    [InlineData("""{"Id": "0PL000000000001AAA", "DeveloperName": "SalesforceAPIIntegrationPsl"}""")]
    public void OrgWithoutKeyOrRecord_GivesNoFact(string row) => Assert.Empty(Of(row, "").All);

    private static string KeyOf(string id) => Assert.Single(
        Of($$"""{"Id": "{{id}}", "DeveloperName": "SalesforceAPIIntegrationPsl", "MaximumPermissionsEmailSingle": true}""", "").Orgs);

    private static LicenseFacts Of(string row, string answer, params ProbeSet[] sets)
    {
        var files = new MockFileSystem();
        files.AddFile("/exports/permission-set-licenses.json", new($"[{row}]"));
        if (answer.Length > 0)
        {
            files.AddFile("/exports/probe-index.json", new(ProbeFiles.Index(sets)));
            files.AddFile("/exports/probe.json", new(answer));
        }

        return OrgFacts.Of(OrgExports.Read(files, "/exports"), Catalogue, new(2026, 11, 20), "Enterprise");
    }
}
