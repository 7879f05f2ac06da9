using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Packaging;

/// <summary>
/// A pull request that tries all it can to pass and to harm the runner, checked by the shipped action's step as it is written.
/// </summary>
public sealed class HostilePullRequestTests : IDisposable
{
    /// <summary>What no output may hold: it is in a quoted line of code, and in files of the runner that links lead to.</summary>
    private const string Secret = "Zz7QxWk4Tq9";

    private readonly GitProject _project = new();
    private readonly TemporaryFolder _runner = new();

    public HostilePullRequestTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no bash");
        _runner.Write("metadata-analyzer/metadata-analyzer", $"#!/usr/bin/env bash\nexec '{ProcessRun.Command}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                _runner.PathOf("metadata-analyzer/metadata-analyzer"),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _runner.Write("victim", "mine");
        _project.AddBlockedGrant();
        CliRun.Of("baseline", "create", _project.Path);
        _project.Write("pack/Pack.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\" InitialTargets=\"Attack\"><PropertyGroup><TargetFramework>net10.0</TargetFramework>"
            + "</PropertyGroup>"
            + $"<Target Name=\"Attack\"><WriteLinesToFile File=\"{_runner.PathOf("ran")}\" Lines=\"ran\" /></Target></Project>");
        _project.Write("metadata-analyzer.yml",
            "edition: Enterprise\nfailOn: never\nsubjects: {exclude: ['*']}\nrulePacks: [pack/Pack.csproj]\n"
            + "suppressions: [{rule: IUL1002, user: '*', reason: fine}, {rule: IUL9006, entity: '*', reason: fine}]\n");
        _project.Write(".forceignore", "**/profiles/**\n**/permissionsets/**\n");
        foreach (var name in new[]
        {
            "metadata-analyzer.sarif",
            "metadata-analyzer.sarif.partial",
            "summary.md",
            "annotations.txt",
            "metadata-analyzer.md",
        })
        {
            File.CreateSymbolicLink(_project.PathOf(name), _runner.PathOf("victim"));
            File.CreateSymbolicLink(_project.PathOf($"../{name}"), _runner.PathOf("victim"));
        }

        Directory.CreateSymbolicLink(_project.PathOf("../reports"), _runner.Path);
        WriteHostileMetadata();
        _project.Commit("harmless");
    }

    /// <summary>Metadata that leads out, never ends, speaks to the runner, or carries a secret into a report.</summary>
    private void WriteHostileMetadata()
    {
        const string Metadata = "force-app/main/default";
        _runner.Write(
            "profiles/Secret.profile-meta.xml",
            $"<Profile xmlns=\"http://soap.sforce.com/2006/04/metadata\"><description>{Secret}</description></Profile>");
        _runner.Write("logins.csv", $"UserId,LoginTime,Application\n005000000000001AAA,2026-11-01T00:00:00Z,{Secret}\n");
        _project.Write($"{Metadata}/classes/Bridge.cls",
            "public class Bridge { void run(User u) { if (u.Profile.Name == 'Order Sync') { send('-----BEGIN PRIVATE "
                + $"KEY-----{Secret}'); }} }} }}");
        _project.Write(
            $"{Metadata}/classes/Bridge.cls-meta.xml",
            "<ApexClass xmlns=\"http://soap.sforce.com/2006/04/metadata\"><apiVersion>64.0</apiVersion></ApexClass>");
        _project.Write($"{Metadata}/profiles/##vso[task.complete]x.profile-meta.xml", "<Profile>");
        _project.Write("sfdx-project.json", "{\"packageDirectories\":[{\"path\":\"force-app\"},{\"path\":\"linked\"}]}");
        Directory.CreateSymbolicLink(_project.PathOf("linked"), _runner.Path);
        File.CreateSymbolicLink(
            _project.PathOf($"{Metadata}/profiles/Linked.profile-meta.xml"), _runner.PathOf("profiles/Secret.profile-meta.xml"));
        File.CreateSymbolicLink(_project.PathOf($"{Metadata}/profiles/Endless.profile-meta.xml"), "/dev/zero");
        File.CreateSymbolicLink(_project.PathOf("org-data/login-history.csv"), _runner.PathOf("logins.csv"));
    }

    private string Root => Path.GetDirectoryName(_project.Path)!;

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public void PullRequest_FailsAtItsLine_AndNothingOfItRuns(string allowsRulePacks)
    {
        var before = _project.Git("status", "--porcelain", "--ignored");

        var run = Check(("since", "main"), ("allow-rule-packs", allowsRulePacks));

        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.Equal("", run.Error);
        Assert.Contains($"::error file=crm/{GitProject.PermissionSet},line=8,", run.Output, StringComparison.Ordinal);
        var summary = File.ReadAllText(_runner.PathOf("summary.md"));
        Assert.All(
            new[] { "failOn", "suppressions", "baseline", "containers", "subjects", "rulePacks", ".forceignore" },
            name => Assert.Matches(
                $@"> {name.Replace(".", @"\\?\.", StringComparison.Ordinal)} changed in this branch: "
                    + "(counted as in the base commit|the command line decides); ",
                summary));
        var sarif = File.ReadAllText(_runner.PathOf("output.txt"))["sarif=".Length..].TrimEnd();
        Assert.Contains("rulePacks changed in this branch", File.ReadAllText(sarif), StringComparison.Ordinal);
        Assert.All([run.Output, summary, File.ReadAllText(sarif)], text => Assert.DoesNotContain(Secret, text, StringComparison.Ordinal));
        Assert.DoesNotContain("##vso[", run.Output, StringComparison.Ordinal);
        Assert.Contains("a link leads out of the project", File.ReadAllText(sarif), StringComparison.Ordinal);
        Assert.Equal(before, _project.Git("status", "--porcelain", "--ignored"));
        AssertUnharmed();
    }

    [Fact]
    public void WithoutABase_TheRulePackStopsTheCheck()
    {
        var run = Check(("since", ""));

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(
            "metadata-analyzer.yml, line 4: rule pack 'pack/Pack.csproj': is code and was not run", run.Error, StringComparison.Ordinal);
        AssertUnharmed();
    }

    public void Dispose()
    {
        _project.Dispose();
        _runner.Dispose();
    }

    private ProcessRun Check(params (string Name, string Value)[] inputs)
    {
        var (script, environment) = HostFiles.ActionCheck(_runner.Path, [("path", "crm"), .. inputs]);
        return ProcessRun.Of("bash", ["--norc", "-e", "-o", "pipefail", "-c", script], Root, environment);
    }

    private void AssertUnharmed()
    {
        Assert.False(File.Exists(_runner.PathOf("ran")));
        Assert.Equal("mine", File.ReadAllText(_runner.PathOf("victim")));
        Assert.False(Directory.Exists(_project.PathOf("pack/obj")));
    }
}
