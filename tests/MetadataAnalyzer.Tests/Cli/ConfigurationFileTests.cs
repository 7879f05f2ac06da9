using MetadataAnalyzer.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public sealed class ConfigurationFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void UnknownKey_EndsWithItsPlace()
    {
        var file = Path.Combine(_folder.Path, "own.yml");
        File.WriteAllText(file, "asOf: 2026-11-01\nsupressions: []\n");

        var run = CliRun.Of("assess", CliRun.Sample, "--config", file);

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("own.yml, line 2:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void NoConfig_AcceptsNothing()
    {
        Assert.Contains("Accepted 1 finding", CliRun.Of("assess", CliRun.Sample).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Accepted", CliRun.Of("assess", CliRun.Sample, "--no-config").Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
