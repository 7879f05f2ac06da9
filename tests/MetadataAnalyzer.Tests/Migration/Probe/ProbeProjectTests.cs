using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.Migration.Probe;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Tests.Access;
using MetadataAnalyzer.Tests.OrgData;
using MetadataAnalyzer.Tests.Planning;
using MetadataAnalyzer.Tests.Reporting;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Migration.Probe;

public sealed class ProbeProjectTests
{
    private static readonly XNamespace Ns = "http://soap.sforce.com/2006/04/metadata";

    [Fact]
    public void SetOfAPermission_HoldsItAndWhatItRequires_AndNothingElse()
    {
        var set = Assert.Single(Sets(new OrgFiles().Profile("Integration").Set("Sync", Permission("EmailSingle")).User().Assign("Sync")));

        Assert.Equal("SalesforceAPIIntegrationPsl", set.Element(Ns + "license")!.Value);
        Assert.Equal(
            ["description", "hasActivationRequired", "label", "license", "userPermissions"],
            set.Elements().Select(element => element.Name.LocalName).Distinct());
        Assert.Equal(["EditTask", "EmailSingle"], set.Elements(Ns + "userPermissions").Select(entry => entry.Element(Ns + "name")!.Value));
    }

    [Fact]
    public void RightsOfAnObject_AreAskedOneByOne_WithThoseTheyDependOn()
    {
        var questions = ProbePlan.Of(new OrgFiles().Profile("Integration")
            .Set("Sync", Object("WorkType", "allowRead", "allowEdit", "allowDelete")).User().Assign("Sync").Assess());

        Assert.Equal(
            ["object WorkType (read)", "object WorkType (edit)", "object WorkType (delete)"],
            questions.Select(question => RightText.Of(question.Kind, question.Name, question.Right)));
        Assert.Equal(
            ["object WorkType (read)", "object WorkType (read, edit)", "object WorkType (read, edit, delete)"],
            questions.Select(question => $"{Assert.Single(question.Set.Rights)}"));
    }

    [Theory]
    [InlineData("ModifyAllData")]
    [InlineData("ApiEnabled")]
    [InlineData("LightningExperienceUser")]
    [InlineData("BypassMFAForUiLogins")]
    public void RightThatIsKnownOrNotNeeded_IsNotAsked(string permission) => Assert.Empty(
        ProbePlan.Of(new OrgFiles().Profile("Integration", Permission(permission)).Set("Sync", "").User().Assign("Sync").Assess())
            .Where(question => question.Name == permission));

    /// <summary>A right of two users is one question, and what the org answered is none.</summary>
    [Fact]
    public void Right_IsAskedOnce()
    {
        var names = ProbePlan.Of(SampleReports.Result).Select(question => (question.Kind, question.Name, question.Right)).ToList();

        Assert.Equal(names.Distinct(), names);
        Assert.DoesNotContain(names, asked => asked.Name is "TransferAnyCase" or "EnableNotifications");
        Assert.Equal(Enumerable.Range(1, 14), ProbePlan.Of(ProbeRun.Org).Select(question => question.Number));
    }

    [Fact]
    public void Index_SaysWhichSetAsksWhat_WithTheHashOfItsFile()
    {
        var files = Build();
        using var index = JsonDocument.Parse(files[^1].Content.AsMemory());
        var byPath = files.ToDictionary(file => file.Path, file => Convert.ToHexStringLower(SHA256.HashData(file.Content.AsSpan())));

        var sets = index.RootElement.GetProperty("sets").EnumerateArray().ToList();

        Assert.Equal(ProbeSet.IndexFile, files[^1].Path);
        Assert.Equal(14, sets.Count);
        Assert.All(sets, set =>
        {
            var (name, hash) = (set.GetProperty("name").GetString()!, set.GetProperty("sha256").GetString()!);
            Assert.Equal(hash, byPath[$"force-app/main/default/permissionsets/{name}.permissionset-meta.xml"]);
            Assert.Matches("^IUL_Probe_[0-9]{4}_[0-9a-f]{12}$", name);
            Assert.EndsWith(hash[..12], name, StringComparison.Ordinal);
        });
        Assert.Equal(
            files[..^1].Select(file => (file.Path, byPath[file.Path])),
            index.RootElement.GetProperty("files").EnumerateArray()
                .Select(file => (file.GetProperty("path").GetString()!, file.GetProperty("sha256").GetString()!)));
    }

    [Fact]
    public void TwoRuns_GiveTheSameBytes() => Assert.Equal(
        Build().Select(file => (file.Path, Convert.ToHexString(file.Content.AsSpan()))),
        Build().Select(file => (file.Path, Convert.ToHexString(file.Content.AsSpan()))));

    /// <summary>The page names the flags that the scripts use, and those that they leave out because they would change something.</summary>
    [Fact]
    public void Readme_ProvesByTheFlagsThatNothingChanges()
    {
        var readme = Text("README.md");

        Assert.All(
            ["`--dry-run`", "`--json`", "`--manifest FILE`", "`--wait 60`", "no `--test-level`", "no `--pre-destructive-changes`"],
            flag => Assert.Contains(flag, readme, StringComparison.Ordinal));
        Assert.True(readme.Split(' ', '\n').Length < 450, "an administrator reads it in a minute or two");
        Assert.All(["probe.sh", "probe.ps1"], script =>
        {
            Assert.DoesNotContain("test-level", Text(script), StringComparison.Ordinal);
            Assert.DoesNotContain("destructive", Text(script), StringComparison.Ordinal);
            Assert.Single(Text(script).Split('\n'), line =>
                line.Contains("'deploy', 'start', '--dry-run'", StringComparison.Ordinal)
                || line.Contains("deploy start --dry-run", StringComparison.Ordinal));
        });
    }

    /// <summary>The API version stands in a file of the project, which may hold anything.</summary>
    [Fact]
    public void HostileApiVersion_DoesNotReachAScript()
    {
        var org = new OrgFiles().File("sfdx-project.json", """{"packageDirectories":[{"path":"."}],"sourceApiVersion":"1'$(touch x)"}""")
            .Profile("Integration").Set("Sync", Object("WorkType", "allowRead")).User().Assign("Sync").Assess();

        var files = ProbeProject.Build(org.Org, ProbePlan.Of(org));

        Assert.All(
            files.Where(file => Path.GetExtension(file.Path) is ".sh" or ".ps1"),
            file => Assert.DoesNotContain("touch x", Encoding.UTF8.GetString(file.Content.AsSpan()), StringComparison.Ordinal));
    }

    /// <summary>
    /// The second probe asks only what the first left open for a reason that it can mend, and its index lists the answered sets too.
    /// </summary>
    [Fact]
    public void SecondProbe_AsksAgainWithTheDependenciesThatTheOrgNamed()
    {
        string[] permissions = ["ApexRestServices", "EmailSingle", "ChatterOwnGroups", "ContentWorkspaces"];
        OrgFiles Org() => new OrgFiles().Profile("Integration").Set("Sync", string.Concat(permissions.Select(Permission))).User()
            .Assign("Sync");
        var first = ProbePlan.Of(Org().Assess());
        var sets = first.ToDictionary(question => question.Name, question => ProbeFiles.Permission(
            question.Number, question.Name, [.. question.Set.Rights.Select(right => right.Name).Where(name => name != question.Name)]));
        var answered = Org().Probe(
            "2026-11-20", [sets["ChatterOwnGroups"]],
            (sets["ApexRestServices"], "Permission ApexRestServices depends on permission(s): View Setup and Configuration, Read WorkType"),
            (sets["EmailSingle"], "Unknown user permission: EmailSingle"),
            (sets["ContentWorkspaces"], "The user license doesn't allow the permission: ContentWorkspaces")).Assess();

        var question = Assert.Single(ProbePlan.Of(answered));
        using var index = JsonDocument.Parse(ProbeProject.Build(answered.Org, [question])[^1].Content.AsMemory());

        Assert.Equal(["ApexRestServices", "ChatterOwnGroups", "ContentWorkspaces", "EmailSingle"], first.Select(asked => asked.Name));
        Assert.Equal((5, "ApexRestServices"), (question.Number, question.Name));
        Assert.Equal(
            ["user permission ApexRestServices", "user permission ViewSetup", "object WorkType (read)"],
            question.Set.Rights.Select(right => right.ToString()));
        Assert.Equal(
            [1, 2, 3, 4, 5],
            index.RootElement.GetProperty("sets").EnumerateArray().Select(set => set.GetProperty("number").GetInt32()));
    }

    /// <summary>A probe that was not answered is written again with the same numbers.</summary>
    [Fact]
    public void ProbeWithoutAnAnswer_IsAskedAgain()
    {
        static OrgFiles Org() =>
            new OrgFiles().Profile("Integration").Set("Sync", Permission("ApexRestServices")).User().Assign("Sync");

        var again = ProbePlan.Of(Org().Probe("2026-11-20", []).Assess());

        Assert.Equal(
            ProbePlan.Of(Org().Assess()).Select(question => (question.Number, question.Name)),
            again.Select(question => (question.Number, question.Name)));
    }

    private static System.Collections.Immutable.ImmutableArray<KitFile> Build() => ProbeRun.Files;

    private static string Text(string path) =>
        Encoding.UTF8.GetString(Build().Single(file => file.Path == path).Content.AsSpan());

    private static IEnumerable<XElement> Sets(OrgFiles files)
    {
        var result = files.Assess();
        return ProbeProject.Build(result.Org, ProbePlan.Of(result))
            .Where(file => file.Path.EndsWith("-meta.xml", StringComparison.Ordinal))
            .Select(file => XElement.Parse(Encoding.UTF8.GetString(file.Content.AsSpan())));
    }
}
