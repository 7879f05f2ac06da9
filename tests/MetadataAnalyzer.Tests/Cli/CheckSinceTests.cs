using System.Text.Json;
using MetadataAnalyzer.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>Pull requests, each a git repository of its own.</summary>
public class CheckSinceTests
{
    [Fact]
    public void ChangeThatAddsABlockedGrant_FailsAtItsLine()
    {
        using var project = new GitProject();
        project.AddBlockedGrant();
        project.Commit("export");

        var run = project.Check("--since", "main");

        Assert.Equal((ExitCode.Findings, ""), (run.Code, run.Error));
        Assert.StartsWith($"{GitProject.PermissionSet}:8:5: Blocker IUL1002: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 fails the check", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ChangeThatTakesAUserOutOfEligibility_SaysWhatItCosts()
    {
        using var project = new GitProject();
        project.AddBlockedGrant();
        project.Commit("export");

        var run = project.Check("--since", "main", "--format", "markdown");

        Assert.Contains("IUL9006", run.Output, StringComparison.Ordinal);
        Assert.Matches(
            @"this change takes user 'order\.sync@(<!-- -->)?acme\.example' out of eligibility \(USD [0-9,]+ a year", run.Output);
        Assert.Matches(@"Saving a year against main: USD [0-9,]+ less", run.Output);
    }

    [Fact]
    public void ContainerThatTheConfigurationNames_FailsWithoutUsers()
    {
        using var project = new GitProject(knowsUsers: false);
        project.AddBlockedGrant();
        project.Commit("export");

        var run = project.Check("--since", "main", "--format", "json");

        Assert.Equal(ExitCode.Findings, run.Code);
        using var json = JsonDocument.Parse(run.Output);
        var finding = Assert.Single(
            json.RootElement.GetProperty("diagnostics").EnumerateArray(), finding => finding.GetProperty("baseline").GetString() == "new");
        Assert.Equal("IUL9006", finding.GetProperty("ruleId").GetString());
        Assert.Equal(8, finding.GetProperty("location").GetProperty("line").GetInt32());
    }

    [Fact]
    public void WhatWasThereBefore_DoesNotFail()
    {
        using var project = new GitProject();
        project.AddBlockedGrant();
        project.Commit("export");

        Assert.Equal(ExitCode.Findings, project.Check().Code);
        Assert.Equal(ExitCode.Done, project.Check("--since", "change", "--fail-on", "note").Code);
    }

    [Theory]
    [InlineData("move")]
    [InlineData("reformat")]
    [InlineData("convert")]
    public void SameGrantElsewhereOrOtherwiseWritten_IsNothingNew(string change)
    {
        using var project = new GitProject();
        project.AddBlockedGrant();
        project.Commit("export");
        project.Git("branch", "-f", "main");
        switch (change)
        {
            case "move":
                project.Git("mv", "crm/force-app", "crm/packages");
                project.Write(
                    "sfdx-project.json",
                    "{\"packageDirectories\":[{\"path\":\"packages\",\"default\":true}],\"sourceApiVersion\":\"64.0\"}");
                break;
            case "reformat":
                project.Write(
                    GitProject.PermissionSet,
                    File.ReadAllText(project.PathOf(GitProject.PermissionSet)).Replace("\n    ", "\r\n\r\n\t", StringComparison.Ordinal));
                break;
            default:
                Convert(project);
                break;
        }

        project.Commit(change);

        var run = project.Check("--since", "main", "--fail-on", "note");

        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.StartsWith("No findings; none fails", run.Output, StringComparison.Ordinal);
        Assert.Contains("not of this change", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Repository_StaysAsItWas()
    {
        using var project = new GitProject();
        project.AddBlockedGrant();
        var before = project.Git("status", "--porcelain") + project.Git("count-objects") + project.Git("for-each-ref");
        var disk = new TemporaryFolders();

        var run = CliRun.On(disk, ["check", project.Path, "--since", "main"], TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.Equal(before, project.Git("status", "--porcelain") + project.Git("count-objects") + project.Git("for-each-ref"));
        Assert.False(Directory.Exists(Assert.Single(disk.Made)));
    }

    [Fact]
    public void Cancelled_LeavesNoFolder()
    {
        using var project = new GitProject();
        using var cancelled = new CancellationTokenSource();
        var disk = new TemporaryFolders();
        cancelled.Cancel();

        var run = CliRun.On(disk, ["check", project.Path, "--since", "main"], cancelled.Token);

        Assert.Equal(ExitCode.Cancelled, run.Code);
        Assert.DoesNotContain(disk.Made, Directory.Exists);
    }

    [Fact]
    public void ProjectThatIsNotInTheBase_IsNewAltogether()
    {
        using var project = new GitProject();
        project.Git("checkout", "-q", "--orphan", "empty");
        project.Git("rm", "-r", "-f", "-q", ".");
        project.Git("-c", "user.name=Jo", "-c", "user.email=jo@acme.example", "commit", "-q", "--allow-empty", "-m", "empty");
        project.Git("checkout", "-q", "-b", "first");
        project.Git("checkout", "main", "--", ".");
        project.AddBlockedGrant();
        project.Commit("first");

        var run = project.Check("--since", "empty");

        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.Contains("the project is not in empty", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mian", "no such branch, tag or commit")]
    [InlineData("--all", "no such branch, tag or commit")]
    public void UnknownReference_IsTwo(string reference, string expected)
    {
        using var project = new GitProject();

        var run = project.Check($"--since={reference}");

        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ShallowClone_SaysHowToGetTheRest()
    {
        using var project = new GitProject();
        using var clone = new TemporaryFolder();
        project.AddBlockedGrant();
        project.Commit("export");
        project.Git(
            "clone", "-q", "--depth", "1", "--no-single-branch", $"file://{Path.GetDirectoryName(project.Path)}", clone.PathOf("clone"));

        var run = CliRun.Of("check", clone.PathOf("clone/crm"), "--since", "origin/main");

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("shallow", run.Error, StringComparison.Ordinal);
        Assert.Contains("--changed-files", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void NoRepository_IsTwo()
    {
        using var project = new GitProject();
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(project.Path, "*", SearchOption.AllDirectories))
        {
            folder.Write(Path.GetRelativePath(project.Path, file), File.ReadAllText(file));
        }

        var run = CliRun.Of("check", folder.Path, "--since", "main");

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("no git repository", run.Error, StringComparison.Ordinal);
    }

    private static void Convert(GitProject project)
    {
        var text = File.ReadAllText(project.PathOf(GitProject.PermissionSet));
        var profile = File.ReadAllText(project.PathOf("force-app/main/default/profiles/Order Sync.profile-meta.xml"));
        project.Git("rm", "-r", "-q", "crm/force-app", "crm/sfdx-project.json");
        project.Write("package.xml", "<Package xmlns=\"http://soap.sforce.com/2006/04/metadata\"><version>64.0</version></Package>");
        project.Write("permissionsets/Order_Sync.permissionset", text);
        project.Write("profiles/Order Sync.profile", profile);
    }
}
