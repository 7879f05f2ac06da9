using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Configuration;

public class ConfigurationReaderTests
{
    [Fact]
    public void EveryKey_IsRead()
    {
        var configuration = Read("""
            asOf: 2026-11-01
            window: 30
            subjects:
              include: [erp.*@acme.example, " Integration "]
              exclude: jo@acme.example
              patterns: [etl]
              rename:
                erp.sync@acme.example: Order exchange
            containers:
              - PermissionSet:Sync
            answers: {chatter: no, email: yes}
            rulePacks: [packs/Own.csproj, packs/Other.dll]
            policies: policies.yml
            suppressions:
              - rule: IUL2010
                entity: PermissionSet:Sync
                path: permissionsets/**
                user: erp.*
                reason: " Known "
                expires: 2027-06-30
                owner: platform@acme.example
                ticket: CRM-1
            """);

        Assert.Equal((new DateOnly(2026, 11, 1), 30), (configuration.AsOf, configuration.WindowDays));
        Assert.Equal([new("erp.*@acme.example", At(4, 13)), new("Integration", At(4, 33))], configuration.Include);
        Assert.Equal(["jo@acme.example"], configuration.Exclude.Select(name => name.Name));
        Assert.Equal(["etl"], configuration.Patterns.Select(name => name.Name));
        Assert.Equal(new("Order exchange", At(8, 28)), configuration.DisplayNames["ERP.sync@acme.example"]);
        Assert.Equal([new("PermissionSet:Sync", At(10, 5))], configuration.Containers);
        Assert.Equal(new(IsYes: false, AccessRights.None, At(11, 20)), configuration.Answers.ForAll.FindQuestion("chatter"));
        Assert.Equal(new(IsYes: true, AccessRights.None, At(11, 31)), configuration.Answers.ForAll.FindQuestion("email"));
        Assert.Equal([new("packs/Own.csproj", At(12, 13)), new("packs/Other.dll", At(12, 31))], configuration.RulePacks);
        Assert.Equal([new("policies.yml", At(13, 11))], configuration.Policies);
        Assert.Equal(
            new SuppressionEntry
            {
                Rule = "IUL2010",
                Entity = "PermissionSet:Sync",
                Path = "permissionsets/**",
                User = "erp.*",
                Reason = "Known",
                Expires = new(2027, 6, 30),
                Owner = "platform@acme.example",
                Ticket = "CRM-1",
                Location = At(15, 5),
            },
            Assert.Single(configuration.Suppressions));
    }

    [Theory]
    [InlineData(
        "supressions: []", 1,
        "unknown key 'supressions' in 'metadata-analyzer.yml'; known: extends, subjects, containers, answers, asOf, window, observation, "
            + "edition, priceBook, facts, failOn, rulePacks, policies, suppressions, vendors; did you mean suppressions?")]
    [InlineData("subjects:\n  inclued: []", 2, "did you mean include?")]
    [InlineData("suppressions:\n  - rule: IUL2001\n    user: a\n    expire: 2026-01-01", 4, "did you mean expires?")]
    [InlineData("severities: {}", 1, "unknown key 'severities'")]
    [InlineData("asOf: yesterday", 1, "'asOf' must be a day")]
    [InlineData("asOf: 2026-02-30", 1, "'asOf' must be a day")]
    [InlineData("window: 0", 1, "from 1 to 3660")]
    [InlineData("window: 9999", 1, "from 1 to 3660")]
    [InlineData("window: soon", 1, "whole number")]
    [InlineData("subjects:\n  include:\n    - a\n    - ''", 4, "empty name")]
    [InlineData("subjects:\n  rename:\n    A: one\n    a: two", 4, "'a' is there twice")]
    [InlineData("subjects: [a]", 1, "must be a mapping")]
    [InlineData("containers:\n  - PermissionSet:Sync\n  - Sync", 3, "container 'Sync': write Type:FullName")]
    [InlineData("containers:\n  - Role:Sync", 2, "container 'Role:Sync'")]
    [InlineData("containers:\n  - 'Profile:'", 2, "container 'Profile:'")]
    [InlineData("answers:\n  email: yes\n  chatter: perhaps", 3, "answer 'chatter' must be yes, no or unknown, not 'perhaps'")]
    [InlineData("suppressions:\n  - entity: PermissionSet:Sync", 2, "needs 'rule'")]
    [InlineData("suppressions:\n  - rule: IUL2001\n    reason: because", 2, "names an entity, a path or a user")]
    [InlineData("suppressions:\n  - rule: IUL2001\n    entity: ' '", 3, "'entity' is empty")]
    [InlineData("suppressions: IUL2001", 1, "needs the list 'suppressions'")]
    [InlineData("window: 30\nedition: [Enterprise, Unlimited]", 2, "'edition' is one text, not a list")]
    [InlineData("vendors:\n  add:\n    a: {vendor: A, product: B, statements: [{stance: silent, by: vendor, says: C}]}", 3, "'title'")]
    [InlineData("vendors:\n  overrule:\n    - {vendor: a, reason: b, owner: ' ', expires: 2027-01-01}", 3, "'owner' is empty")]
    [InlineData("vendors:\n  overrule:\n    - {vendor: a, reason: b, owner: c}", 3, "needs 'expires'")]
    [InlineData("- asOf", 1, "a mapping at its top")]
    [InlineData("", 1, "a mapping at its top")]
    [InlineData("asOf: [2026", 2, "no YAML")]
    public void WhatCannotBe_IsNamedWithItsLine(string text, int line, string expected)
    {
        var exception = Assert.Throws<ConfigurationException>(() => Read(text));

        Assert.StartsWith($"metadata-analyzer.yml, line {line}: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EntryWithoutAReason_IsRead() =>
        Assert.Equal("", Assert.Single(Read("suppressions:\n  - rule: IUL2001\n    user: a").Suppressions).Reason);

    private static Location At(int line, int column) => new("metadata-analyzer.yml", line, column);

    private static AnalyzerConfiguration Read(string text)
    {
        using var reader = new StringReader(text);
        return ConfigurationReader.Read(reader, "metadata-analyzer.yml");
    }
}
