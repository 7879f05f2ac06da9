using System.Text.Json;
using MetadataAnalyzer.Tests.Cli;
using MetadataAnalyzer.Tests.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

/// <summary>IUL0006 has no place: no file of the project holds what is missing.</summary>
public sealed class FindingWithoutPlaceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FindingWithoutPlaceTests() => _folder.Write(
        "org/profiles/Sync Integration.profile",
            ProjectBuilder.Xml("Profile",
            "<userLicense>Salesforce</userLicense><userPermissions><enabled>true</enabled><name>ApiUserOnly</name></userPermissions>"));

    [Fact]
    public void Json_HasNull()
    {
        var finding = JsonDocument.Parse(Report("assess", "a.json")).RootElement.GetProperty("diagnostics").EnumerateArray().Single(IsIt);

        Assert.Equal(JsonValueKind.Null, finding.GetProperty("location").ValueKind);
    }

    [Fact]
    public void Csv_HasEmptyCells() =>
        Assert.Contains(Report("assess", "findings.csv").Split('\n'), line => line.Contains("IUL0006", StringComparison.Ordinal)
            && line.Contains(",,,", StringComparison.Ordinal));

    [Fact]
    public void Sarif_HasNoLocationWithoutAProjectFile()
    {
        var result = JsonDocument.Parse(Report("check", "a.sarif")).RootElement.GetProperty("runs")[0].GetProperty("results")
            .EnumerateArray().Single(IsIt);

        Assert.Equal(0, result.GetProperty("locations").GetArrayLength());
    }

    [Fact]
    public void Sarif_HasTheProjectFileWhenThereIsOne()
    {
        _folder.Write("org/package.xml", ProjectBuilder.Xml("Package", "<version>66.0</version>"));

        var result = JsonDocument.Parse(Report("check", "a.sarif")).RootElement.GetProperty("runs")[0].GetProperty("results")
            .EnumerateArray().Single(IsIt);

        Assert.Contains("package.xml", Assert.Single(result.GetProperty("locations").EnumerateArray()).ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Annotation_HasNoFile() =>
        Assert.Contains(
            CliRun.Of("check", _folder.PathOf("org"), "--format", "github", "--min-severity", "note").Output.Split('\n'),
            line => line.Contains("IUL0006", StringComparison.Ordinal) && !line.Contains("file=", StringComparison.Ordinal));

    public void Dispose() => _folder.Dispose();

    private static bool IsIt(JsonElement finding) => finding.GetProperty("ruleId").GetString() == "IUL0006";

    private string Report(string verb, string name)
    {
        CliRun.Of([verb, _folder.PathOf("org"), "--output", _folder.PathOf(name), .. verb == "check"
            ? (string[])["--min-severity", "note"]
            : []]);
        return File.ReadAllText(_folder.PathOf(name));
    }
}
