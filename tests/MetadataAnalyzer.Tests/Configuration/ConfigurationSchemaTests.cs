using System.Text.Json;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Licensing;
using NJsonSchema;
using Xunit;
using YamlDotNet.Serialization;

namespace MetadataAnalyzer.Tests.Configuration;

/// <summary>
/// The schema of the configuration file and its reader have the same keys and refuse the same values. <c>UPDATE_GOLDEN=1</c> rewrites the
/// schema.
/// </summary>
public class ConfigurationSchemaTests
{
    private static readonly string Path = System.IO.Path.Combine(
        RepositoryFolder.Root, "rules", "schemas", "metadata-analyzer.schema.json");

    [Fact]
    public void SchemaOfTheRepository_IsGenerated()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Path, ConfigurationSchema.Text);
        }

        Assert.Equal(File.ReadAllText(Path), ConfigurationSchema.Text);
    }

    [Fact]
    public void Keys_AreThoseOfTheReader()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path));
        var root = schema.RootElement;

        foreach (var group in AnalyzerConfiguration.Keys.GroupBy(key => key.Group))
        {
            string[] keys = group.Key is null
                ? [.. AnalyzerConfiguration.Keys.Select(key => key.Group ?? key.Name).Distinct(StringComparer.Ordinal)]
                : [.. group.Select(key => key.OwnName)];
            AssertKeys(keys, group.Key is null ? root : root.GetProperty("properties").GetProperty(group.Key));
        }

        var definitions = root.GetProperty("definitions");
        AssertKeys(SuppressionEntry.Keys, definitions.GetProperty("suppression"));
        AssertKeys(VendorProduct.Keys, definitions.GetProperty("product"));
        AssertKeys(VendorStatement.Keys, definitions.GetProperty("statement"));
        AssertKeys(VendorOverrule.Keys, definitions.GetProperty("overrule"));
    }

    [Fact]
    public async Task Sample_IsValid() =>
        Assert.Empty(
            await Validate(
                await File.ReadAllTextAsync(
                    System.IO.Path.Combine(RepositoryFolder.Root, "sample-metadata", AnalyzerConfiguration.FileName),
                    TestContext.Current.CancellationToken)));

    [Theory]
    [InlineData("asOf: 2026-11-01\nwindow: 30")]
    [InlineData("subjects: {include: [a, 'b*'], exclude: c, patterns: [etl], rename: {a: A}}")]
    [InlineData("containers: [Profile:A, PermissionSet:B, PermissionSetGroup:C]")]
    [InlineData("containers: Profile:A")]
    [InlineData("rulePacks: [a.csproj, b.dll]\npolicies: p.yml")]
    [InlineData("suppressions: [{rule: ACME2001, user: a}]")]
    [InlineData("answers: {chatter: yes, email: no, files: true}")]
    [InlineData("suppressions: [{rule: iul2001, user: a}]")]
    [InlineData("vendors: {add: {}, overrule: []}")]
    [InlineData(
        "vendors: {add: {a: {vendor: A, product: B, apps: C, objects: {Account: [read, view-all]}, "
            + "statements: [{stance: refuses, by: agency, says: No., title: T, date: '2026-03'}]}}}")]
    [InlineData("vendors: {overrule: [{vendor: a, reason: b, owner: c, expires: 2027-01-01}]}")]
    public async Task WhatTheReaderTakes_IsValid(string yaml)
    {
        Read(yaml);

        Assert.Empty(await Validate(yaml));
    }

    [Theory]
    [InlineData("supressions: []")]
    [InlineData("subjects: {inclued: []}")]
    [InlineData("suppressions: [{rule: IUL2001, user: a, expire: 2026-01-01}]")]
    [InlineData("asOf: yesterday")]
    [InlineData("window: 0")]
    [InlineData("rulePacks: ['']")]
    [InlineData("policies: {a: b}")]
    [InlineData("window: soon")]
    [InlineData("subjects: {include: ['']}")]
    [InlineData("subjects: [a]")]
    [InlineData("containers: [Sync]")]
    [InlineData("containers: ['Profile:']")]
    [InlineData("answers: {chatter: perhaps}")]
    [InlineData("suppressions: [{entity: 'PermissionSet:Sync'}]")]
    [InlineData("suppressions: [{rule: IUL2001, reason: because}]")]
    [InlineData("suppressions: [{rule: IUL2001, entity: ' '}]")]
    [InlineData("suppressions: IUL2001")]
    [InlineData("vendors: {products: {}}")]
    [InlineData("vendors: {add: {a: {vendor: A, product: B, statements: []}}}")]
    [InlineData("vendors: {add: {a: {vendor: A, product: B, statements: [{stance: refuses, by: vendor, says: No., title: T}]}}}")]
    [InlineData("vendors: {overrule: [{vendor: a, reason: b, expires: 2027-01-01}]}")]
    [InlineData("vendors: {overrule: [{vendor: a, reason: b, owner: c}]}")]
    public async Task WhatTheReaderRefuses_IsNotValid(string yaml)
    {
        Assert.Throws<ConfigurationException>(() => Read(yaml));

        Assert.NotEmpty(await Validate(yaml));
    }

    private static void AssertKeys(string[] keys, JsonElement schema)
    {
        Assert.Equal(
            keys.Order(StringComparer.Ordinal),
            schema.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
    }

    private static void Read(string yaml)
    {
        using var reader = new StringReader(yaml);
        ConfigurationReader.Read(reader, AnalyzerConfiguration.FileName);
    }

    private static async Task<IEnumerable<string>> Validate(string yaml)
    {
        var schema = await JsonSchema.FromFileAsync(Path, TestContext.Current.CancellationToken);
        var values = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(yaml);
        return schema.Validate(new SerializerBuilder().JsonCompatible().Build().Serialize(values)).Select(error => error.ToString());
    }
}
