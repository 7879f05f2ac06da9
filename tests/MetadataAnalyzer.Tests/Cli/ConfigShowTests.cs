using System.IO.Abstractions.TestingHelpers;
using System.Text.Json;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Configuration;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public class ConfigShowTests
{
    private const string Own = """
        extends: team.yml
        asOf: 2026-11-01
        edition: Enterprise
        subjects:
          include: [erp.*]
          rename: {erp.sync@acme.example: Orders}
        containers: [PermissionSet:Sync]
        suppressions:
          - {rule: IUL2010, user: 'erp.*', reason: Known, owner: platform, expires: 2027-06-30}

        """;

    private readonly MockFileSystem _fileSystem = new();

    public ConfigShowTests()
    {
        _fileSystem.AddFile("/org/metadata-analyzer.yml", new(Own));
        _fileSystem.AddFile("/org/team.yml", new("window: 30\npriceBook: book.yml\nanswers: {chatter: no}\n"));
        _fileSystem.AddFile("/org/book.yml", new(
            "currency: EUR\nlicenses: [{license: S, edition: Unlimited, price: 1, source: known}, {license: S, edition: Enterprise, price: "
            + "1, source: known}]\nintegration: {license: I, price: 8, source: known}\n"));
    }

    [Fact]
    public void Text_SaysTheOriginOfEachValue()
    {
        var run = CliRun.On(_fileSystem, ["config", "show", "/org", "--edition", "Unlimited", "--exclude-subject", "jo"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(
            """
            Files    metadata-analyzer.yml, team.yml

            subjects.include                       erp.*  [metadata-analyzer.yml:5]
            subjects.exclude                       jo  [--exclude-subject]
            subjects.patterns                      (the catalogue's alone)  [default]
            subjects.rename.erp.sync@acme.example  Orders  [metadata-analyzer.yml:6]
            containers                             PermissionSet:Sync  [metadata-analyzer.yml:7]
            answers.chatter                        no  [team.yml:3]
            asOf                                   2026-11-01  [metadata-analyzer.yml:2]
            window                                 30  [team.yml:1]
            observation.days                       30  [default]
            edition                                Unlimited  [--edition]
            priceBook                              book.yml  [team.yml:2]
            facts                                  (nothing of other orgs)  [default]
            failOn                                 blocker  [default]
            rulePacks                              (no rules of one's own in C#)  [default]
            policies                               (no policies)  [default]
            suppressions                           IUL2010; user erp.*; expires 2027-06-30; owner platform; reason Known  [metadata-analyzer.yml:9]
            vendors.add                            (the catalogue's alone)  [default]
            vendors.overrule                       (no statement is overruled)  [default]
            catalogue                              (the one in the program)  [default]
            orgData                                ('org-data' in or beside the project when there is one)  [default]

            """.ReplaceLineEndings("\n"),
            run.Output);
    }

    [Fact]
    public void Json_SaysTheSame()
    {
        var run = CliRun.On(_fileSystem, ["config", "show", "/org", "--format", "json", "--window", "60"]);

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(
            ["metadata-analyzer.yml", "team.yml"], json.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetString()));
        var values = json.RootElement.GetProperty("values").EnumerateArray().ToDictionary(
            value =>
                value.GetProperty("key").GetString()!,
                value =>
                    (Value: value.GetProperty("value").GetString(),
                    Origin: value.GetProperty("origin").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal(("60", """{"kind":"option","option":"--window"}"""), values["window"]);
        Assert.Equal(("no", """{"kind":"file","path":"team.yml","line":3}"""), values["answers.chatter"]);
        Assert.Equal((null, """{"kind":"default"}"""), values["catalogue"]);
    }

    [Fact]
    public void EveryKeyOfAConfiguration_IsShown()
    {
        var shown = CliRun.On(_fileSystem, ["config", "show", "/org", "--no-config"]).Output;

        Assert.StartsWith("No configuration file\n", shown, StringComparison.Ordinal);
        Assert.All(
            AnalyzerConfiguration.Keys.Where(key => key.Name is not "extends" and not "subjects.rename"),
            key => Assert.Contains($"\n{key.Name}", shown, StringComparison.Ordinal));
    }

    [Fact]
    public void DefaultWindow_IsANumber() =>
        Assert.Matches(@"\nwindow +90  \[default\]\n", CliRun.On(_fileSystem, ["config", "show", "/org", "--no-config"]).Output);

    [Theory]
    [InlineData("asOff: 2026-11-01\n", "line 1: unknown key 'asOff'")]
    [InlineData("window: 30\nsuppressions: [{rule: IUL7777, user: a, reason: b}]\n", "line 2: a suppression of 'IUL7777'")]
    [InlineData("edition: Entreprise\n", "line 1: edition 'Entreprise'")]
    [InlineData("extends: gone.yml\n", "line 1: extends 'gone.yml'")]
    public void WhatAnAssessmentRefuses_IsRefused(string text, string expected)
    {
        _fileSystem.AddFile("/org/metadata-analyzer.yml", new(text));

        var run = CliRun.On(_fileSystem, ["config", "show", "/org"]);

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("metadata-analyzer.yml, " + expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_IsThatOfTheRepository() => Assert.Equal(
        File.ReadAllText(Path.Combine(RepositoryFolder.Root, "rules", "schemas", "metadata-analyzer.schema.json")), CliRun.Of(
            "config", "schema").Output);
}
