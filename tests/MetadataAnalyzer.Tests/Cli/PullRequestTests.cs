using System.Text.Json;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>One pull request from the clean base to the pruned baseline, as each format tells it.</summary>
public class PullRequestTests
{
    private const string Place = $"{GitProject.PermissionSet}:8:5";

    public static TheoryData<string, bool> FormatsWithAndWithoutUsers =>
        [.. CheckTests.Formats.SelectMany(row => new[] { (row.Data, true), (row.Data, false) })];

    [Theory]
    [MemberData(nameof(FormatsWithAndWithoutUsers))]
    public void BlockedGrant_IsExactlyOneFindingAtItsLine(string format, bool knowsUsers)
    {
        using var project = new GitProject(knowsUsers);
        var clean = project.Check("--since", "main", "--format", format);
        project.AddBlockedGrant();
        project.Commit("export");

        var run = project.Check("--since", "main", "--format", format);

        Assert.Equal((ExitCode.Done, ""), (clean.Code, clean.Error));
        Assert.Equal((ExitCode.Findings, ""), (run.Code, run.Error));
        if (format == "gitlab")
        {
            var before = ReportedFindings.OfGitLab(clean.Output);
            Assert.Equal(
                [$"{GitProject.PermissionSet}:8"],
                ReportedFindings.OfGitLab(run.Output).Where(entry => !before.ContainsKey(entry.Key)).Select(entry => entry.Value));
            return;
        }

        Assert.Empty(ReportedFindings.New(format, clean.Output));
        Assert.Equal([Place], ReportedFindings.New(format, run.Output));
    }

    [Fact]
    public void WhatFollowsFromTheGrant_IsSaidWithIt()
    {
        using var project = new GitProject();
        project.AddBlockedGrant();
        project.Commit("export");

        using var json = JsonDocument.Parse(project.Check("--since", "main", "--format", "json").Output);

        var finding = json.RootElement.GetProperty("diagnostics").EnumerateArray()
            .Single(entry => entry.GetProperty("baseline").GetString() == "new");
        Assert.Equal(
            ("IUL1002", "blocker", GitProject.User),
            (finding.GetProperty("ruleId").GetString(), finding.GetProperty("impact").GetString(),
            finding.GetProperty("subject").GetString()));
        Assert.Equal(
            ["IUL9006", "IUL9006"],
            finding.GetProperty("also").EnumerateArray().Select(entry => entry.GetProperty("ruleId").GetString())
                .Order(StringComparer.Ordinal));
        var subject = Assert.Single(json.RootElement.GetProperty("subjects").EnumerateArray());
        Assert.Equal("blocked", subject.GetProperty("verdict").GetString());
        Assert.Contains(
            finding.GetProperty("index").GetInt32(), subject.GetProperty("diagnostics").EnumerateArray().Select(index => index.GetInt32()));
        var gate = json.RootElement.GetProperty("gate");
        Assert.Equal(("fail", "blocker"), (gate.GetProperty("outcome").GetString(), gate.GetProperty("failOn").GetString()));
        Assert.Equal(
            (1, 1),
            (gate.GetProperty("counts").GetProperty("open").GetInt32(), gate.GetProperty("counts").GetProperty("failing").GetInt32()));
        Assert.Equal(
            [finding.GetProperty("fingerprint").GetString()],
            gate.GetProperty("failing").EnumerateArray().Select(entry => entry.GetString()));
        var comparison = gate.GetProperty("comparison");
        Assert.Equal(
            comparison.GetProperty("before").GetProperty("annual").GetDecimal(), comparison.GetProperty("annualLoss").GetDecimal());
        Assert.Equal(
            (1, 0),
            (comparison.GetProperty("before").GetProperty("seatsFreed").GetInt32(),
            comparison.GetProperty("after").GetProperty("seatsFreed").GetInt32()));
    }

    [Fact]
    public void GrantOfTwoUsers_IsOneFinding_AndAFailureOfEachInTheirSuites()
    {
        using var project = new GitProject();
        project.AddUser("stock.sync@acme.example", "005000000000002AAA");
        project.Commit("a second user");
        project.Git("branch", "-f", "main");
        project.AddBlockedGrant();
        project.Commit("export");

        var text = project.Check("--since", "main").Output;
        var junit = project.Check("--since", "main", "--format", "junit").Output;

        Assert.Equal(
            [Place],
            ReportedFindings.New("text", text).Where(place => place.StartsWith(GitProject.PermissionSet, StringComparison.Ordinal)));
        Assert.Contains("\n    the same for user 'stock.sync@acme.example'\n", text, StringComparison.Ordinal);
        Assert.Contains("1 fails the check", text, StringComparison.Ordinal);
        Assert.Equal(
            [GitProject.User, "stock.sync@acme.example"],
            System.Xml.Linq.XDocument.Parse(junit).Descendants("failure").Select(failure => failure.Parent!.Attribute("classname")!.Value));
    }

    [Fact]
    public void GraverFindingAccepted_TheNextStandsForTheRest()
    {
        using var project = new GitProject();
        project.Write("metadata-analyzer.yml",
            "edition: Enterprise\ncontainers: [PermissionSet:Order_Sync]\nsuppressions:\n  - {rule: IUL1002, entity: "
            + "'PermissionSet:Order_Sync', reason: by design, owner: jo}\n");
        project.Commit("accepted");
        project.Git("branch", "-f", "main");
        project.AddBlockedGrant();
        project.Commit("export");

        var run = project.Check("--since", "main");

        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.Contains($"{Place}: Blocker IUL9006: permission set 'Order_Sync'", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("this change takes user", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 accepted", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Baseline_KeepsTheGrant_AndPruneForgetsIt()
    {
        using var project = new GitProject();
        var file = project.PathOf(Baseline.FileName);
        project.AddBlockedGrant();
        project.Commit("export");
        Assert.Equal(ExitCode.Findings, project.Check("--since", "main").Code);

        Assert.Equal(ExitCode.Done, CliRun.Of("baseline", "create", project.Path).Code);
        Assert.Equal(ExitCode.Findings, project.Check("--since", "main").Code);
        project.CommitInBase("a baseline", () => { });
        var kept = project.Check("--since", "main", "--fail-on", "change");
        Assert.Equal((ExitCode.Done, ""), (kept.Code, kept.Error));
        Assert.Empty(ReportedFindings.New("text", kept.Output));
        Assert.Contains("Not counted: 3 in the baseline", kept.Output, StringComparison.Ordinal);

        project.Git("mv", "crm/force-app", "crm/packages");
        project.Write(
            "sfdx-project.json", "{\"packageDirectories\":[{\"path\":\"packages\",\"default\":true}],\"sourceApiVersion\":\"64.0\"}");
        Assert.Equal((ExitCode.Done, ""), (project.Check("--fail-on-stale").Code, project.Check("--fail-on-stale").Error));

        project.Write(GitProject.PermissionSet.Replace("force-app", "packages", StringComparison.Ordinal), GitProject.PermissionSetText());
        var mended = project.Check("--format", "json");
        using (var json = JsonDocument.Parse(mended.Output))
        {
            Assert.Equal("pass", json.RootElement.GetProperty("gate").GetProperty("outcome").GetString());
            Assert.Equal(2, json.RootElement.GetProperty("gate").GetProperty("counts").GetProperty("staleBaselineEntries").GetInt32());
        }

        var stale = project.Check("--fail-on-stale");
        Assert.Equal(ExitCode.Findings, stale.Code);
        Assert.Contains("so does the baseline, in which 2 entries match nothing any more", stale.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, CliRun.Of("baseline", "prune", project.Path).Code);
        Assert.DoesNotContain("DataExport", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal((ExitCode.Done, ""), (project.Check("--fail-on-stale").Code, project.Check("--fail-on-stale").Error));
        project.Write(
            GitProject.PermissionSet.Replace("force-app", "packages", StringComparison.Ordinal),
            GitProject.PermissionSetText(GitProject.BlockedGrant));
        Assert.Equal(ExitCode.Findings, project.Check().Code);
    }

    [Fact]
    public void Sarif_OfTwoRuns_HasTheSameFingerprints_AndAFixedFindingVanishes()
    {
        using var project = new GitProject();
        project.AddBlockedGrant();
        var (first, second) = (Sarif(project), Sarif(project));
        project.Write(GitProject.PermissionSet, GitProject.PermissionSetText());
        var mended = Sarif(project);

        Assert.Equal(first, second);
        Assert.Equal(first.Rules, mended.Rules);
        var gone = Assert.Single(first.Fingerprints.Split('\n'), line => line.StartsWith("IUL1002 ", StringComparison.Ordinal));
        Assert.DoesNotContain(gone, mended.Fingerprints, StringComparison.Ordinal);

        // That the set can be assigned again is a note of its own.
        Assert.Equal(
            first.Fingerprints.Split('\n').Where(line => line != gone).Order(StringComparer.Ordinal),
            mended.Fingerprints.Split('\n').Where(line => !line.StartsWith("IUL2015 ", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }

    private static (string Rules, string Fingerprints) Sarif(GitProject project)
    {
        using var json = JsonDocument.Parse(project.Check("--format", "sarif").Output);
        var run = Assert.Single(json.RootElement.GetProperty("runs").EnumerateArray());
        return (
            run.GetProperty("tool").GetProperty("driver").GetProperty("rules").GetRawText(),
            string.Join('\n', run.GetProperty("results").EnumerateArray().Select(result =>
                $"{result.GetProperty("ruleId").GetString()} "
                + $"{result.GetProperty("partialFingerprints").GetProperty("integrationLicense/v1").GetString()}")));
    }
}
