using System.Text.Json;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary>The key <c>gate</c>: the outcome of a check with its counts.</summary>
internal static class GateJson
{
    public static void Write(Utf8JsonWriter json, Gate gate, BaseComparison? comparison) => json.WriteObject("gate", () =>
    {
        json.WriteString("outcome", gate.IsFailing ? "fail" : "pass");
        json.WriteString("failOn", gate.FailOn is { } mildest ? mildest.Id() : "never");
        json.WriteString("minConfidence", gate.MinConfidence.Id());
        json.WriteObject("counts", () =>
        {
            json.WriteNumber("open", gate.Open.Length);
            json.WriteNumber("failing", gate.Failing.Length);
            json.WriteNumber("unchanged", gate.Unchanged.Length);
            json.WriteNumber("inBaseline", gate.InBaseline.Length);
            json.WriteNumber("accepted", gate.Accepted.Length);
            json.WriteNumber("unsure", gate.Unsure.Length);
            json.WriteNumber("staleBaselineEntries", gate.Stale);
        });
        json.WriteStrings("failing", gate.Failing.Select(finding => finding.Fingerprint));
        json.WriteArray("inputs", gate.Inputs, input =>
        {
            json.WriteString("name", input.Name);
            json.WriteStrings("from", input.Origins.Select(origin => origin.Id()));
            json.WriteBoolean("changed", input.Change is not null);
        });
        json.WriteStrings("notices", GateText.Notices(gate));
        if (comparison is null)
        {
            json.WriteNull("comparison");
            return;
        }

        json.WriteObject("comparison", () => WriteComparison(json, comparison));
    });

    /// <summary>The base scenario of the savings before and after the change; null: not priced.</summary>
    private static void WriteComparison(Utf8JsonWriter json, BaseComparison comparison)
    {
        json.WriteString("since", comparison.Name);
        json.WriteString("currency", comparison.After.Currency);
        WriteSide(json, "before", comparison.Before.Base);
        WriteSide(json, "after", comparison.After.Base);
        json.WriteMoney("annualLoss", comparison.AnnualLoss);
    }

    private static void WriteSide(Utf8JsonWriter json, string name, ScenarioSavings side) => json.WriteObject(name, () =>
    {
        json.WriteNumber("subjects", side.Subjects);
        json.WriteNumber("seatsFreed", side.SeatsFreed);
        json.WriteMoney("annual", side.Annual);
    });
}
