using System.Text.Json;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>The key <c>subjects</c> of the configuration, from the file to the reports.</summary>
public sealed class ConfiguredSubjectsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("oluf.brandvold@larkfield.example.com")]
    [InlineData("OLUF.Brandvold@larkfield.example.COM")]
    [InlineData("OLUF.*@larkfield.*")]
    [InlineData("oluf.brandvol?@*")]
    public void Include_MakesAPersonASubject(string name)
    {
        var found = Assess($"subjects:\n  include:\n    - '{name}'\n", "oluf.brandvold");

        Assert.Equal("integration", found.GetProperty("classification").GetString());
        Assert.NotEqual("not-a-candidate", found.GetProperty("verdict").GetString());
        var evidence = Assert.Single(
            found.GetProperty("evidence").EnumerateArray(), evidence => evidence.GetProperty("signal").GetString() == "config-include");
        Assert.Equal($"the configuration includes '{name}'", evidence.GetProperty("detail").GetString());
        Assert.EndsWith("own.yml", evidence.GetProperty("source").GetProperty("path").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, evidence.GetProperty("source").GetProperty("line").GetInt32());
    }

    [Fact]
    public void Include_DoesNotMakeAVendorsUserACandidate_AndShows()
    {
        var found = Assess("subjects:\n  include: [b2bma@*]\n", "b2bma");

        Assert.Equal(
            ("other", "not-a-candidate"), (found.GetProperty("classification").GetString(), found.GetProperty("verdict").GetString()));
        Assert.Single(
            found.GetProperty("evidence").EnumerateArray(), evidence => evidence.GetProperty("signal").GetString() == "config-include");
    }

    [Theory]
    [InlineData("INT.Telemetry@larkfield.example.com")]
    [InlineData("*.telemetry@*")]
    public void Exclude_TakesASubjectOut(string name)
    {
        var found = Assess($"subjects:\n  exclude:\n    - '{name}'\n", "int.telemetry");

        Assert.Equal("not-a-candidate", found.GetProperty("verdict").GetString());
        Assert.Contains("own.yml:3", found.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("config-exclude", Assert.Single(found.GetProperty("evidence").EnumerateArray()).GetProperty("signal").GetString());
    }

    [Fact]
    public void Pattern_IsWholeAndNoPartOfAName() =>
        Assert.Equal(
            "integration",
            Assess("subjects:\n  exclude: [telemetry, 'int.telemetry']\n", "int.telemetry").GetProperty("classification").GetString());

    [Fact]
    public void ExcludeGoesBeforeInclude_AndAnOptionBeforeTheFile()
    {
        const string Both = "subjects:\n  include: [int.telemetry@*]\n  exclude: [int.telemetry@*]\n";

        Assert.Equal("not-a-candidate", Assess(Both, "int.telemetry").GetProperty("verdict").GetString());
        var included = Assess(Both, "int.telemetry", "--include-subject", "Int.Telemetry@larkfield.example.com");
        Assert.Equal("ready", included.GetProperty("verdict").GetString());
        Assert.Contains(
            included.GetProperty("evidence").EnumerateArray(), evidence => evidence.GetProperty("signal").GetString() == "option-include");
        Assert.Equal(
            "excluded by name",
            Assess("subjects:\n  include: [int.telemetry@*]\n", "int.telemetry", "--exclude-subject", "int.telemetry@larkfield.example.com")
                .GetProperty("reason").GetString());
    }

    [Fact]
    public void Rename_ShowsTheOtherNameAndSaysWhereItIsFrom()
    {
        var found = Assess("subjects:\n  rename:\n    INT.telemetry@larkfield.example.com: Sensor gateway\n", "int.telemetry");

        Assert.Equal("Sensor gateway", found.GetProperty("label").GetString());
        Assert.Contains(
            found.GetProperty("evidence").EnumerateArray(),
            evidence => evidence.GetProperty("signal").GetString() == "config-rename"
                && evidence.GetProperty("source").GetProperty("line").GetInt32() == 3);
    }

    [Fact]
    public void NamePattern_SaysPossibleAndNoMore()
    {
        var exports = Directory.CreateDirectory(_folder.PathOf("org-data")).FullName;
        File.Copy(Path.Combine(CliRun.Sample, "org-data", "users.csv"), Path.Combine(exports, "users.csv"));

        var found = Assess("subjects:\n  patterns:\n    - 'OLUF.*'\n", "oluf.brandvold", "--org-data", exports);

        Assert.Equal(("possible", 0.3), (found.GetProperty("classification").GetString(), found.GetProperty("confidence").GetDouble()));
        var evidence = Assert.Single(found.GetProperty("evidence").EnumerateArray());
        Assert.Equal("fits a name pattern of the configuration: 'OLUF.*'", evidence.GetProperty("detail").GetString());
    }

    [Fact]
    public void NamePattern_IsNoMatchForTheLoginsOfAPerson() =>
        Assert.Equal("person", Assess("subjects:\n  patterns: ['*']\n", "oluf.brandvold").GetProperty("classification").GetString());

    public void Dispose() => _folder.Dispose();

    private string Write(string configuration)
    {
        _folder.Write("own.yml", configuration);
        return _folder.PathOf("own.yml");
    }

    private JsonElement Assess(string configuration, string user, params string[] options)
    {
        var run = CliRun.Of(
            ["assess", CliRun.Sample, "--quiet", "--config", Write(configuration), "--output", _folder.PathOf("a.json"), .. options]);
        Assert.True(run.Code == 0, run.Error);
        using var json = JsonDocument.Parse(File.ReadAllText(_folder.PathOf("a.json")));
        return json.RootElement.GetProperty("subjects").EnumerateArray()
            .Single(subject => subject.GetProperty("name").GetString()!.StartsWith(user + "@", StringComparison.Ordinal)).Clone();
    }
}
