using MetadataAnalyzer.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public sealed class ConfigurationFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void UnknownKey_EndsWithItsPlace()
    {
        var file = _folder.PathOf("own.yml");
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

    [Fact]
    public void NameThatNothingHas_IsToldOnTheConsole()
    {
        var file = _folder.PathOf("own.yml");
        File.WriteAllText(file, "subjects:\n  include:\n    - int.nobody@larkfield.example.com\n");

        var run = CliRun.Of("assess", CliRun.Sample, "--config", file);

        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Contains("own.yml:3:7:", run.Output, StringComparison.Ordinal);
        Assert.Contains("'int.nobody@larkfield.example.com'", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingInVain_SaysNothing() =>
        Assert.DoesNotContain("do not hold", CliRun.Of("assess", CliRun.Sample, "--no-config").Output, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
