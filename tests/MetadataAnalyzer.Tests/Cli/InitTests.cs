using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Tests.Reporting;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public sealed class InitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void WrittenFile_ChangesNoVerdict()
    {
        CopySample();

        var run = CliRun.Of("init", _folder.Path);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("Wrote metadata-analyzer.yml with ", run.Output, StringComparison.Ordinal);

        Assert.Equal(Verdicts("--no-config"), Verdicts());
    }

    [Fact]
    public void WrittenFile_NamesIntegrationsAndWhatTheyAloneHold()
    {
        CopySample();
        CliRun.Of("init", _folder.Path);

        var configuration = ConfigurationFiles.Read(new System.IO.Abstractions.FileSystem(), _folder.Path, named: null);

        Assert.Contains("int.erp@larkfield.example.com", configuration.Include.Select(name => name.Name));
        Assert.NotEmpty(configuration.Containers);
        Assert.Null(configuration.Edition);
        Assert.All(configuration.Containers, container => Assert.Single(configuration.Containers, other => other.Name == container.Name));
        Assert.DoesNotContain("do not hold", CliRun.Of("assess", _folder.Path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Examples_CanBeUncommented()
    {
        CliRun.On(Empty(), ["init", "/org"]);
        var text = Empty() is var fileSystem && CliRun.On(fileSystem, ["init", "/org"]).Code == 0
            ? fileSystem.File.ReadAllText("/org/metadata-analyzer.yml")
            : "";
        string[] keys = ["extends:", "answers:", "asOf:", "window:", "edition:", "priceBook:"];

        Assert.All(keys, key => Assert.Contains($"\n# {key}", text, StringComparison.Ordinal));
        var uncommented = text.Replace("  include: []", "", StringComparison.Ordinal)
            .Replace("containers: []", "", StringComparison.Ordinal)
            .Split('\n')
                .Select(
                    line => line.StartsWith("# suppressions", StringComparison.Ordinal) || line.StartsWith("#   ", StringComparison.Ordinal)
                || keys.Any(key => line.StartsWith("# " + key, StringComparison.Ordinal)) ? line[2..]
                : line.StartsWith("  # exclude", StringComparison.Ordinal) || line.StartsWith("  #   ", StringComparison.Ordinal)
                    || line.StartsWith("  # patterns", StringComparison.Ordinal) || line.StartsWith("  # rename", StringComparison.Ordinal)
                    || line.StartsWith("  # add", StringComparison.Ordinal)
                    ? "  " + line[4..] : line)
            .Where(line => !PriceBookLine(line));
        using var reader = new StringReader(string.Join('\n', uncommented));

        var configuration = ConfigurationReader.Read(reader, "metadata-analyzer.yml");

        Assert.Equal(
            ("Enterprise", 90, 1, 1, 1),
            (configuration.Edition?.Name, configuration.WindowDays, configuration.Suppressions.Length, configuration.DisplayNames.Count,
                configuration.AddedProducts.Length));
    }

    [Fact]
    public void FileThatIsThere_IsKeptUnlessForced()
    {
        var fileSystem = ConfiguredOrg.Create("window: 30\n");

        var refused = CliRun.On(fileSystem, ["init", ConfiguredOrg.Root]);

        Assert.Equal(ExitCode.Usage, refused.Code);
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        Assert.Equal("window: 30\n", fileSystem.File.ReadAllText($"{ConfiguredOrg.Root}/metadata-analyzer.yml"));

        Assert.Equal(0, CliRun.On(fileSystem, ["init", ConfiguredOrg.Root, "--force"]).Code);
        Assert.DoesNotContain(
            "window: 30\n", fileSystem.File.ReadAllText($"{ConfiguredOrg.Root}/metadata-analyzer.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public void NamesThatYamlReadsOtherwise_AreQuoted()
    {
        var fileSystem = HostileOrg.Create();

        Assert.Equal(0, CliRun.On(fileSystem, ["init", "/org"]).Code);

        var text = fileSystem.File.ReadAllText("/org/metadata-analyzer.yml");
        using var reader = new StringReader(text);
        ConfigurationReader.Read(reader, "metadata-analyzer.yml");
        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void WithoutAProject_NothingIsWritten()
    {
        var fileSystem = new System.IO.Abstractions.TestingHelpers.MockFileSystem();
        fileSystem.AddDirectory("/empty");

        Assert.Equal(ExitCode.NoInput, CliRun.On(fileSystem, ["init", "/empty"]).Code);
        Assert.Empty(fileSystem.AllFiles);
    }

    public void Dispose() => _folder.Dispose();

    private static bool PriceBookLine(string line) =>
        line.TrimStart().Split(':')[0] is "currency" or "sources" or "order-form" or "licenses" or "- {license" or "integration";

    private static System.IO.Abstractions.TestingHelpers.MockFileSystem Empty()
    {
        var fileSystem = new System.IO.Abstractions.TestingHelpers.MockFileSystem();
        fileSystem.AddFile(
            "/org/profiles/Reader.profile",
            new("<Profile xmlns=\"http://soap.sforce.com/2006/04/metadata\"><userLicense>Salesforce</userLicense></Profile>"));
        return fileSystem;
    }

    private void CopySample()
    {
        foreach (var file in Directory.EnumerateFiles(CliRun.Sample, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != AnalyzerConfiguration.FileName))
        {
            var target = _folder.PathOf(Path.GetRelativePath(CliRun.Sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private List<string> Verdicts(params string[] options)
    {
        var report = _folder.PathOf("subjects.csv");
        Assert.Equal(0, CliRun.Of(["assess", _folder.Path, "--quiet", "--output", report, .. options]).Code);
        return [.. CsvRows.Parse(File.ReadAllBytes(report)).Select(row => $"{row[0]} {row[6]} {row[8]}")];
    }
}
