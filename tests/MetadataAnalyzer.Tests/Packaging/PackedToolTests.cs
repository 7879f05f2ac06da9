using System.IO.Compression;
using System.Xml.Linq;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Packaging;

/// <summary>
/// The tool as it is installed from its package, and the native binary. <c>.ci/run</c> packs, installs and says where in
/// <c>METADATA_ANALYZER_PACKAGES</c> (two folders, packed one after the other), <c>METADATA_ANALYZER_TOOL</c> and
/// <c>METADATA_ANALYZER_NATIVE</c>.
/// </summary>
public sealed class PackedToolTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Programs => ["METADATA_ANALYZER_TOOL", "METADATA_ANALYZER_NATIVE"];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Reports_AreThoseOfTheRepositoryByteForByte(string variable)
    {
        var run = ProcessRun.Of(Require(variable), ["assess", CliRun.Sample, "--report-dir", _folder.Path, "--verbose"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.All(ReportFormats.All, writer => Assert.True(
            File.ReadAllBytes(Path.Combine(RepositoryFolder.Root, "reports", writer.FileName))
                .AsSpan()
                .SequenceEqual(File.ReadAllBytes(_folder.PathOf(writer.FileName))),
            $"{writer.FileName} differs"));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Version_HasACommit(string variable) =>
        Assert.Matches(@"^[0-9]+\.[0-9]+\.[0-9]+\+[0-9a-f]{40}\n$", ProcessRun.Of(Require(variable), ["--version"]).Output);

    [Theory]
    [MemberData(nameof(Programs))]
    public void RulesAndTheirPages_AreInside(string variable)
    {
        var program = Require(variable);

        Assert.Equal(CliRun.Of("rules").Output, ProcessRun.Of(program, ["rules"]).Output);
        Assert.Equal(CliRun.Of("explain", "IUL1002", "IUL9006").Output, ProcessRun.Of(program, ["explain", "IUL1002", "IUL9006"]).Output);
        Assert.Equal(CliRun.Of("config", "schema").Output, ProcessRun.Of(program, ["config", "schema"]).Output);
        Assert.Equal(CliRun.Of("completion", "zsh").Output, ProcessRun.Of(program, ["completion", "zsh"]).Output);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void ExitCodes_AreThoseOfTheCommandLine(string variable)
    {
        var program = Require(variable);

        Assert.Equal(0, ProcessRun.Of(program, ["config", "show", CliRun.Sample]).Code);
        Assert.Equal(2, ProcessRun.Of(program, ["assess", "--frobnicate"]).Code);
        Assert.Equal(3, ProcessRun.Of(program, ["assess", _folder.Path]).Code);
        Assert.Equal(4, ProcessRun.Of(program, ["assess", CliRun.Sample, "--strict", "--quiet"]).Code);
        Directory.CreateDirectory(_folder.PathOf("taken.json"));
        Assert.Equal(5, ProcessRun.Of(program, ["assess", CliRun.Sample, "--quiet", "--output", _folder.PathOf("taken.json")]).Code);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Init_WritesWhatTheCommandLineWrites(string variable)
    {
        var program = Require(variable);
        _folder.Write(
            "profiles/Integration.profile",
            "<Profile xmlns=\"http://soap.sforce.com/2006/04/metadata\"><userLicense>Salesforce</userLicense></Profile>");

        Assert.Equal(0, ProcessRun.Of(program, ["init", _folder.Path]).Code);
        var written = File.ReadAllText(_folder.PathOf("metadata-analyzer.yml"));
        Assert.Equal(0, CliRun.Of("init", _folder.Path, "--force").Code);

        Assert.Equal(File.ReadAllText(_folder.PathOf("metadata-analyzer.yml")), written);
    }

    [Fact]
    public void Package_SaysWhatItIs()
    {
        using var package =
            ZipFile.OpenRead(Packages()[0].Single(path => Path.GetFileName(path) == $"metadata-analyzer.{ToolInfo.Version}.nupkg"));
        using var stream = package.GetEntry("metadata-analyzer.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.Equal(("metadata-analyzer", ToolInfo.Version, "README.md"), (Value("id"), Value("version"), Value("readme")));
        Assert.Equal("DotnetTool", metadata.Descendants()
            .Where(element => element.Name.LocalName == "packageType")
            .Select(element => element.Attribute("name")!.Value)
            .First()[..10]);
        Assert.Equal("MIT", Value("license"));
        Assert.All(
            ["README.md", "MANUAL.md", "CHANGELOG.md", "LICENSE", "THIRD-PARTY-NOTICES.md"],
            file => Assert.NotNull(package.GetEntry(file)));
    }

    /// <summary>Every file of a package; only the times that the archive notes beside them are those of the packing.</summary>
    [Fact]
    public void Packages_HoldTheSameTwice()
    {
        var (first, second) = (Packages()[0], Packages()[1]);

        Assert.Equal(first.Select(Path.GetFileName), second.Select(Path.GetFileName));
        Assert.All(first.Zip(second), pair => Assert.Equal(Contents(pair.First), Contents(pair.Second)));
    }

    [Fact]
    public void Packages_NameNoPlaceOfTheMachine() => Assert.All(Packages()[0], path =>
    {
        using var package = ZipFile.OpenRead(path);
        Assert.All(
            package.Entries.Where(entry => entry.Name.StartsWith("metadata-analyzer", StringComparison.Ordinal)
                || entry.Name.StartsWith("MetadataAnalyzer", StringComparison.Ordinal)),
            entry =>
            {
                using var bytes = new MemoryStream();
                using (var stream = entry.Open())
                {
                    stream.CopyTo(bytes);
                }

                Assert.True(
                    bytes.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(RepositoryFolder.Root)) < 0,
                    $"{entry.FullName} names the folder it was built in");
            });
    });

    public void Dispose() => _folder.Dispose();

    internal static string Require(string variable)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path)
        {
            return path;
        }

        Assert.Skip($"{variable} does not say where it is");
        return "";
    }

    private static List<(string Name, string Hash)> Contents(string path)
    {
        using var package = ZipFile.OpenRead(path);
        return [.. package.Entries.Select(entry =>
        {
            using var stream = entry.Open();
            return (entry.FullName, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(stream)));
        })];
    }

    private static List<string>[] Packages() =>
        [.. Require("METADATA_ANALYZER_PACKAGES").Split(Path.PathSeparator)
            .Select(folder => Directory.EnumerateFiles(folder, "*.nupkg").Order(StringComparer.Ordinal).ToList())];
}
