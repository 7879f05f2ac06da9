using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MetadataAnalyzer.Migration.Snapshot;
using MetadataAnalyzer.Tests.Cli;
using MetadataAnalyzer.Tests.Reporting;
using NJsonSchema;
using Xunit;

namespace MetadataAnalyzer.Tests.Migration.Snapshot;

public class SnapshotFileTests
{
    [Fact]
    public async Task Sample_IsValid() => Assert.Empty(await Validate(SampleSnapshot.Text));

    [Theory]
    [InlineData("\"kind\": \"user\"", "\"kind\": \"robot\"")]
    [InlineData("\"knowsAssignments\"", "\"knows\"")]
    [InlineData("\"rights\":[\"read\"]", "\"rights\":[\"look\"]")]
    [InlineData("\"movable\": true", "\"movable\": 1")]
    public async Task Deviation_IsNotValid(string from, string to)
    {
        Assert.Contains(from, SampleSnapshot.Text, StringComparison.Ordinal);
        Assert.NotEmpty(await Validate(SampleSnapshot.Text.Replace(from, to, StringComparison.Ordinal)));
    }

    [Fact]
    public void SameInput_GivesSameBytes()
    {
        Assert.Equal(SampleSnapshot.Bytes, SampleSnapshot.Write(SampleReports.Assess()));
        Assert.DoesNotContain((byte)'\r', SampleSnapshot.Bytes);
        Assert.Equal((byte)'\n', SampleSnapshot.Bytes[^1]);
    }

    /// <summary>The hash can be checked by the rule in the schema: it is the same for a file that another program minified.</summary>
    [Fact]
    public void ContentHash_IsOverTheTokens()
    {
        using var json = JsonDocument.Parse(SampleSnapshot.Bytes);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream,
            new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            foreach (var property in json.RootElement.EnumerateObject().Where(property => property.Name != "contentHash"))
            {
                property.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(stream.ToArray())), json.RootElement.GetProperty("contentHash").GetString());
        Assert.Equal("contentHash", json.RootElement.EnumerateObject().Last().Name);
    }

    [Fact]
    public void Reindented_IsStillTheSame()
    {
        var text = SampleSnapshot.Text.Replace("\n", "\r\n", StringComparison.Ordinal).Replace("  ", "\t", StringComparison.Ordinal)
            .Replace("\"contentHash\": ", "\"contentHash\" : ", StringComparison.Ordinal);

        Assert.Contains("int.warehouse@larkfield.example.com",
            SnapshotFile.Read("before.json", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]).Subjects);
    }

    [Theory]
    [InlineData("", "before.json, line 1: this is no JSON")]
    [InlineData("Id,Username\n", "before.json, line 1: this is no JSON")]
    [InlineData("[]", "before.json: this is no snapshot, because it has no 'schemaVersion'; 'snapshot' writes one")]
    [InlineData("{\n\"schemaVersion\": \"2.0\" }", "before.json, line 2: schema version 2.0 is not one that this version of the tool "
        + "reads (1.0); use the version that wrote it, or a later one")]
    [InlineData("{ \"schemaVersion\": \"1.0\" }",
        "before.json: the key 'contentHash' is missing at the end; the file was edited, or another program wrote it")]
    public void OtherFile_IsRefused(string content, string message) =>
        Assert.Equal(message,
            Assert.Throws<SnapshotException>(() => SnapshotFile.Read("before.json", Encoding.UTF8.GetBytes(content))).Message);

    [Fact]
    public void CutOff_IsRefusedWithTheLine()
    {
        var cut = SampleSnapshot.Bytes[..(SampleSnapshot.Bytes.Length / 2)];

        var message = Assert.Throws<SnapshotException>(() => SnapshotFile.Read("before.json", cut)).Message;

        Assert.Equal($"before.json, line {cut.Count(value => value == (byte)'\n') + 1}: the snapshot is damaged or cut off", message);
    }

    [Theory]
    [InlineData("\"movable\": true", "\"movable\": false")]
    [InlineData("WMS_Legacy", "WMS_Legacx")]
    [InlineData("\"asOf\": \"2026-10-31\"", "\"asOf\": \"2026-10-30\"")]
    public void Edited_IsRefused(string from, string to)
    {
        var edited = SampleSnapshot.Text.Replace(from, to, StringComparison.Ordinal);

        var message = Assert.Throws<SnapshotException>(() => SnapshotFile.Read("before.json", Encoding.UTF8.GetBytes(edited))).Message;

        Assert.Equal($"before.json, line {edited.Count(value => value == '\n') - 1}: the content does not match its hash; the file was "
            + $"edited after it was written, and what it says proves nothing", message);
    }

    [Fact]
    public void ReadBack_HoldsWhatWasWritten()
    {
        var subject = SnapshotFile.Read("before.json",
            SampleSnapshot.Bytes).Document.Subjects.Single(subject => subject.Name == "int.warehouse@larkfield.example.com");

        Assert.Equal(["Integration_Baseline", "WMS_Legacy"], subject.Assignments.Select(assignment => assignment.Name));
        Assert.Equal("2026-12-15", subject.Assignments[0].Expires);
        Assert.Equal(["Shipment__c.Domestic"], subject.Steps.Profile!.DefaultRecordTypes);
        var right = subject.EffectiveAccess["fieldPermissions"]["Account.Credit_Hold__c"];
        Assert.Equal(MetadataAnalyzer.Metadata.AccessRights.Read, right.Rights);
        Assert.Equal(["profile 'Warehouse Integration'", "permission set 'WMS_Legacy'"],
            right.Sources.Select(source => subject.Sources[source].Words));
        Assert.True(subject.Plan!.Movable);
    }

    [Fact]
    public void Candidates_AllHaveAPlan() => Assert.All(
        SnapshotFile.Read("before.json", SampleSnapshot.Bytes).Document.Subjects,
        subject => Assert.Equal(subject.Verdict is not ("dormant" or "already-migrated"), subject.Plan is not null));

    [Fact]
    public void Verb_WritesBothFiles_AndReplacesNothing()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("before.json");

        var first = CliRun.Of("snapshot", CliRun.Sample, "--output", path, "--readable");
        var second = CliRun.Of("snapshot", CliRun.Sample, "--output", path);
        var forced = CliRun.Of("snapshot", CliRun.Sample, "--output", path, "--force");

        Assert.Equal((0, ""), (first.Code, first.Error));
        Assert.Equal(["before.json", "before.md"], folder.Files);
        Assert.Contains("## int.warehouse@larkfield.example.com\n", File.ReadAllText(folder.PathOf("before.md")), StringComparison.Ordinal);
        Assert.Equal(2, second.Code);
        Assert.Contains("is there already", second.Error, StringComparison.Ordinal);
        Assert.Equal(0, forced.Code);
    }

    [Theory]
    [InlineData("--redact")]
    [InlineData("--redact=users")]
    public void Redact_IsRefused(string option)
    {
        using var folder = new TemporaryFolder();

        var run = CliRun.Of("snapshot", CliRun.Sample, "--output", folder.PathOf("before.json"), option);

        Assert.Equal(2, run.Code);
        Assert.StartsWith("metadata-analyzer: --redact: a snapshot cannot be redacted", run.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Files);
    }

    private static async Task<IEnumerable<string>> Validate(string json)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(RepositoryFolder.Root, "rules", "schemas", "snapshot.schema.json"),
            TestContext.Current.CancellationToken);
        return schema.Validate(json).Select(error => error.ToString());
    }
}
