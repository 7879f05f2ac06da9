using System.Text.Json;
using System.Xml.Linq;
using MetadataAnalyzer.OrgData;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public class CollectTests
{
    private static readonly XNamespace Package = "http://soap.sforce.com/2006/04/metadata";

    [Fact]
    public void Printed_NamesEveryQuery()
    {
        var run = CliRun.Of("collect", CliRun.Sample);

        Assert.Equal(0, run.Code);
        Assert.All(OrgExports.All, query => Assert.Contains(query.Soql, run.Output, StringComparison.Ordinal));
        Assert.Contains("<name>MutingPermissionSet</name>", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyIntegrations_AskForTheAccessOfTheirSets()
    {
        var run = CliRun.Of("collect", CliRun.Sample, "--only-integrations");

        Assert.Equal(0, run.Code);
        var queries = run.Output.Split('\n').Where(line => line.StartsWith("  SELECT ", StringComparison.Ordinal)).ToList();
        Assert.Contains(queries, query => query.Contains(" FROM ObjectPermissions WHERE ParentId IN ('0PS", StringComparison.Ordinal));
        Assert.Contains(queries, query => query.Contains(" FROM FieldPermissions WHERE ParentId IN ('0PS", StringComparison.Ordinal));
        var pages = Assert.Single(queries, query => query.Contains("FIELDS(ALL) FROM PermissionSet WHERE", StringComparison.Ordinal));
        Assert.EndsWith("') AND Id > '{last}' ORDER BY Id LIMIT 200", pages, StringComparison.Ordinal);
        Assert.Contains(queries, query => query.EndsWith(
            " OR SetupEntityType IN ('ConnectedApplication', 'ExternalClientApplication'))", StringComparison.Ordinal));
        Assert.DoesNotContain(queries, query => query.Contains(" FROM User WHERE Id IN", StringComparison.Ordinal));
    }

    [Fact]
    public void OnlyIntegrations_NeedTheFirstExports()
    {
        using var folder = new TemporaryFolder();
        folder.Write("project/package.xml", $"""<Package xmlns="{Package}"><version>62.0</version></Package>""");
        folder.Write("project/roles/A.role", "<Role/>");

        var run = CliRun.Of("collect", folder.PathOf("project"), "--only-integrations");

        Assert.Equal(2, run.Code);
        Assert.Contains("permission-set-assignments", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Manifest_NamesWhatAWildcardDoesNotBring()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(0, CliRun.Of("collect", CliRun.Sample, "--output-dir", folder.Path).Code);

        Assert.Equal(
            ["collect-usage.ps1", "collect-usage.sh", "collect.ps1", "collect.sh", "package-missing.xml", "package.xml", "queries.txt"],
            folder.Files);
        var members = XDocument.Load(folder.PathOf("package.xml")).Root!.Elements(Package + "types")
            .ToDictionary(
                type => type.Element(Package + "name")!.Value,
                type => type.Elements(Package + "members").Select(member => member.Value).ToList());
        Assert.Equal(["*"], members["Profile"]);
        Assert.Contains("Account", members["CustomObject"]);
        Assert.Contains("qvsign__Quillvane_API", members["PermissionSet"]);
    }

    [Fact]
    public void WithoutAProject_AsksForWhatMostOrgsNeed() =>
        Assert.Equal(0, CliRun.On(new System.IO.Abstractions.TestingHelpers.MockFileSystem(), ["collect"]).Code);

    [Fact]
    public void ProjectFile_IsWrittenWhereThereIsNone_WithTheFoldersThatTheCliAsksFor()
    {
        using var folder = new TemporaryFolder();
        folder.Write("project/package.xml", $"""<Package xmlns="{Package}"><version>62.0</version></Package>""");
        folder.Write("project/roles/A.role", "<Role/>");

        var run = CliRun.Of("collect", folder.PathOf("project"), "--output-dir", folder.PathOf("my org"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        using var file = JsonDocument.Parse(File.ReadAllText(folder.PathOf("my org/sfdx-project.json")));
        Assert.Equal("62.0", file.RootElement.GetProperty("sourceApiVersion").GetString());
        var package = Assert.Single(file.RootElement.GetProperty("packageDirectories").EnumerateArray());
        Assert.Equal("force-app", package.GetProperty("path").GetString());
        Assert.True(Directory.Exists(folder.PathOf("my org/force-app")));
        Assert.Contains("sf project retrieve start --manifest package.xml --target-org ALIAS", run.Output, StringComparison.Ordinal);
        Assert.Contains("sf org login web --alias ALIAS", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectFile_OfSomebodyElse_IsKept()
    {
        using var folder = new TemporaryFolder();
        folder.Write("out/sfdx-project.json", "{}");
        folder.Write("project/package.xml", """<Package xmlns="http://soap.sforce.com/2006/04/metadata"/>""");
        folder.Write("project/roles/A.role", "<Role/>");

        var run = CliRun.Of("collect", folder.PathOf("project"), "--output-dir", folder.PathOf("out"));

        Assert.Equal("{}", File.ReadAllText(folder.PathOf("out/sfdx-project.json")));
        Assert.Contains("sfdx-project.json is kept as it is", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void InsideAProject_TheCommandsStartFromItsFolder()
    {
        using var folder = new TemporaryFolder();
        folder.Write("org/sfdx-project.json", """{"packageDirectories": [{"path": "force-app", "default": true}]}""");
        folder.Write("org/force-app/main/default/roles/A.role-meta.xml", "<Role/>");

        var run = CliRun.Of("collect", folder.PathOf("org"), "--output-dir", folder.PathOf("org/for collecting"));

        Assert.False(File.Exists(folder.PathOf("org/for collecting/sfdx-project.json")));
        Assert.Contains("sh 'for collecting/collect.sh' ALIAS, or in PowerShell ./'for collecting/collect.ps1' ALIAS", run.Output);
        Assert.Contains("--manifest 'for collecting/package.xml' --target-org", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void LargeProject_IsToldToRetrieveInParts()
    {
        using var folder = new TemporaryFolder();
        folder.Write("org/sfdx-project.json", """{"packageDirectories": [{"path": "force-app", "default": true}]}""");
        for (var number = 0; number < 5001; number++)
        {
            folder.Write($"org/force-app/main/default/classes/C{number}.cls", "");
        }

        var run = CliRun.Of("collect", folder.PathOf("org"));

        Assert.Equal(0, run.Code);
        Assert.Contains("would bring 10,002 files or more, and one retrieve brings 10,000 at most", run.Error, StringComparison.Ordinal);
        Assert.Contains("collect --parts --output-dir DIR", run.Error, StringComparison.Ordinal);
        Assert.Equal("", CliRun.Of("collect", CliRun.Sample).Error);
    }

    [Fact]
    public void Parts_HoldWhatTheWholeHolds_WithTheProfilesInEachThatShapesThem()
    {
        using var folder = new TemporaryFolder();

        var run = CliRun.Of("collect", CliRun.Sample, "--parts", "--output-dir", folder.Path);

        Assert.Equal((0, ""), (run.Code, run.Error));
        var whole = Members(folder.PathOf("package.xml"));
        var parts = Enumerable.Range(1, 4).Select(number => Members(folder.PathOf($"parts/{number}/package.xml"))).ToList();
        Assert.Equal(whole.Order(), parts.SelectMany(part => part).Distinct().Order());
        Assert.All(whole.Where(member => member != "Profile *"), member => Assert.Single(parts, part => part.Contains(member)));
        Assert.Equal([true, true, true, false], parts.Select(part => part.Contains("Profile *")));
        Assert.All(
            [
                "ApexClass", "ApexPage", "CustomApplication", "CustomField", "CustomObject", "CustomPermission", "CustomTab",
                "ExternalDataSource", "Flow", "Layout",
            ],
            type => Assert.Contains(parts, part => part.Contains("Profile *") && part.Contains($"{type} *")));
    }

    /// <summary>The folders that the parts are retrieved into make one project, whose profiles add up.</summary>
    [Fact]
    public void Parts_AreAssessedAsOneProject()
    {
        using var folder = new TemporaryFolder();
        folder.Write("project/package.xml", """<Package xmlns="http://soap.sforce.com/2006/04/metadata"/>""");
        folder.Write("project/roles/A.role", "<Role/>");
        CliRun.Of("collect", folder.PathOf("project"), "--parts", "--output-dir", folder.PathOf("org"));
        WriteProfile(1, "<tabVisibilities><tab>T__c</tab><visibility>DefaultOn</visibility></tabVisibilities>");
        WriteProfile(2, "<classAccesses><apexClass>C</apexClass><enabled>true</enabled></classAccesses>");

        var run = CliRun.Of("inventory", folder.PathOf("org"));

        Assert.Equal(0, run.Code);
        Assert.Contains("put together", run.Output, StringComparison.Ordinal);

        void WriteProfile(int part, string section) => folder.Write(
            $"org/parts/{part}/force-app/main/default/profiles/Sync Integration.profile-meta.xml",
            $"""<Profile xmlns="{Package}">{section}<userLicense>Salesforce</userLicense></Profile>""");
    }

    [Fact]
    public void Parts_WithoutAFolder_AreRefused() => Assert.Equal(2, CliRun.Of("collect", CliRun.Sample, "--parts").Code);

    private static HashSet<string> Members(string manifest) =>
    [
        .. XDocument.Load(manifest).Descendants(Package + "members")
            .Select(member => $"{member.Parent!.Element(Package + "name")!.Value} {member.Value}"),
    ];
}
