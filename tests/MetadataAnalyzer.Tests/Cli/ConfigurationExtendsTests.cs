using System.Globalization;
using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Configuration;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public class ConfigurationExtendsTests
{
    private readonly MockFileSystem _fileSystem = new();

    public ConfigurationExtendsTests() => _fileSystem.AddDirectory("/team/org");

    [Fact]
    public void File_IsFoundFromTheOneThatNamesIt()
    {
        Add("/team/org/metadata-analyzer.yml", "extends: ../shared/base.yml\ncontainers: [PermissionSet:Own]\n");
        Add("/team/shared/base.yml", "extends: prices/book.yml\nwindow: 30\ncontainers: [PermissionSet:Base]\n");
        Add("/team/shared/prices/book.yml", "priceBook: contract.yml\nwindow: 10\n");

        var configuration = Read();

        Assert.Equal(["metadata-analyzer.yml", "../shared/base.yml", "../shared/prices/book.yml"], configuration.Files);
        Assert.Equal(
            ["../shared/base.yml:3:14", "metadata-analyzer.yml:2:14"],
            configuration.Containers.Select(container => container.Location.ToString()));
        Assert.Equal(30, configuration.WindowDays);
        Assert.Equal("../shared/prices/book.yml:1:12", configuration.PriceBook!.Value.Location.ToString());
    }

    [Fact]
    public void PriceBook_LiesInTheFolderOfTheFileThatNamesIt()
    {
        Add("/team/org/metadata-analyzer.yml", "extends: ../shared/base.yml\n");
        Add("/team/shared/base.yml", "priceBook: contract.yml\n");
        Add("/team/shared/contract.yml", "currency: EUR\nlicenses: []\nintegration: {license: I, price: 8, source: known}\n");

        var catalogue = new AssessmentInput { Path = "/team/org" }.ReadCatalogue(_fileSystem, Read());

        Assert.Equal("EUR", catalogue.Prices.Currency);
    }

    [Fact]
    public void LaterFile_GoesBeforeAnEarlierOne()
    {
        Add("/team/org/metadata-analyzer.yml", "extends: [one.yml, two.yml]\n");
        Add("/team/org/one.yml", "window: 10\nedition: Enterprise\n");
        Add("/team/org/two.yml", "window: 20\n");

        var configuration = Read();

        Assert.Equal((20, "Enterprise"), (configuration.WindowDays, configuration.Edition!.Value.Name));
    }

    [Fact]
    public void FileThatTwoRestOn_CountsOnce()
    {
        Add("/team/org/metadata-analyzer.yml", "extends: [one.yml, two.yml]\n");
        Add("/team/org/one.yml", "extends: base.yml\n");
        Add("/team/org/two.yml", "extends: base.yml\n");
        Add("/team/org/base.yml", "suppressions: [{rule: IUL2010, user: a, reason: Known}]\n");

        Assert.Single(Read().Suppressions);
    }

    [Fact]
    public void FilesThatFanOut_AreReadOnceEach()
    {
        // Read once for each way that leads there, the last would be read a million times.
        Add("/team/org/metadata-analyzer.yml", "extends: [a0.yml, b0.yml, a0.yml]\n");
        for (var level = 0; level < 20; level++)
        {
            var links = level == 19 ? "window: 30\n" : $"extends: [a{level + 1}.yml, b{level + 1}.yml]\n";
            Add($"/team/org/a{level}.yml", links);
            Add($"/team/org/b{level}.yml", links);
        }

        var configuration = Read();

        Assert.Equal((30, 41), (configuration.WindowDays, configuration.Files.Length));
    }

    [Theory]
    [InlineData("extends: e{0}.yml\n")]
    [InlineData("")]
    public void MoreThanFiftyFiles_AreRefused(string link)
    {
        var all = link.Length > 0
            ? "extends: e1.yml\n"
            : $"extends: [{string.Join(", ", Enumerable.Range(1, 50).Select(file => $"e{file}.yml"))}]\n";
        Add("/team/org/metadata-analyzer.yml", all);
        for (var file = 1; file <= 50; file++)
        {
            Add($"/team/org/e{file}.yml", file == 50
                ? "" : string.Format(CultureInfo.InvariantCulture, link, file + 1) + $"window: {file}\n");
        }

        _fileSystem.GetFile("/team/org/e50.yml").TextContents = "window: 50\n";

        Assert.Contains(
            "extends 'e50.yml': a configuration is made of at most 50 files", Assert.Throws<ConfigurationException>(Read).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("window: 30\nextends: none.yml\n", "metadata-analyzer.yml, line 2: extends 'none.yml': there is no such file")]
    [InlineData(
        "extends:\n  - a.yml\n  - metadata-analyzer.yml\n",
        "metadata-analyzer.yml, line 3: extends 'metadata-analyzer.yml': that file rests on this one")]
    [InlineData("extends: b.yml\n", "b.yml, line 2: extends 'c/../metadata-analyzer.yml': that file rests on this one")]
    [InlineData("extends: broken.yml\n", "broken.yml, line 1: unknown key 'windw'")]
    [InlineData("extends: ''\n", "metadata-analyzer.yml, line 1: 'extends' holds an empty name")]
    [InlineData("extends: c\n", "metadata-analyzer.yml, line 1: extends 'c': there is no such file")]
    public void WhatCannotBe_IsNamedWithItsPlace(string text, string expected)
    {
        Add("/team/org/metadata-analyzer.yml", text);
        Add("/team/org/a.yml", "window: 10\n");
        Add("/team/org/b.yml", "window: 10\nextends: c/../metadata-analyzer.yml\n");
        Add("/team/org/broken.yml", "windw: 10\n");
        _fileSystem.AddDirectory("/team/org/c");

        var exception = Assert.Throws<ConfigurationException>(Read);

        Assert.StartsWith(expected, exception.Message, StringComparison.Ordinal);
    }

    private void Add(string path, string text) => _fileSystem.AddFile(path, new(text));

    private AnalyzerConfiguration Read() => ConfigurationFiles.Read(_fileSystem, "/team/org", named: null);
}
