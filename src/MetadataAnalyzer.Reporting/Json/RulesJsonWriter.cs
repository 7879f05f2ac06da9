using System.Collections.Immutable;
using System.Text.Json;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary><c>rules.json</c>: the rules and what their pages say, for scripts.</summary>
public static class RulesJsonWriter
{
    private const string SchemaVersion = "1.0";

    /// <param name="rules">The rules, sorted by id.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(IEnumerable<RuleDocument> rules, Stream stream) => JsonOutput.Write(stream, json =>
    {
        json.WriteString("schemaVersion", SchemaVersion);
        json.WriteObject("tool", () =>
        {
            json.WriteString("name", ToolInfo.Name);
            json.WriteString("version", ToolInfo.Version);
        });
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

/// <summary>A rule with what its page says. The texts are Markdown.</summary>
public sealed record RuleDocument
{
    public required DiagnosticDescriptor Descriptor { get; init; }

    /// <summary>The pack or file of policies the rule comes from; null for a built-in rule.</summary>
    public string? Origin { get; init; }

    /// <summary>The page: of a built-in rule relative to the repository's root, of another as places are shown; null when there is none.</summary>
    public string? Page { get; init; }

    /// <summary>What the rule looks at.</summary>
    public required string LooksAt { get; init; }

    public required string HowToFix { get; init; }

    public required string WhenToLiveWithIt { get; init; }

    public required ImmutableArray<RuleSource> Sources { get; init; }

    /// <summary>Folders of a project that the page's examples of findings are made of, sorted: <c>profiles</c>, <c>permissionsets</c> …</summary>
    public required ImmutableArray<string> Folders { get; init; }

    /// <summary>Exports that they are made of, sorted: <c>users</c>, <c>login-history</c> …</summary>
    public required ImmutableArray<string> Exports { get; init; }
}

/// <summary>What a rule rests on.</summary>
/// <param name="Text">The source and what it says, as plain text.</param>
/// <param name="Links">Its public addresses; empty for an observation or an own rule.</param>
/// <param name="Grade"><c>documented</c>, <c>observed</c>, <c>reported</c>, <c>inferred</c>, or <c>own rule</c> for a statement on our own method.</param>
/// <param name="Date">Year, month or day, as exact as the source is.</param>
public sealed record RuleSource(string Text, ImmutableArray<string> Links, string Grade, string Date);
