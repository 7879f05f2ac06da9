using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Configuration;
using Xunit;

namespace MetadataAnalyzer.Tests.Configuration;

public class ConfigurationFilesTests
{
    private readonly MockFileSystem _fileSystem = new();

    public ConfigurationFilesTests() => _fileSystem.AddDirectory("/projects/team/org/force-app");

    [Fact]
    public void NoFile_SaysNothing() =>
        Assert.Same(AnalyzerConfiguration.Empty, ConfigurationFiles.Read(_fileSystem, "/projects/team/org", named: null));

    [Fact]
    public void Search_GoesUpAndTakesTheNearest()
    {
        Add("/projects/metadata-analyzer.yml", 10);
        Assert.Equal(10, Window("/projects/team/org"));

        Add("/projects/team/metadata-analyzer.yml", 20);
        Assert.Equal(20, Window("/projects/team/org"));

        Add("/projects/team/org/force-app/metadata-analyzer.yml", 30);
        Assert.Equal(20, Window("/projects/team/org"));
        Assert.Equal(30, Window("/projects/team/org/force-app"));
    }

    [Fact]
    public void Search_StartsInTheFolderOfAZipFile()
    {
        _fileSystem.AddFile("/projects/team/org.zip", new(""));
        Add("/projects/team/metadata-analyzer.yml", 20);
        Add("/projects/team/org/metadata-analyzer.yml", 30);

        Assert.Equal(20, Window("/projects/team/org.zip"));
    }

    [Fact]
    public void NamedFile_IsTakenAlone()
    {
        Add("/projects/team/org/metadata-analyzer.yml", 10);
        Add("/elsewhere/own.yml", 40);

        Assert.Equal(40, Window("/projects/team/org", "/elsewhere/own.yml"));
    }

    [Fact]
    public void NamedFile_ThatIsMissing_IsRefused()
    {
        Add("/projects/team/org/metadata-analyzer.yml", 10);

        var exception = Assert.Throws<ConfigurationException>(() => Window("/projects/team/org", "/elsewhere/own.yml"));

        Assert.Contains("--config /elsewhere/own.yml", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Places_AreGivenFromTheProject()
    {
        _fileSystem.AddFile("/projects/metadata-analyzer.yml", new("containers: [PermissionSet:Sync]\n"));

        var container = Assert.Single(ConfigurationFiles.Read(_fileSystem, "/projects/team/org", named: null).Containers);

        Assert.Equal("../../metadata-analyzer.yml:1:14", container.Location.ToString());
    }

    private void Add(string path, int window) => _fileSystem.AddFile(path, new($"window: {window}\n"));

    private int? Window(string project, string? named = null) => ConfigurationFiles.Read(_fileSystem, project, named).WindowDays;
}
