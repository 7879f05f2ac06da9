using System.Collections;
using System.Reflection;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Configuration;

public class ConfigurationMergeTests
{
    /// <summary>Something for every key, so that a key that merging forgets is noticed.</summary>
    private const string Everything = """
        asOf: 2026-11-01
        window: 30
        edition: Enterprise
        priceBook: book.yml
        facts: facts.yml
        subjects: {include: [a], exclude: [b], patterns: [c], rename: {d: D}}
        containers: [PermissionSet:E]
        answers: {chatter: no}
        failOn: change
        rulePacks: [pack.csproj]
        policies: [policies.yml]
        suppressions: [{rule: IUL2010, user: f, reason: Known}]
        vendors:
          add: {g: {vendor: G, product: H, statements: [{stance: silent, by: vendor, says: A., title: B, date: 2026}]}}
          overrule: [{vendor: g, reason: tested, owner: i, expires: 2027-06-30}]
        """;

    [Fact]
    public void WhatIsSaidOnce_IsKeptOnEitherSide()
    {
        var full = Read(Everything, "full.yml");

        foreach (var property in typeof(AnalyzerConfiguration).GetProperties()
            .Where(property => property.GetMethod!.IsStatic == false && property.Name != nameof(AnalyzerConfiguration.Extends)))
        {
            // Answers are sheets with lists of their own.
            static object? Value(PropertyInfo property, AnalyzerConfiguration configuration) =>
                property.GetValue(configuration) is OwnerAnswers answers
                    ? answers.Sheets.SelectMany(entry => entry.Sheet.All).ToList()
                    : property.GetValue(configuration);

            var expected = Value(property, full);
            Assert.False(IsEmpty(expected), $"the test's file says nothing of {property.Name}");
            AssertSame(expected, Value(property, full.Over(AnalyzerConfiguration.Empty)), property.Name);
            AssertSame(expected, Value(property, AnalyzerConfiguration.Empty.Over(full)), property.Name);
        }
    }

    [Fact]
    public void NamesStayInAnyCase_OverNothing() =>
        Assert.Equal(
            "D", Read("subjects: {rename: {d@acme.example: D}}", "own.yml")
                .Over(AnalyzerConfiguration.Empty).DisplayNames["D@ACME.example"].Name);

    [Fact]
    public void Lists_AreJoinedAndSingleValuesGoBefore()
    {
        var below = Read(
            "window: 30\nasOf: 2026-11-01\nsubjects: {include: [a, b], rename: {x: Below, y: Kept}}\nanswers: {chatter: no, email: no}\n",
            "below.yml");
        var own = Read("window: 60\nsubjects: {include: [c], rename: {X: Own}}\nanswers: {email: yes}\n", "own.yml");

        var merged = own.Over(below);

        Assert.Equal(["a", "b", "c"], merged.Include.Select(name => name.Name));
        Assert.Equal((60, new DateOnly(2026, 11, 1)), (merged.WindowDays, merged.AsOf));
        Assert.Equal(new Location("own.yml", 1, 9), merged.Places["window"]);
        Assert.Equal(new Location("below.yml", 2, 7), merged.Places["asOf"]);
        Assert.Equal(["Own", "Kept"], new[] { "x", "y" }.Select(name => merged.DisplayNames[name].Name));
        Assert.Equal(
            [false, true], new[] { "chatter", "email" }.Select(trigger => merged.Answers.ForAll.FindQuestion(trigger)!.IsYes!.Value));
        Assert.Equal(["own.yml", "below.yml"], merged.Files);
    }

    private static bool IsEmpty(object? value) =>
        value is null || (value is IEnumerable items and not string && !items.Cast<object>().Any());

    private static void AssertSame(object? expected, object? actual, string name)
    {
        if (expected is IEnumerable items and not string)
        {
            Assert.True(items.Cast<object>().SequenceEqual(((IEnumerable)actual!).Cast<object>()), $"{name} is not merged");
            return;
        }

        Assert.True(Equals(expected, actual), $"{name} is not merged");
    }

    private static AnalyzerConfiguration Read(string text, string file)
    {
        using var reader = new StringReader(text);
        return ConfigurationReader.Read(reader, file);
    }
}
