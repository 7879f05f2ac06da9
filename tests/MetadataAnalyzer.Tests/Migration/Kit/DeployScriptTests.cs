using MetadataAnalyzer.Migration.Plan;
using MetadataAnalyzer.Tests.Cli;
using MetadataAnalyzer.Tests.Reporting;
using Xunit;

namespace MetadataAnalyzer.Tests.Migration.Kit;

public sealed class DeployScriptTests
{
    [Fact]
    public void Whole_ValidatesFirst_ThenPartByPart()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no POSIX shell");
        using var folder = Sample();

        var (code, calls) = KitFolders.Run(folder, ["deploy.sh", "my org"]);

        Assert.Equal(0, code);
        string[] deploy = ["sf", "project", "deploy", "start", "--manifest", "manifest/package.xml", "--target-org", "my org"];
        Assert.Equal([[.. deploy, "--dry-run"], .. Enumerable.Repeat(new[] { (string[])[.. deploy, "--dry-run"], deploy }, 5).SelectMany(pair => pair)], calls);
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

    [Fact]
    public void EveryScript_IsWellFormed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no POSIX shell");
        using var folder = Sample();

        Assert.All(
            Directory.EnumerateFiles(folder.PathOf("kit"), "deploy.sh", SearchOption.AllDirectories),
            script => Assert.Equal((0, 0), (KitFolders.Run(folder, ["-n", script]).Code, KitFolders.Run(folder, ["-n", script]).Calls.Count)));
    }

    [Fact]
    public void WithoutAnOrg_NothingIsDone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no POSIX shell");
        using var folder = Sample();

        var (code, calls) = KitFolders.Run(folder, ["deploy.sh"]);

        Assert.Equal((2, 0), (code, calls.Count));
    }

    private static TemporaryFolder Sample() => KitFolders.Build(MigrationPlan.Of(SampleReports.Result, new()), CliRun.Sample).Write();
}
