using System.Text.Json;
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
