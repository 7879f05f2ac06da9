using System.Globalization;
using System.Text.Json;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Readiness;

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
        json.WriteString("asOf", Day(result.Org.AsOf));
        ProjectJson.Write(json, result.Org.Project);
        json.WriteArray("inputs", model.Inputs, input =>
        {
            json.WriteString("name", input.Name);
            json.WriteString("sha256", input.Sha256);
        });
        json.WriteArray("signals", result.Signals, json.WriteSignal);
        json.WriteObject("assessmentConfidence", () => WriteConfidence(json, result));
        json.WriteArray("subjects", result.Subjects, subject => SubjectJson.Write(json, subject, model));
        DiagnosticJson.WriteAll(json, model);
        json.WriteArray("customRules", result.Rules.Where(rule => result.RuleOrigins.ContainsKey(rule.Id)), rule =>
        {
            json.WriteString("id", rule.Id);
            json.WriteString("title", rule.Title);
            json.WriteString("origin", result.RuleOrigins[rule.Id]);
        });
        ProductJson.WriteUsed(json, model);
        SavingsJson.Write(json, savings);
        if (model.Options.Redactor is null)
        {
            LicenseFactsJson.Write(json, result);
        }

        if (model.Options.Gate is { } gate)
        {
            GateJson.Write(json, gate, model.Options.Comparison);
        }

        if (model.Options.IncludeAccess)
        {
            EffectiveAccessJson.Write(json, result);
        }
    }

    private static void WriteConfidence(Utf8JsonWriter json, AssessmentResult result)
    {
        var (org, confidence) = (result.Org, result.Confidence);
        json.WriteNumber("candidates", confidence.Candidates);
        json.WriteNumber("decided", confidence.Decided);
        json.WriteString("loginsFrom", Day(org.LoginCoverage.First));
        json.WriteString("loginsTo", Day(org.LoginCoverage.Last));
        json.WriteString("loginGap", org.LoginGap);
        json.WriteNumber("usageDays", confidence.UsageDays);
        json.WriteString("newestRecord", Day(confidence.NewestRecord));
        json.WriteString("probe", Day(confidence.Probe));
        json.WriteObject("rights", () =>
        {
            foreach (var origin in Enum.GetValues<CarriageOrigin>())
            {
                json.WriteNumber(origin.Key(), confidence.Rights.GetValueOrDefault(origin));
            }
        });
        json.WriteArray("inputs", confidence.Inputs, input =>
        {
            json.WriteString("input", input.Input.Id());
            json.WriteStrings("orInstead", input.OrInstead.Ids());
            json.WriteNumber("waiting", input.Waiting);
            json.WriteNumber("decides", input.Decides);
        });
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
