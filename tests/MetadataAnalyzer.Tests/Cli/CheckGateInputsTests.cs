using System.Text.Json;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>
/// A change cannot switch off its own check: what the check goes by counts as in the base commit, and a change of it is told.
/// </summary>
public class CheckGateInputsTests
{
    private const string Base = "edition: Enterprise\ncontainers: [PermissionSet:Order_Sync]\n";

    /// <summary>What a branch may write beside a grant that fails the check, and the notice that says so.</summary>
    public static TheoryData<string, string, string> Attacks => new()
    {
        {
            "metadata-analyzer.yml",
            Base + "failOn: never\n",
            "failOn changed in this branch: counted as in the base commit; blocker before, never here"
        },
        {
            "metadata-analyzer.yml",
            Base + "suppressions:\n  - {rule: IUL1002, user: '*', reason: r}\n  - {rule: IUL9006, entity: '*', reason: r}\n",
            "suppressions changed in this branch: counted as in the base commit; 2 entries added"
        },
        {
            "metadata-analyzer.yml",
            "edition: Enterprise\n",
            "containers changed in this branch: counted as in the base commit; 1 entry removed"
        },
        {
            "metadata-analyzer.yml",
            Base + "subjects: {exclude: ['*']}\n",
            "subjects changed in this branch: counted as in the base commit; 1 entry added"
        },
        {
            "metadata-analyzer.yml",
            Base + "window: 1\n",
            "window changed in this branch: counted as in the base commit; 90 before, 1 here"
        },
        {
            "metadata-analyzer.yml",
            Base + "answers: {chatter: no}\n",
            "answers changed in this branch: counted as in the base commit; 1 entry added"
        },
        {
            ".forceignore",
            "**/permissionsets/**\n# a comment\n",
            ".forceignore changed in this branch: counted as in the base commit; 1 entry added"
        },
        {
            "org-data/users.csv",
            "Id,Username,IsActive\n",
            "org-data changed in this branch: counted as in the base commit; 1 entry added, 1 entry removed"
        },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void BranchThatSwitchesItsCheckOff_StillFails_AndIsTold(string file, string content, string notice)
    {
        using var project = new GitProject();
        project.AddBlockedGrant();
        project.Write(file, content);
        project.Commit("export");

        var run = project.Check("--since", "main");

        Assert.Equal((ExitCode.Findings, ""), (run.Code, run.Error));
        Assert.Contains($"{GitProject.PermissionSet}:8:5: Blocker IUL1002: ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith($"\nNotice: {notice}\n", run.Output, StringComparison.Ordinal);
    }

    /// <summary>Attributes make a file differ from what is committed although no author changed it.</summary>
    [Fact]
    public void CommittedExport_CountsAsInTheBase_AlsoWhenAttributesMakeItDiffer()
    {
        using var project = new GitProject();
        var export = File.ReadAllText(project.PathOf("org-data/permission-set-licenses.csv"));
        project.AddBlockedGrant();
        project.Write(
            "org-data/permission-set-licenses.csv",
            export.Replace("true,true,false", "true,true,true", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));
        project.Commit("export");
        project.Write(".gitattributes", "org-data/* text\n");
        project.Commit("attributes");

        var run = project.Check("--since", "main");

        Assert.Equal((ExitCode.Findings, ""), (run.Code, run.Error));
        Assert.Contains("org-data changed in this branch: counted as in the base commit", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("org-data", "exports/2026")]
    [InlineData("metadata-analyzer.yml", "config/first.yml")]
    public void LinkInTheBase_IsFollowedAsInACheckout(string link, string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        using var project = new GitProject();
        project.CommitInBase("links", () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(project.PathOf(target))!);
            if (link.EndsWith(".yml", StringComparison.Ordinal))
            {
                File.Move(project.PathOf(link), project.PathOf("config/second.yml"));
                File.CreateSymbolicLink(project.PathOf(target), "second.yml");
            }
            else
            {
                Directory.Move(project.PathOf(link), project.PathOf(target));
            }

            File.CreateSymbolicLink(project.PathOf(link), target);
        });
        project.AddBlockedGrant();
        project.Commit("export");

        var run = project.Check("--since", "main");

        Assert.Equal((ExitCode.Findings, ""), (run.Code, run.Error));
        Assert.DoesNotContain("Notice", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ListedFileBehindALink_IsTold()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        using var project = new GitProject();
        Directory.CreateDirectory(project.PathOf("config"));
        File.Move(project.PathOf("metadata-analyzer.yml"), project.PathOf("config/real.yml"));
        File.CreateSymbolicLink(project.PathOf("metadata-analyzer.yml"), "config/real.yml");
        project.Write("changed.txt", "config/real.yml\n");

        Assert.Contains(
            "Notice: config/real.yml", project.Check("--changed-files", project.PathOf("changed.txt")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatTheBaseAccepts_IsAccepted_AndTheBranchCannotTakeItBack()
    {
        using var project = new GitProject();
        project.CommitInBase(
            "accepted",
            () => project.Write(
                "metadata-analyzer.yml",
                Base + "suppressions: [{rule: IUL1002, user: '*', reason: r}, {rule: IUL9006, entity: '*', reason: r}]\nfailOn: change\n"));
        project.AddBlockedGrant();
        project.Write("metadata-analyzer.yml", Base);
        project.Commit("export");

        var run = project.Check("--since", "main");

        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Contains(
            "suppressions changed in this branch: counted as in the base commit; 2 entries removed", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "failOn changed in this branch: counted as in the base commit; change before, blocker here", run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void LargerBaseline_CountsAsInTheBase()
    {
        using var project = new GitProject();
        project.AddBlockedGrant();
        CliRun.Of("baseline", "create", project.Path);
        project.Commit("export");

        var byDefault = project.Check("--since", "main");
        var named = project.Check("--since", "main", "--baseline", project.PathOf(Baseline.FileName));

        Assert.Equal((ExitCode.Findings, ExitCode.Findings), (byDefault.Code, named.Code));
        Assert.Matches(@"Notice: baseline changed in this branch: counted as in the base commit; [0-9]+ entries added\n", byDefault.Output);
        Assert.Equal(byDefault.Output, named.Output);
    }

    [Fact]
    public void FileThatAnOptionNames_CountsAsInTheBase_UnlessItLiesOutside()
    {
        using var project = new GitProject();
        using var outside = new TemporaryFolder();
        const string Accepted = "suppressions:\n  - {rule: IUL1002, user: '*', reason: r}\n  - {rule: IUL9006, entity: '*', reason: r}\n";
        project.AddBlockedGrant();
        project.Write("ci/accepted.yml", Accepted);
        project.Write("ci/own.yml", Base + Accepted);
        project.Commit("export");
        outside.Write("accepted.yml", Accepted);

        foreach (var options in new string[][] { ["--suppressions", project.PathOf("ci/accepted.yml")],
            ["--config", project.PathOf("ci/own.yml"), "--include-subject", GitProject.User] })
        {
            var inside = project.Check(["--since", "main", .. options]);
            Assert.Equal((ExitCode.Findings, ""), (inside.Code, inside.Error));
            Assert.Contains(
                "suppressions changed in this branch: counted as in the base commit; 2 entries added", inside.Output,
                StringComparison.Ordinal);
        }

        var given = project.Check("--since", "main", "--suppressions", outside.PathOf("accepted.yml"));
        Assert.Equal((ExitCode.Done, ""), (given.Code, given.Error));
        Assert.DoesNotContain("Notice", given.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"--suppressions {project.PathOf("gone.yml")} is no file",
            project.Check("--since", "main", "--suppressions", project.PathOf("gone.yml")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void FactsThatAnOptionNames_CountAsInTheBase()
    {
        using var project = new GitProject();
        const string Facts = "format: 1\npermissions:\n  EmailSingle: {carried: [00112233445566778899aabb]}\n";
        project.AddBlockedGrant();
        project.Write("ci/facts.yml", Facts);
        project.Commit("export");

        var run = project.Check("--since", "main", "--facts", project.PathOf("ci/facts.yml"));
        project.Write("ci/facts.yml", Facts.Replace("00", "gg", StringComparison.Ordinal));
        var broken = project.Check("--since", "main", "--facts", project.PathOf("ci/facts.yml"));

        Assert.Equal((ExitCode.Findings, ""), (run.Code, run.Error));
        Assert.Contains(
            "facts changed in this branch: counted as in the base commit; 1 entry added", run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, broken.Code);
        Assert.Contains("facts.yml, line 3: 'carried' of 'EmailSingle' holds", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatTheBranchDeletes_StillCounts()
    {
        using var project = new GitProject(knowsUsers: false);
        project.AddBlockedGrant();
        File.Delete(project.PathOf("metadata-analyzer.yml"));
        project.Commit("export");

        foreach (var options in new string[][] { [], ["--config", project.PathOf("metadata-analyzer.yml")] })
        {
            var run = project.Check(["--since", "main", .. options]);

            Assert.Equal((ExitCode.Findings, ""), (run.Code, run.Error));
            Assert.Contains(
                "containers changed in this branch: counted as in the base commit; 1 entry removed", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ConfigurationAboveTheProjectAndWhatItExtends_CountAsInTheBase()
    {
        using var project = new GitProject(knowsUsers: false);
        project.CommitInBase("one for all", () =>
        {
            File.Delete(project.PathOf("metadata-analyzer.yml"));
            project.Write("../metadata-analyzer.yml", "extends: team/strict.yml\n");
            project.Write("../team/strict.yml", "containers: [PermissionSet:Order_Sync]\npolicies: rules.yml\n");
            project.Write(
                "../team/rules.yml",
                "policies: [{id: ACME9001, title: T, on: permissionSet, where: {name: Order_Sync}, impact: note, message: m}]\n");
        });
        project.AddBlockedGrant();
        project.Write("../team/strict.yml", "containers: []\npolicies: rules.yml\n");
        project.Write(
            "../team/rules.yml",
            "policies: [{id: ACME9001, title: T, on: permissionSet, where: {name: Nothing}, impact: note, message: m}]\n");
        project.Commit("export");

        var run = project.Check("--since", "main", "--format", "json");

        Assert.Equal((ExitCode.Findings, ""), (run.Code, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Contains(
            json.RootElement.GetProperty("diagnostics").EnumerateArray(),
            finding => finding.GetProperty("ruleId").GetString() == "ACME9001");
        Assert.Equal(
            [
                "containers changed in this branch: counted as in the base commit; 1 entry removed",
                "policies changed in this branch: counted as in the base commit; 1 entry added, 1 entry removed",
            ],
            json.RootElement.GetProperty("gate").GetProperty("notices").EnumerateArray().Select(notice => notice.GetString()));
    }

    [Fact]
    public void LinkInTheBase_IsTheFileItLeadsTo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a link needs a right");
        using var project = new GitProject(knowsUsers: false);
        project.CommitInBase("a link", () =>
        {
            File.Move(project.PathOf("metadata-analyzer.yml"), project.PathOf("own.yml"));
            File.CreateSymbolicLink(project.PathOf("metadata-analyzer.yml"), "own.yml");
        });
        project.AddBlockedGrant();
        project.Commit("export");

        var run = project.Check("--since", "main");

        Assert.Equal((ExitCode.Findings, ""), (run.Code, run.Error));
        Assert.DoesNotContain("Notice", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectFolderThatTheBranchReplacesByALink_CountsUnderItsName()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a link needs a right");
        using var project = new GitProject(knowsUsers: false);
        project.AddBlockedGrant();
        project.Git("mv", "crm", "elsewhere");
        File.Delete(project.PathOf("../elsewhere/metadata-analyzer.yml"));
        Directory.CreateSymbolicLink(project.Path, "elsewhere");
        project.Commit("export");

        var run = project.Check("--since", "main");

        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.Contains("containers changed in this branch", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ExportsOfTheRun_CountAsTheyAre_AndThoseThatTheBranchAddsDoNot()
    {
        using var project = new GitProject(knowsUsers: false);
        project.Write("org-data/profiles.csv", "Id,Name\n");
        project.AddBlockedGrant();
        project.Commit("export");
        project.Write("org-data/users.csv",
            $"Id,Username,Name,IsActive,UserType,Profile.Name,Profile.UserLicense.Name\n005000000000001AAA,{GitProject.User},Order "
            + "Sync,true,Standard,Order Sync,Salesforce\n");
        project.Write("org-data/permission-set-assignments.csv", $"Assignee.Username,PermissionSet.Name\n{GitProject.User},Order_Sync\n");

        var run = project.Check("--since", "main");

        Assert.StartsWith($"{GitProject.PermissionSet}:8:5: Blocker IUL1002: ", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "org-data changed in this branch: counted as in the base commit; 1 entry added\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void OptionThatDecides_IsNamed()
    {
        using var project = new GitProject();
        project.AddBlockedGrant();
        project.Write("metadata-analyzer.yml", Base + "failOn: never\n");
        project.Commit("export");

        var run = project.Check("--since", "main", "--fail-on", "change");

        Assert.Contains(
            "\nNotice: failOn changed in this branch: the command line decides; blocker before, never here\n", run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void PackageDirectoryThatTheBranchTakesOut_IsTold()
    {
        using var project = new GitProject();
        project.AddBlockedGrant();
        project.Write(
            "sfdx-project.json", "{\"packageDirectories\":[{\"path\":\"other\",\"default\":true}],\"sourceApiVersion\":\"64.0\"}");
        project.Write(
            "other/main/default/profiles/Order Sync.profile-meta.xml",
            "<Profile xmlns=\"http://soap.sforce.com/2006/04/metadata\"><custom>true</custom></Profile>\n");
        project.Commit("export");

        Assert.EndsWith(
            "\nNotice: packageDirectories changed in this branch: counted as in this branch; 1 entry added, 1 entry removed\n",
            project.Check("--since", "main").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Strict_FailsOnATouchedInput()
    {
        using var project = new GitProject();
        project.Write(".forceignore", "**/nothing/**\n");
        project.Commit("export");

        var run = project.Check("--since", "main", "--strict");

        Assert.Equal(ExitCode.Incomplete, run.Code);
        Assert.Contains("the change touches what the check goes by: .forceignore\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, project.Check("--since", "main").Code);
    }

    [Fact]
    public void RulePackOfTheBranch_IsNotLookedAt()
    {
        using var project = new GitProject();
        project.AddBlockedGrant();
        project.Write("pack/Pack.dll", "no assembly");
        project.Write("metadata-analyzer.yml", Base + "rulePacks: [pack/Pack.dll]\n");
        project.Commit("export");

        foreach (var options in new string[][] { [], ["--allow-rule-packs"] })
        {
            var run = project.Check(["--since", "main", .. options]);
            Assert.Equal((ExitCode.Findings, ""), (run.Code, run.Error));
            Assert.EndsWith(
                "\nNotice: rulePacks changed in this branch: counted as in the base commit; 1 entry added\n", run.Output,
                StringComparison.Ordinal);
        }

        var alone = project.Check();
        Assert.Equal((ExitCode.Usage, ""), (alone.Code, alone.Output));
        Assert.Contains(
            "metadata-analyzer.yml, line 3: rule pack 'pack/Pack.dll': is code and was not run", alone.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ConfigurationThatCannotBeUsed_IsTwo_InTheBranchAndInTheBase()
    {
        using var project = new GitProject();
        project.Write("metadata-analyzer.yml", Base + "suppressions: [{rule: IUL7777, user: a, reason: b}]\n");
        project.Commit("broken");

        var branch = project.Check("--since", "main");
        project.Git("branch", "-f", "main");
        project.Write("metadata-analyzer.yml", Base);
        project.Commit("mended");
        var mended = project.Check("--since", "main");

        Assert.Equal((ExitCode.Usage, ""), (branch.Code, branch.Output));
        Assert.Contains("metadata-analyzer.yml, line 3: a suppression of 'IUL7777'", branch.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("the commit at which", branch.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Usage, ""), (mended.Code, mended.Output));
        Assert.Contains(
            "files of the repository count as in the commit at which the branch left main", mended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(CheckTests.Formats), MemberType = typeof(CheckTests))]
    public void EveryFormat_HasTheNotice(string format)
    {
        using var project = new GitProject();
        project.Write("metadata-analyzer.yml", Base + "failOn: never\n");
        project.Commit("export");

        var run = project.Check("--since", "main", "--format", format);

        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Contains(
            "failOn changed in this branch: counted as in the base commit; blocker before, never here", run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Json_SaysWhereEachInputComesFrom()
    {
        using var project = new GitProject();
        project.Write("metadata-analyzer.yml", Base + "failOn: never\n");
        project.Commit("export");

        var compared = Inputs(project.Check("--since", "main", "--format", "json", "--window", "30").Output);
        var alone = Inputs(project.Check("--format", "json").Output);

        Assert.Equal(("base", true), compared["failOn"]);
        Assert.Equal(("base", false), compared["containers"]);
        Assert.Equal(("command-line", false), compared["window"]);
        Assert.DoesNotContain("suppressions", compared.Keys);
        Assert.Equal(("working-tree", false), alone["failOn"]);
    }

    [Fact]
    public void ChangedFiles_TellOfTheInputsAmongThem()
    {
        using var project = new GitProject();
        project.Write(
            "list.txt",
            "crm/metadata-analyzer.yml\nmetadata-analyzer.yml\ncrm/.forceignore\ncrm/org-data/users.csv\n"
                + $"crm/{GitProject.PermissionSet}\nother/metadata-analyzer.yml\n");

        var run = project.Check("--changed-files", project.PathOf("list.txt"));

        const string Counted = "changed in this branch: counted as in this branch, because without --since the state before is not known";
        Assert.Equal(
            [
                $"Notice: metadata-analyzer.yml {Counted}", $"Notice: ../metadata-analyzer.yml {Counted}",
                $"Notice: .forceignore {Counted}", $"Notice: org-data {Counted}",
            ],
            run.Output.Split('\n').Where(line => line.StartsWith("Notice", StringComparison.Ordinal)));
    }

    private static Dictionary<string, (string Origin, bool IsChanged)> Inputs(string output)
    {
        using var json = JsonDocument.Parse(output);
        return json.RootElement.GetProperty("gate").GetProperty("inputs").EnumerateArray().ToDictionary(
            input => input.GetProperty("name").GetString()!,
            input =>
                (string.Join(' ', input.GetProperty("from").EnumerateArray().Select(origin => origin.GetString())),
                input.GetProperty("changed").GetBoolean()));
    }
}
