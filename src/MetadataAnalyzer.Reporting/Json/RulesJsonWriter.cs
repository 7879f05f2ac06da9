using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary>The list of rules for scripts.</summary>
public static class RulesJsonWriter
{
    /// <param name="descriptors">The rules, sorted by id.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(IEnumerable<DiagnosticDescriptor> descriptors, Stream stream) => JsonOutput.Write(stream, json =>
        json.WriteArray("rules", descriptors, rule =>
        {
            json.WriteString("id", rule.Id);
            json.WriteString("title", rule.Title);
            json.WriteString("description", rule.Description);
            json.WriteNumber("step", (int)rule.Step);
            json.WriteStrings("impacts", rule.Impacts.Order().Select(Words.Id));
            json.WriteString("page", rule.HelpLink);
        }));
}
