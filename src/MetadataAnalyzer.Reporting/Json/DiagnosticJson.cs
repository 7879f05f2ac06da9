using System.Collections.Immutable;
using System.Text.Json;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary>The key <c>diagnostics</c>.</summary>
internal static class DiagnosticJson
{
    public static void WriteAll(Utf8JsonWriter json, ReportModel model) =>
        json.WriteArray("diagnostics", model.Findings.Select((diagnostic, index) => (diagnostic, index)), entry =>
    {
        Write(json, entry.diagnostic, entry.index);
        if (model.Options.Gate?.Behind(entry.diagnostic) is { IsEmpty: false } behind)
        {
            WriteBehind(json, behind);
        }
    });

    /// <summary>The key <c>also</c>: the other findings about the same element.</summary>
    public static void WriteBehind(Utf8JsonWriter json, ImmutableArray<Diagnostic> behind) => json.WriteArray("also", behind, other =>
    {
        json.WriteString("ruleId", other.Id);
        json.WriteString("impact", other.Impact.Id());
        json.WriteString("message", other.Message);
        json.WriteString("subject", other.Subject?.Name);
        json.WriteString("fingerprint", other.Fingerprint);
    });

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic, int index)
    {
        json.WriteNumber("index", index);
        json.WriteString("ruleId", diagnostic.Id);
        json.WriteString("impact", diagnostic.Impact.Id());
        json.WriteString("severity", diagnostic.Severity.Id());
        json.WriteString("message", diagnostic.Message);
        json.WriteStrings("items", diagnostic.Items);
        json.WriteString("subject", diagnostic.Subject?.Name);
        if (diagnostic.Evidence.Component is { } component)
        {
            json.WriteObject("component", () =>
            {
                json.WriteString("type", component.Type);
                json.WriteString("name", component.Name);
            });
        }
        else
        {
            json.WriteNull("component");
        }

        json.WriteLocation("location", diagnostic.Location);
        json.WriteArray("grantPath", diagnostic.Evidence.Path, json.WriteGrantStep);
        json.WriteString("fingerprint", diagnostic.Fingerprint);
        if (diagnostic.Suppression is { } suppression)
        {
            json.WriteObject("suppression", () =>
            {
                json.WriteString("reason", suppression.Reason);
                json.WriteString("owner", suppression.Owner);
                json.WriteString("expires", suppression.Expires?.ToString("yyyy-MM-dd"));
            });
        }
        else
        {
            json.WriteNull("suppression");
        }

        json.WriteString("baseline", diagnostic.Baseline is { } state ? state.Id() : null);
    }
}
