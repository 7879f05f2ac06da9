using System.Collections.Immutable;
using System.Text.Json;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary><c>rules.json</c>: the rules with the texts of their pages, for scripts.</summary>
public static class RulesJsonWriter
{
    private const string SchemaVersion = "1.0";

    /// <param name="rules">The rules, sorted by id.</param>
    /// <param name="stream">Receives the file; left open.</param>
    public static void Write(IEnumerable<RuleDocument> rules, Stream stream) => JsonOutput.Write(stream, json =>
    {
        json.WriteHead(SchemaVersion);
        json.WriteArray("rules", rules, rule => WriteRule(json, rule));
    });

    private static void WriteRule(Utf8JsonWriter json, RuleDocument rule)
    {
        var descriptor = rule.Descriptor;
        json.WriteString("id", descriptor.Id);
        json.WriteString("title", descriptor.Title);
        json.WriteString("description", descriptor.Description);
        json.WriteNumber("step", (int)descriptor.Step);
        json.WriteString("stepTitle", Words.Title(descriptor.Step));
        json.WriteString("impact", descriptor.Impact.Id());
        json.WriteStrings("impacts", descriptor.Impacts.Order().Select(impact => impact.Id()));
        json.WriteStrings("appliesTo", descriptor.AppliesTo.Ids());
        json.WriteObject("inputs", () =>
        {
            json.WriteStrings("folders", rule.Folders);
            json.WriteStrings("exports", rule.Exports);
        });
        json.WriteObject("help", () =>
        {
            json.WriteString("looksAt", rule.LooksAt);
            json.WriteString("howToFix", rule.HowToFix);
            json.WriteString("whenToLiveWithIt", rule.WhenToLiveWithIt);
        });
        json.WriteArray("sources", rule.Sources, source =>
        {
            json.WriteString("text", source.Text);
            json.WriteStrings("links", source.Links);
            json.WriteString("grade", source.Grade);
            json.WriteString("date", source.Date);
        });
        json.WriteString("page", rule.Page);
        json.WriteString("origin", rule.Origin);
    }
}

/// <summary>A rule with the texts of its page, in Markdown.</summary>
public sealed record RuleDocument
{
    public required DiagnosticDescriptor Descriptor { get; init; }

    /// <summary>The rule pack or policy file of the rule; null for a built-in rule.</summary>
    public string? Origin { get; init; }

    /// <summary>
    /// Path of the page: for a built-in rule relative to the root of the repository, else as shown to the user; null for none.
    /// </summary>
    public string? Page { get; init; }

    /// <summary>The input of the rule.</summary>
    public required string LooksAt { get; init; }

    public required string HowToFix { get; init; }

    public required string WhenToLiveWithIt { get; init; }

    public required ImmutableArray<RuleSource> Sources { get; init; }

    /// <summary>Folders of the project in the page's examples of findings, sorted: <c>profiles</c>, <c>permissionsets</c> …</summary>
    public required ImmutableArray<string> Folders { get; init; }

    /// <summary>Exports in the page's examples of findings, sorted: <c>users</c>, <c>login-history</c> …</summary>
    public required ImmutableArray<string> Exports { get; init; }
}

/// <summary>A source of a rule.</summary>
/// <param name="Text">The source and its statement, as plain text.</param>
/// <param name="Links">Its public addresses; empty for an observation or an own rule.</param>
/// <param name="Grade"><c>documented</c>, <c>observed</c>, <c>reported</c>, <c>inferred</c>, or <c>own rule</c> for a statement about the
/// tool's own method.</param>
/// <param name="Date">Year, month or day, as precise as the source.</param>
public sealed record RuleSource(string Text, ImmutableArray<string> Links, string Grade, string Date);
