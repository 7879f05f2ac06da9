using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Tests.Cli;
using MetadataAnalyzer.Tests.Reporting;
using Xunit;

namespace MetadataAnalyzer.Tests.Migration.Kit;

[Collection(PowerShellRun.Collection)]
public sealed partial class DeployScriptTests
{
    [Fact]
    public void Whole_ValidatesFirst_ThenPartByPart()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no POSIX shell");
        using var folder = Sample();

        var (code, calls) = KitFolders.Run(folder, ["deploy.sh", "my org"]);

        Assert.Equal(0, code);
        string[] deploy = ["sf", "project", "deploy", "start", "--manifest", "manifest/package.xml", "--target-org", "my org"];
        Assert.Equal([[.. deploy, "--dry-run"], .. Enumerable.Repeat(new[] { (string[])[.. deploy, "--dry-run"], deploy }, 5)
            .SelectMany(pair => pair)], calls);
    }

    [Theory]
    [InlineData("--dry-run", 1)]
    [InlineData("--target-org my-org", 1)]
    public void Failure_StopsBeforeAnythingIsDeployed(string failOn, int count)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no POSIX shell");
        using var folder = Sample();

        var (code, calls) = KitFolders.Run(folder, ["deploy.sh", "my-org"], failOn);

        Assert.NotEqual(0, code);
        Assert.Equal(count, calls.Count);
        Assert.Equal("--dry-run", calls[^1][^1]);
    }

    [Fact]
    public void SecondManifest_IsDeployedByItself()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no POSIX shell");
        using var folder = Sample();

        var (code, calls) = KitFolders.Run(folder, ["2-users/Integration_int_warehouse/deploy.sh", "my-org", "manifest/unproven.xml"]);

        Assert.Equal(0, code);
        Assert.All(calls, call => Assert.Equal("manifest/unproven.xml", call[5]));
        Assert.Equal(2, calls.Count);
    }

    [Theory]
    [InlineData("deploy", "my org", null, null)]
    [InlineData("deploy", "my-org", null, "--dry-run")]
    [InlineData("deploy", "my-org", null, "--manifest manifest/package.xml --target-org my-org ")]
    [InlineData("2-users/Integration_int_warehouse/deploy", "my-org", "manifest/unproven.xml", null)]
    [InlineData("2-users/Integration_int_warehouse/deploy", "my-org", "$(touch pwned) 'a; b.xml", null)]
    [InlineData("3-apps/deploy", "it's $(touch pwned); `touch pwned` & ’ | \"", null, null)]
    [InlineData("3-apps/deploy", "'; Remove-Item * #", null, "--dry-run")]
    [InlineData("3-apps/deploy", "--target-org", null, null)]
    public void Twins_MakeTheSameCalls_AndSayWhatFailed(string script, string org, string? manifest, string? failOn)
    {
        using var folder = Sample();
        if (failOn is not null)
        {
            folder.Write(ScriptRun.FailOn, failOn);
        }

        var posix = ScriptRun.Posix(folder, "kit", [$"{script}.sh", org, .. manifest is null ? Array.Empty<string>() : [manifest]]);
        (string, object)[] parameters = manifest is null ? [("Org", org)] : [("Org", org), ("Manifest", manifest)];
        var powerShell = ScriptRun.PowerShell(folder, "kit", $"{script}.ps1", parameters);

        Assert.NotEmpty(posix.Calls);
        Assert.Equal(posix.Calls, powerShell.Calls);
        Assert.Equal((failOn is null ? 0 : 1, failOn is null ? 0 : 1), (posix.Code, powerShell.Code));
        Assert.DoesNotContain(folder.Files, file => file.EndsWith("pwned", StringComparison.Ordinal));
        Assert.All([posix, powerShell], run => Assert.Equal(failOn is not null, Failed().IsMatch(run.Messages)));
    }

    [Fact]
    public void EveryScript_IsWellFormed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no POSIX shell");
        using var folder = Sample();

        Assert.All(
            Directory.EnumerateFiles(folder.PathOf("kit"), "deploy.sh", SearchOption.AllDirectories),
            script => Assert.Equal((0, 0),
                (KitFolders.Run(folder, ["-n", script]).Code, KitFolders.Run(folder, ["-n", script]).Calls.Count)));
        Assert.All(Directory.EnumerateFiles(folder.PathOf("kit"), "*.ps1", SearchOption.AllDirectories), script =>
        {
            Parser.ParseFile(script, out _, out var errors);
            Assert.Empty(errors);
        });
    }

    [Fact]
    public void WithoutAnOrg_NothingIsDone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no POSIX shell");
        using var folder = Sample();

        var (code, calls) = KitFolders.Run(folder, ["deploy.sh"]);

        Assert.Equal((2, 0), (code, calls.Count));
        Assert.All(["deploy.ps1", "3-apps/deploy.ps1"], script =>
        {
            var run = ScriptRun.PowerShell(folder, "kit", script);
            Assert.Equal((1, 0), (run.Code, run.Calls.Count));
        });
    }

    [GeneratedRegex("^deploy: the (validation|deployment)( of [^\n]+)? failed", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Failed();

    private static TemporaryFolder Sample() => KitFolders.Build(MigrationPlan.Of(SampleReports.Result, new()), CliRun.Sample).Write();
}
