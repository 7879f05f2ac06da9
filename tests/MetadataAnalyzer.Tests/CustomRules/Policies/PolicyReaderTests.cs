using System.Collections.Immutable;
using System.Text.Json;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.CustomRules.Policies;
using NJsonSchema;
using Xunit;
using YamlDotNet.Serialization;

namespace MetadataAnalyzer.Tests.CustomRules.Policies;

/// <summary>The reader of policies and the schema that editors check against know the same keys and refuse the same things.</summary>
public class PolicyReaderTests
{
    private const string Head =
        "policies:\n  - id: ACME2001\n    title: Title\n    on: permissionSet\n    impact: note\n    message: found\n";

    private static readonly string Schema = Path.Combine(RepositoryFolder.Root, "rules", "schemas", "policies.schema.json");

    [Fact]
    public void EveryKey_IsRead()
    {
        var policy = Assert.Single(Read(
            "policies:\n- id: ACME9001\n  title: Title\n  on: subject\n  where: {name: a}\n  impact: change\n  message: '{name}'\n  "
            + "description: Why.\n  fix: How.\n  appliesTo: [candidate, already-migrated]\n"));

        Assert.Equal(
            ("ACME9001", "Title", "Why.", "How."),
            (policy.Descriptor.Id, policy.Descriptor.Title, policy.Descriptor.Description, policy.Fix));
        Assert.Equal(
            (AssessmentStep.LeastPrivilege, Impact.Change, Candidacy.Candidate | Candidacy.AlreadyMigrated, PolicyTarget.Subject),
            (policy.Descriptor.Step, policy.Descriptor.Impact, policy.Descriptor.AppliesTo, policy.Target));
        Assert.Equal(new("policies.yml", 2, 3), policy.Location);
    }

    [Theory]
    [InlineData("polices: []", 1, "unknown key 'polices' in 'policies.yml'; known: policies; did you mean policies?")]
    [InlineData(Head + "    where: {name: a}\n    whre: {}", 8, "did you mean where?")]
    [InlineData(Head, 2, "'policies' needs 'where'")]
    [InlineData(Head + "    where: {nam: a}", 7, "did you mean name")]
    [InlineData(Head + "    where:\n      name: a\n      userPermision: b", 9, "did you mean userPermission?")]
    [InlineData(Head + "    where:\n      any:\n        - name: a\n        - scope: Full", 10, "unknown key 'scope'")]
    [InlineData(Head + "    where: {}", 7, "'where' holds no condition")]
    [InlineData(Head + "    where: {any: []}", 7, "'any' holds no condition")]
    [InlineData(Head + "    where: {name: []}", 7, "'name' needs a name")]
    [InlineData(Head + "    where: {name: ''}", 7, "'name' needs a name")]
    [InlineData(
        Head + "    where:\n      object: {name: Account, rights: [edit, destroy]}", 8,
        "'destroy' is no right; known: create, delete, edit, modifyAll, read, viewAll, viewAllFields")]
    [InlineData(Head + "    where:\n      object: {name: Account, right: edit}", 8, "did you mean rights?")]
    [InlineData(Head + "    where:\n      object: {rights: edit}", 8, "'name' needs a name")]
    [InlineData(Head + "    where:\n      field: {name: Account.*, rights: delete}", 8, "a field has the rights read and edit alone")]
    [InlineData(Head + "    where:\n      apexClass: {name: A}", 8, "only 'object' and 'field' take rights")]
    [InlineData(Head + "    where: {name: a}\n    appliesTo: candidate", 8, "goes with 'on: subject' alone")]
    [InlineData(
        "policies:\n  - id: IUL2001\n    title: T\n    on: permissionSet\n    where: {name: a}\n    impact: note\n    message: m", 2,
        "such as ACME2001")]
    [InlineData(
        "policies:\n  - id: ACME21\n    title: T\n    on: permissionSet\n    where: {name: a}\n    impact: note\n    message: m", 2,
        "'ACME21' is no id of a rule")]
    [InlineData(
        "policies:\n  - id: ACME2001\n    title: T\n    on: permissionset\n    where: {name: a}\n    impact: note\n    message: m", 4,
        "'on' is one of connectedApp, permissionSet, profile, subject, not 'permissionset'; did you mean permissionSet?")]
    [InlineData(
        "policies:\n  - id: ACME2001\n    title: T\n    on: profile\n    where: {name: a}\n    impact: fatal\n    message: m", 6,
        "'impact' must be one of blocker, change, verify, note")]
    [InlineData(
        "policies:\n  - id: ACME1001\n    title: T\n    on: profile\n    where: {custom: maybe}\n    impact: note\n    message: m", 5,
        "'custom' is one of true, false, not 'maybe'")]
    public async Task Mistake_IsRefusedWithItsLine(string yaml, int line, string expected)
    {
        var exception = Assert.Throws<ConfigurationException>(() => Read(yaml));

        Assert.StartsWith($"policies.yml, line {line}: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await Validate(yaml));
    }

    /// <summary>What a message may say depends on the condition, which a schema cannot tell.</summary>
    [Theory]
    [InlineData(
        "{nam}", "name: a",
        "'{nam}' stands for nothing; known: {name}, {label}, {license}, {profile}, {grant}, {kind}, {rights}, "
            + "{container}; did you mean {name}?")]
    [InlineData("{grant}", "name: a", "because 'where' asks for no grant")]
    [InlineData("{grant}", "not: {userPermission: a}", "because 'where' asks for no grant")]
    [InlineData("{profile}", "userPermission: a", "goes with 'on: subject' alone")]
    public void Placeholder_StandsForSomething(string message, string where, string expected)
    {
        var exception = Assert.Throws<ConfigurationException>(() => Read(
            $"policies:\n  - id: ACME2001\n    title: T\n    on: permissionSet\n    impact: note\n    where: {{{where}}}\n    message: "
            + $"'has {message}'"));

        Assert.StartsWith("policies.yml, line 7: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected.Replace("{name}?", "name?", StringComparison.Ordinal), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OneIdTwice_IsRefused() => Assert.Contains(
        "line 8: 'ACME2001' is there twice", Assert.Throws<ConfigurationException>(
            () => Read($"{Head}    where: {{name: a}}\n{Head["policies:\n".Length..]}    where: {{name: b}}\n")).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task Sample_IsValid()
    {
        var yaml = await File.ReadAllTextAsync(
            Path.Combine(RepositoryFolder.Root, "rules", "samples", "policies.yml"), TestContext.Current.CancellationToken);

        Assert.NotEmpty(Read(yaml));
        Assert.Empty(await Validate(yaml));
    }

    [Fact]
    public void SchemaKeys_AreThoseOfTheReader()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Schema));
        var definitions = schema.RootElement.GetProperty("definitions");
        foreach (var (name, target) in PolicyVocabulary.Targets)
        {
            var keys = PolicyVocabulary.Combining.Concat(PolicyVocabulary.Names(target))
                .Concat(target == PolicyTarget.ConnectedApp ? [] : PolicyVocabulary.Grants.Keys);
            Assert.Equal(keys.Order(StringComparer.Ordinal), Keys(definitions.GetProperty($"{name}Condition")));
            Assert.Equal(
                PolicyReader.PolicyKeys.Where(key => target == PolicyTarget.Subject || key != "appliesTo")
                    .Order(StringComparer.Ordinal), Keys(definitions.GetProperty($"{name}Policy")));
        }

        Assert.Equal(PolicyReader.GrantKeys, Keys(definitions.GetProperty("objectRights")));
        Assert.Equal(
            PolicyVocabulary.Rights.Keys,
            definitions.GetProperty("objectRight").GetProperty("enum").EnumerateArray().Select(right => right.GetString()));
    }

    private static IEnumerable<string> Keys(JsonElement schema) =>
        schema.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal);

    private static ImmutableArray<Policy> Read(string yaml)
    {
        using var reader = new StringReader(yaml);
        return PolicyReader.Read(reader, "policies.yml");
    }

    private static async Task<IEnumerable<string>> Validate(string yaml)
    {
        var schema = await JsonSchema.FromFileAsync(Schema, TestContext.Current.CancellationToken);
        var values = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(yaml);
        return schema.Validate(new SerializerBuilder().JsonCompatible().Build().Serialize(values)).Select(error => error.ToString());
    }
}
