using System.Text;
using System.Text.Json;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Sarif;
using NJsonSchema;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

public class SarifTests
{
    [Fact]
    public async Task Sample_IsValid() => Assert.Empty(await Validate(SampleReports.Bytes("assessment.sarif")));

    [Fact]
    public async Task HostileNames_AreValid() =>
        Assert.Empty(await Validate(SampleReports.Write(SampleReports.Hostile)["assessment.sarif"]));

    [Fact]
    public async Task Deviation_IsNotValid() =>
        Assert.NotEmpty(await Validate(Encoding.UTF8.GetBytes(SampleReports.Text("assessment.sarif")
            .Replace("\"startLine\": 1,", "\"startLine\": 0,", StringComparison.Ordinal))));

    [Fact]
    public async Task WithoutFindings_TheRunAndEveryRuleAreThere()
    {
        var result = SampleReports.Result with
        {
            Diagnostics = [],
            Subjects = [.. SampleReports.Result.Subjects.Select(subject => subject with { Findings = [] })],
        };
        var json = SampleReports.Write(result)["assessment.sarif"];
        using var sarif = JsonDocument.Parse(json);
        var run = sarif.RootElement.GetProperty("runs").EnumerateArray().Single();

        Assert.Equal(SampleReports.Result.Rules.Length, run.GetProperty("tool").GetProperty("driver").GetProperty("rules")
            .GetArrayLength());
        Assert.Equal(0, run.GetProperty("results").GetArrayLength());
        Assert.Empty(await Validate(json));
    }

    [Fact]
    public void Results_AreWorstFirstAndFindTheirRule()
    {
        using var sarif = JsonDocument.Parse(SampleReports.Bytes("assessment.sarif"));
        var run = sarif.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        var results = run.GetProperty("results").EnumerateArray().ToList();
        string[] levels = ["error", "warning", "note"];

        var order = results.Select(result => Array.IndexOf(levels, result.GetProperty("level").GetString())).ToList();

        Assert.Equal(order.Order(), order);
        Assert.All(results,
            result =>
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id")
            .GetString()));
    }

    [Fact]
    public void Places_AreRelativeEncodedAndStartAtALine()
    {
        using var sarif = JsonDocument.Parse(SampleReports.Bytes("assessment.sarif"));
        var run = sarif.RootElement.GetProperty("runs")[0];

        Assert.False(run.GetProperty("originalUriBaseIds").GetProperty("SRCROOT").TryGetProperty("uri", out _));
        Assert.All(run.GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("locations")[0].GetProperty("physicalLocation")), place =>
        {
            Assert.Equal("SRCROOT", place.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString());
            Assert.True(Uri.IsWellFormedUriString(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.Relative));
            Assert.True(place.GetProperty("region").GetProperty("startLine").GetInt32() >= 1);
        });
    }

    [Theory]
    [InlineData("force-app/main/profiles/Sync User.profile", "force-app/main/profiles/Sync%20User.profile")]
    [InlineData("profiles/連携#1.profile", "profiles/%E9%80%A3%E6%90%BA%231.profile")]
    [InlineData("profiles/R%26D.profile", "profiles/R%2526D.profile")]
    [InlineData("a:b/c?.xml", "a%3Ab/c%3F.xml")]
    public void Path_IsEncodedSegmentBySegment(string path, string uri) => Assert.Equal(uri, SarifLocations.UriOf(path));

    [Fact]
    public void RuleOfABuildThatKnowsItsRepository_LinksToItsPage()
    {
        var rule = SampleReports.Result.Rules.First(rule => rule.Id == "IUL1002");
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            SarifDriver.WriteRule(writer, rule, "https://git.example.com/tools/");
            writer.WriteEndObject();
        }

        using var json = JsonDocument.Parse(stream.ToArray());

        Assert.Equal("https://git.example.com/tools/blob/main/rules/1-profile/IUL1002.md", json.RootElement.GetProperty("helpUri")
            .GetString());
        Assert.Equal("TheLicenceDoesNotCarryAUserPermission", json.RootElement.GetProperty("name").GetString());
        Assert.Contains("`metadata-analyzer explain IUL1002`", json.RootElement.GetProperty("help").GetProperty("markdown").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void FindingWithoutAPlace_StandsInTheProjectFile()
    {
        var finding = new Diagnostic(SampleReports.Result.Rules[0], Impact.Verify, subject: null, new Evidence { Location = default },
            ["a", "b", "c", "d"]);
        using var stream = new MemoryStream();

        SarifWriter.Write(ReportModel.Of(SampleReports.WithoutSubjects(finding), new()), stream);

        using var sarif = JsonDocument.Parse(stream.ToArray());
        var place = Assert.Single(sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")
            .EnumerateArray()).GetProperty("physicalLocation");
        Assert.Equal("sfdx-project.json", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(1, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public void FindingOfAnExportRow_StartsAtTheRow()
    {
        var finding = SampleReports.Result.Diagnostics.First(diagnostic => diagnostic.Location.IsRecord);
        using var sarif = JsonDocument.Parse(SampleReports.Bytes("assessment.sarif"));

        var place = Find(sarif, finding).GetProperty("locations")[0].GetProperty("physicalLocation");

        Assert.Equal(finding.Location.Line, place.GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.StartsWith("org-data/", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void GrantPath_IsItsRelatedLocations()
    {
        var finding = SampleReports.Result.Diagnostics.First(diagnostic => diagnostic.Evidence.Path.Count > 2);
        using var sarif = JsonDocument.Parse(SampleReports.Bytes("assessment.sarif"));

        var steps = Find(sarif, finding).GetProperty("relatedLocations").EnumerateArray()
            .Select(step => step.GetProperty("message").GetProperty("text").GetString());

        Assert.Equal(finding.Evidence.Path.Select(step => $"{step.Type} {step.Name}"), steps);
    }

    [Fact]
    public void AcceptedFinding_IsSuppressedWithItsReason()
    {
        var finding = Assert.Single(SampleReports.Result.Diagnostics, diagnostic => diagnostic.Suppression is not null);
        using var sarif = JsonDocument.Parse(SampleReports.Bytes("assessment.sarif"));

        var suppression = Assert.Single(Find(sarif, finding).GetProperty("suppressions").EnumerateArray());

        Assert.Equal("external", suppression.GetProperty("kind").GetString());
        Assert.Equal(finding.Suppression!.Reason, suppression.GetProperty("justification").GetString());
        Assert.Single(sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray(),
            result => result.GetProperty("suppressions").GetArrayLength() > 0);
    }

    [Fact]
    public void WhatCouldNotBeSeen_IsANotification()
    {
        using var sarif = JsonDocument.Parse(SampleReports.Bytes("assessment.sarif"));
        var invocation = sarif.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0];
        var notifications = invocation.GetProperty("toolExecutionNotifications").EnumerateArray().ToList();

        Assert.True(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Equal(
            SampleReports.Result.Org.Project.Unreadable.Length + SampleReports.Result.Org.Exports.Problems.Length,
            notifications.Count(notification => notification.GetProperty("level").GetString() == "error"));
        Assert.Contains(notifications, notification => notification.GetProperty("message").GetProperty("text")
            .GetString()!.StartsWith("evidence 'capability-row'", StringComparison.Ordinal));
    }

    [Fact]
    public void MoreFindingsThanServicesTake_KeepsTheWorst()
    {
        var (result, count) = (SampleReports.Result, SarifWriter.MostResults);
        var note = result.Diagnostics.First(diagnostic => diagnostic.Impact == Impact.Note);
        var blockers = result.Diagnostics.Where(diagnostic => diagnostic.Impact == Impact.Blocker).ToList();

        using var stream = new MemoryStream();

        SarifWriter.Write(ReportModel.Of(SampleReports.WithoutSubjects([.. Enumerable.Repeat(note, count), .. blockers]), new()), stream);

        var json = stream.ToArray();
        using var sarif = JsonDocument.Parse(json);
        var run = sarif.RootElement.GetProperty("runs")[0];
        Assert.Equal(count, run.GetProperty("results").GetArrayLength());
        Assert.Equal(blockers.Count, run.GetProperty("results").EnumerateArray()
            .Count(found => found.GetProperty("level").GetString() == "error"));
        Assert.Contains($"{blockers.Count} findings of the least severe are not in this file", Encoding.UTF8.GetString(json),
            StringComparison.Ordinal);
    }

    private static JsonElement Find(JsonDocument sarif, Diagnostic finding) =>
        sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
        .Single(result => result.GetProperty("partialFingerprints").GetProperty("integrationLicense/v1").GetString() == finding.Fingerprint
            && result.GetProperty("message").GetProperty("text").GetString() == finding.Message);

    private static async Task<IEnumerable<string>> Validate(byte[] json)
    {
        var schema = await JsonSchema.FromFileAsync(Fixtures.Require("schemas/sarif-schema-2.1.0.json"),
            TestContext.Current.CancellationToken);
        return schema.Validate(Encoding.UTF8.GetString(json)).Select(error => error.ToString());
    }
}
