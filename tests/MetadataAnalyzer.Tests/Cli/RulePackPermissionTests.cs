using System.Text.Json;
using MetadataAnalyzer.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>
/// A configuration may come from the author of the project; the code that it names runs only when the command line says so.
/// </summary>
[Collection(nameof(RulePackTests))]
public sealed class RulePackPermissionTests : IDisposable
{
    private const string Advice =
        "is code and was not run; if you trust it, allow it with --allow-rule-packs, or name it with --rule-pack FILE";

    private readonly TemporaryFolder _folder = new();

    public RulePackPermissionTests()
    {
        _folder.Write("org/package.xml", "<Package xmlns=\"http://soap.sforce.com/2006/04/metadata\"><version>64.0</version></Package>");
        _folder.Write(
            "org/permissionsets/Sync.permissionset",
            "<PermissionSet xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Sync</label></PermissionSet>");
        _folder.Write("org/metadata-analyzer.yml", "containers: [PermissionSet:Sync]\nrulePacks:\n  - pack/Pack.csproj\n");
        _folder.Write("org/pack/Pack.csproj", Pack("built.txt"));
        _folder.Write("org/rules/ACME2001.md", "# ACME2001");
        _folder.Write("snapshot.json", "{}");
    }

    private string Org => _folder.PathOf("org");

    private string Configuration => _folder.PathOf("org/metadata-analyzer.yml");

    [Theory]
    [InlineData("assess {org}")]
    [InlineData("check {org}")]
    [InlineData("check {org} --exit-zero --fail-on never")]
    [InlineData("plan {org} --output-dir {kit}")]
    [InlineData("snapshot {org} --output {kit}")]
    [InlineData("baseline create {org}")]
    [InlineData("rules --config {config}")]
    [InlineData("rules test {org} --config {config}")]
    [InlineData("explain ACME2001 --config {config}")]
    public void PackOfTheConfiguration_IsNotRun(string command)
    {
        var run = Run(command);

        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Output));
        Assert.Contains($"metadata-analyzer.yml, line 3: rule pack 'pack/Pack.csproj': {Advice}", run.Error, StringComparison.Ordinal);
        AssertNothingRan();
    }

    [Theory]
    [InlineData("inventory {org}")]
    [InlineData("init {org} --force")]
    [InlineData("collect {org}")]
    [InlineData("assess {org} --no-config")]
    [InlineData("explain IUL1002 --config {config}")]
    public void WhatNeedsNoPack_RunsWithoutIt(string command)
    {
        Assert.Equal(ExitCode.Done, Run(command).Code);
        AssertNothingRan();
    }

    [Fact]
    public void Assembly_IsNotLoaded()
    {
        _folder.Write("org/metadata-analyzer.yml", "rulePacks: Own.dll\n");
        _folder.Write("org/Own.dll", "no assembly");

        Assert.Contains($"line 1: rule pack 'Own.dll': {Advice}", Run("check {org}").Error, StringComparison.Ordinal);
        Assert.Contains(
            "line 1: rule pack 'Own.dll': is no .NET assembly", Run("check {org} --allow-rule-packs").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ConfigShow_ShowsThePackAndThatItDoesNotRun()
    {
        _folder.Write("org/metadata-analyzer.yml", "rulePacks: [pack/Pack.csproj]\nsuppressions: [{rule: ACME2001, user: a, reason: b}]\n");

        var text = Run("config show {org}");
        using var json = JsonDocument.Parse(Run("config show {org} --format json").Output);

        Assert.Equal((ExitCode.Done, ""), (text.Code, text.Error));
        Assert.Matches(
            @"\nrulePacks +pack/Pack\.csproj \(not run without --allow-rule-packs\)  \[metadata-analyzer\.yml:1\]\n", text.Output);
        var pack = json.RootElement.GetProperty("values").EnumerateArray()
            .Single(value => value.GetProperty("key").GetString() == "rulePacks");
        Assert.Equal(
            ("pack/Pack.csproj", "not run without --allow-rule-packs"),
            (pack.GetProperty("value").GetString(), pack.GetProperty("note").GetString()));
        AssertNothingRan();
    }

    [Fact]
    public void ConfigShow_StillRefusesAnUnknownEdition()
    {
        _folder.Write("org/metadata-analyzer.yml", "rulePacks: [pack/Pack.csproj]\nedition: Entreprise\n");

        Assert.Contains("line 2: edition 'Entreprise'", Run("config show {org}").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void PackThatTheCommandLineNames_IsRun_AndThatOfTheConfigurationOnlyWhenItIsTheSame()
    {
        _folder.Write("own/Own.csproj", Pack("own.txt"));

        var other = Run("rules --config {config} --rule-pack {own}");
        Assert.Contains(Advice, other.Error, StringComparison.Ordinal);
        AssertNothingRan();

        var alone = Run("rules --no-config --rule-pack {own}");
        Assert.Equal(ExitCode.Usage, alone.Code);
        Assert.Contains($"--rule-pack {_folder.PathOf("own/Own.csproj")}: ", alone.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.PathOf("own.txt")));

        Run($"check {{org}} --rule-pack {_folder.PathOf("org/pack/Pack.csproj")}");
        Assert.True(File.Exists(_folder.PathOf("built.txt")));
    }

    [Fact]
    public void PackThatTheBranchChanges_IsBuiltAndRunAsInTheBase()
    {
        using var project = new GitProject();
        project.CommitInBase("a pack", () =>
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "rules", "samples", "OwnRules")))
            {
                project.Write($"../team/{Path.GetFileName(file)}", File.ReadAllText(file));
            }

            project.Write("metadata-analyzer.yml", "containers: [PermissionSet:Order_Sync]\nrulePacks: ../team/OwnRules.csproj\n");
        });
        project.Write("../team/OwnRules.csproj", Pack("built.txt"));
        project.Commit("harmless");

        var refused = project.Check("--since", "main");
        var run = project.Check("--since", "main", "--allow-rule-packs", "--format", "json");

        Assert.Contains(
            $"metadata-analyzer.yml, line 2: rule pack '../team/OwnRules.csproj': {Advice}", refused.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(
            ["../team/OwnRules.csproj"],
            json.RootElement.GetProperty("customRules").EnumerateArray().Select(rule => rule.GetProperty("origin").GetString()));
        Assert.Equal(
            ["rulePacks changed in this branch: counted as in the base commit; 1 entry added, 1 entry removed"],
            json.RootElement.GetProperty("gate").GetProperty("notices").EnumerateArray().Select(notice => notice.GetString()));
        Assert.False(File.Exists(_folder.PathOf("built.txt")));
        Assert.False(Directory.Exists(project.PathOf("../team/obj")));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A project that writes a file as soon as any of its targets runs, and then does not build.</summary>
    private string Pack(string written) =>
        $"<Project Sdk=\"Microsoft.NET.Sdk\" "
        + "InitialTargets=\"Attack\">\n<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>\n"
        + $"<Target Name=\"Attack\"><WriteLinesToFile File=\"{_folder.PathOf(written)}\" Lines=\"run\" /><Error Text=\"ran\" "
        + "/></Target>\n</Project>\n";

    private CliRun Run(string command) => CliRun.Of([.. command.Split(' ').Select(word => word
        .Replace("{org}", Org, StringComparison.Ordinal).Replace("{config}", Configuration, StringComparison.Ordinal)
        .Replace("{kit}", _folder.PathOf("kit"), StringComparison.Ordinal)
            .Replace("{own}", _folder.PathOf("own/Own.csproj"), StringComparison.Ordinal))]);

    private void AssertNothingRan()
    {
        Assert.False(File.Exists(_folder.PathOf("built.txt")));
        Assert.Equal(["Pack.csproj"], Directory.EnumerateFileSystemEntries(_folder.PathOf("org/pack")).Select(Path.GetFileName));
    }
}
