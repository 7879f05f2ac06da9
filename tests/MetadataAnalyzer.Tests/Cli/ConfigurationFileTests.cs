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
        Assert.Contains("Accepted  1 finding", CliRun.Of("assess", CliRun.Sample).Output, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("priceBook: none.yml\n", "own.yml, line 1: price book 'none.yml': there is no such file")]
    [InlineData(
        "asOf: 2026-11-01\npriceBook: broken.yml\n", "own.yml, line 2: price book 'broken.yml', line 2: 'integration' needs 'price'")]
    [InlineData(
        "edition: Entreprise\n",
        "own.yml, line 1: edition 'Entreprise': the price book has neither a price nor included seats for it; did you mean Enterprise?")]
    public void PriceBookOrEditionThatCannotBe_EndsWithItsPlace(string text, string expected)
    {
        File.WriteAllText(_folder.PathOf("broken.yml"), "currency: EUR\nintegration: {license: I, source: known}\nlicenses: []\n");
        var file = _folder.PathOf("own.yml");
        File.WriteAllText(file, text);

        var run = CliRun.Of("assess", CliRun.Sample, "--config", file);

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsGoBeforeEditionAndPriceBookOfTheFile()
    {
        var book = _folder.PathOf("other.yml");
        File.WriteAllText(book, "currency: EUR\nlicenses: []\nintegration: {license: I, price: 8, source: known}\n");
        var report = _folder.PathOf("assessment.json");

        Assert.Equal(
            ExitCode.Done, CliRun.Of("assess", CliRun.Sample, "--price-book", book, "--edition", "Unlimited", "--output", report).Code);

        var json = File.ReadAllText(report);
        Assert.Contains("\"currency\": \"EUR\"", json, StringComparison.Ordinal);
        Assert.Contains("\"value\": \"Unlimited\"", json, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
