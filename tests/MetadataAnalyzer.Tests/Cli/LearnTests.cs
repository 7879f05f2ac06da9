using MetadataAnalyzer.Licensing;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>The verb that joins what orgs say into a file of facts, and the option that reads it.</summary>
public sealed class LearnTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Orgs_AreJoined_InAnyOrderAndAnyNumberOfTimes()
    {
        for (var org = 1; org <= 3; org++)
        {
            WriteOrg($"org{org}", $"0PL00000000000{org}AAA");
        }

        WriteOrg("again", "0PL000000000001");
        string[] names = ["org1", "org2", "org3"];
        var whole = Learn("all.yml", names);
        Learn("some.yml", "org3/org-data", "org1");

        Assert.Equal(whole, Learn("other.yml", "some.yml", "again", "org2", "org3", "some.yml"));
        Assert.Equal(whole, Learn("all.yml", "all.yml"));
        Assert.Equal(3, LicenseFactsFile.Read(new StringReader(whole), "all.yml", LicenseCatalogue.LoadEmbedded()).Orgs.Count);
    }

    [Fact]
    public void File_HoldsNothingOfTheClient()
    {
        const string Planted = "Larkspur";
        WriteOrg("Larkspur-crm", "0PL000000000001AAA", "Larkspur Integration User");
        _folder.Write("Larkspur-crm/metadata-analyzer.yml", "edition: Enterprise\nasOf: 2026-11-20\n");
        _folder.Write("Larkspur-crm/profiles/Larkspur Sync.profile", "<Profile><label>Larkspur</label></Profile>");
        _folder.Write(
            "Larkspur-crm/org-data/users.csv", "Id,Username,Name\n005000000000001AAA,larkspur@larkspur.example,Larkspur Integration\n");
        foreach (var file in Directory.GetFiles(Path.Combine(CliRun.Sample, "org-data"), "probe-*.json"))
        {
            _folder.Write(
                $"Larkspur-crm/org-data/{Path.GetFileName(file)}",
                File.ReadAllText(file).Replace("EnableNotifications", "LarkspurPermission", StringComparison.Ordinal)
                    .Replace("TransferAnyCase", "LarkspurOther__c", StringComparison.Ordinal));
        }

        var text = Learn("facts.yml", "Larkspur-crm");

        Assert.DoesNotContain(Planted, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("0PL", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("__", text, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, text, StringComparison.Ordinal);
        Assert.Contains("editions: [Enterprise]", text, StringComparison.Ordinal);
        Assert.Contains("months: [2026-11]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AssessmentOfAnOrg_HoldsTheSameFactsAsItsExports()
    {
        var report = _folder.PathOf("assessment.json");
        Assert.Equal(0, CliRun.Of("assess", CliRun.Sample, "--output", report).Code);
        var redacted = CliRun.Of("assess", CliRun.Sample, "--output", _folder.PathOf("redacted.json"), "--redact");

        Assert.Equal(0, redacted.Code);
        Assert.Equal(LearnFrom("exports.yml", CliRun.Sample), Learn("report.yml", "assessment.json"));
        Assert.Equal(3, CliRun.Of("learn", _folder.PathOf("redacted.json"), "--output", _folder.PathOf("no.yml")).Code);
        _folder.Write("broken.json", "{\n{");
        var broken = CliRun.Of("learn", _folder.PathOf("broken.json"), "--output", _folder.PathOf("no.yml"));
        Assert.Equal(2, broken.Code);
        Assert.Contains("broken.json, line 2: no JSON", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void OrgItself_DoesNotCountAsAnother()
    {
        WriteOrg("mine", "0PL000000000009AAA");
        _folder.Write(
            "mine/profiles/Sync.profile",
            "<Profile xmlns=\"http://soap.sforce.com/2006/04/metadata\"><userLicense>Salesforce</userLicense></Profile>");
        WriteOrg("one", "0PL000000000001AAA");
        WriteOrg("two", "0PL000000000002AAA");
        Learn("facts.yml", "mine", "one", "two");

        var run = CliRun.Of("inventory", _folder.PathOf("mine"), "--facts", _folder.PathOf("facts.yml"));

        Assert.Equal(0, run.Code);
        Assert.Contains(
            "Facts from other orgs: 2 rights by 2 other orgs, of which 0 count as carried", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Configuration_NamesFiles_FromItsOwnFolder()
    {
        WriteOrg("one", "0PL000000000001AAA");
        WriteOrg("mine", "0PL000000000009AAA");
        Learn("mine/facts.yml", "one");
        _folder.Write("mine/metadata-analyzer.yml", "facts: facts.yml\n");

        var shown = CliRun.Of("config", "show", _folder.PathOf("mine"));
        _folder.Write("mine/metadata-analyzer.yml", "facts: [facts.yml, gone.yml]\n");
        var gone = CliRun.Of("assess", _folder.PathOf("mine"));
        _folder.Write("mine/metadata-analyzer.yml", "facts: [broken.yml]\n");
        _folder.Write("mine/broken.yml", "format: 1\npermissions:\n  EmailSingle: {carried: [me]}\n");
        var broken = CliRun.Of("assess", _folder.PathOf("mine"));

        Assert.Contains("facts.yml  [metadata-analyzer.yml:1]", shown.Output, StringComparison.Ordinal);
        Assert.Equal((2, 2), (gone.Code, broken.Code));
        Assert.Contains("metadata-analyzer.yml, line 1: facts 'gone.yml': there is no such file", gone.Error, StringComparison.Ordinal);
        Assert.Contains("broken.yml, line 3: 'carried' of 'EmailSingle' holds 'me'", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void InputThatSaysNothing_IsRefused()
    {
        _folder.Write("empty/org-data/users.csv", "Id\n");

        var empty = CliRun.Of("learn", _folder.PathOf("empty"), "--output", _folder.PathOf("facts.yml"));
        var gone = CliRun.Of("learn", _folder.PathOf("gone"), "--output", _folder.PathOf("facts.yml"));

        Assert.Equal((3, 2), (empty.Code, gone.Code));
        Assert.Contains("the row 'SalesforceAPIIntegrationPsl' with its Id", empty.Error, StringComparison.Ordinal);
        Assert.Contains("there is no such file or folder", gone.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("facts.yml", _folder.Files);
    }

    private void WriteOrg(string name, string id, string label = "Salesforce API Integration") => _folder.Write(
        $"{name}/org-data/permission-set-licenses.json",
        $$"""
        [{"Id": "{{id}}", "DeveloperName": "SalesforceAPIIntegrationPsl", "MasterLabel": "{{label}}",
          "MaximumPermissionsApexRestServices": true, "MaximumPermissionsNewInTheNextRelease": false}]
        """);

    private string Learn(string output, params string[] inputs) => LearnFrom(output, [.. inputs.Select(_folder.PathOf)]);

    private string LearnFrom(string output, params string[] inputs)
    {
        var run = CliRun.Of(["learn", .. inputs, "--output", _folder.PathOf(output)]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        return File.ReadAllText(_folder.PathOf(output));
    }
}
