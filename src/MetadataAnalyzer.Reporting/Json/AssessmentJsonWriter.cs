using System.Text.Json;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary>
/// <c>assessment.json</c>, the contract for scripts: schema <c>rules/schemas/assessment.schema.json</c>. Keys are only ever added.
/// </summary>
internal static class AssessmentJsonWriter
{
    /// <summary>Version of the contract; the first number changes only when a key changes its meaning.</summary>
    public const string SchemaVersion = "1.0";

    public static void Write(ReportModel model, Stream stream) => JsonOutput.Write(stream, json => Write(json, model));

    private static void Write(Utf8JsonWriter json, ReportModel model)
    {
        var (result, savings) = (model.Result, model.Savings);
        json.WriteHead(SchemaVersion, result.Org.Catalogue);
        json.WriteString("asOf", result.Org.AsOf?.ToString("yyyy-MM-dd"));
        ProjectJson.Write(json, result.Org.Project);
        json.WriteArray("inputs", model.Inputs, input =>
        {
            json.WriteString("name", input.Name);
            json.WriteString("sha256", input.Sha256);
        });
        json.WriteArray("signals", result.Signals, json.WriteSignal);
        json.WriteArray("subjects", result.Subjects, subject => SubjectJson.Write(json, subject, model));
        DiagnosticJson.WriteAll(json, model);
        json.WriteArray("customRules", result.Rules.Where(rule => result.RuleOrigins.ContainsKey(rule.Id)), rule =>
        {
            json.WriteString("id", rule.Id);
            json.WriteString("title", rule.Title);
            json.WriteString("origin", result.RuleOrigins[rule.Id]);
        });
        SavingsJson.Write(json, savings);
        if (model.Options.Gate is { } gate)
        {
            GateJson.Write(json, gate, model.Options.Comparison);
        }

        if (model.Options.IncludeAccess)
        {
            EffectiveAccessJson.Write(json, result);
        }
    }
}
