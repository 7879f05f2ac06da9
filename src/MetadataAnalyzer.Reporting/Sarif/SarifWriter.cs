using System.Collections.Immutable;
using System.Text.Json;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Sarif;

/// <summary>
/// <c>assessment.sarif</c>, SARIF 2.1.0: one run with every rule and every finding, worst first, within the limits of what code scanning
/// services take.
/// </summary>
internal static class SarifWriter
{
    /// <summary>Most results of one run; of more, the least severe are left out and a notification says how many.</summary>
    internal const int MostResults = 25_000;

    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    public static void Write(ReportModel model, Stream stream) => JsonOutput.Write(stream, json =>
    {
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteArray("runs", [model], run => WriteRun(json, run));
    });

    private static void WriteRun(Utf8JsonWriter json, ReportModel model)
    {
        var rules = model.Rules;
        ImmutableArray<Diagnostic> worstFirst = [.. model.Findings.OrderBy(diagnostic => diagnostic.Severity).ThenBy(diagnostic => diagnostic.Impact).Take(MostResults)];
        SarifDriver.Write(json, rules, model.Result.RuleOrigins, model.Result.Org.Catalogue.Version);

        // The category under which a service keeps the alerts of this tool apart from those of others.
        json.WriteObject("automationDetails", () => json.WriteString("id", $"{ToolInfo.Command}/"));
        SarifInvocation.Write(json, model, left: model.Findings.Length - worstFirst.Length);
        json.WriteObject("originalUriBaseIds", () => json.WriteObject(SarifLocations.Root, () =>
            json.WriteObject("description", () => json.WriteString("text", "The root of the retrieved project; org-data/ stands for the folder of the exports."))));
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteObject("properties", () => WriteFigures(json, model));
        SarifResults.Write(json, worstFirst, rules, model);
    }

    private static void WriteFigures(Utf8JsonWriter json, ReportModel model)
    {
        var (result, savings) = (model.Result, model.Savings);
        json.WriteString("asOf", result.Org.AsOf?.ToString("yyyy-MM-dd"));
        json.WriteObject("verdicts", () =>
        {
            foreach (var text in VerdictText.All)
            {
                json.WriteNumber(text.Id, result.Subjects.Count(subject => subject.Verdict == text.Verdict));
            }
        });
        json.WriteString("currency", savings.Currency);
        json.WriteObject("annualSaving", () =>
        {
            foreach (var (scenario, figures) in savings.Scenarios)
            {
                json.WriteMoney(scenario.Id(), figures.Annual);
            }
        });
        json.WriteObject("seatsFreed", () =>
        {
            foreach (var (scenario, figures) in savings.Scenarios)
            {
                json.WriteNumber(scenario.Id(), figures.SeatsFreed);
            }
        });
    }
}
