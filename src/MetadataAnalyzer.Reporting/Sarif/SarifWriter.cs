using System.Collections.Immutable;
using System.Text.Json;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Sarif;

/// <summary>
/// <c>assessment.sarif</c>, SARIF 2.1.0: one run with every rule and every finding, worst first, within the limits of code scanning
/// services.
/// </summary>
internal static class SarifWriter
{
    /// <summary>Most results of one run; the least severe beyond it are left out and counted in a notification.</summary>
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
        ImmutableArray<Diagnostic> worstFirst =
            [.. model.Findings.OrderBy(diagnostic => diagnostic.Severity).ThenBy(diagnostic => diagnostic.Impact).Take(MostResults)];
        SarifDriver.Write(json, rules, model.Result.RuleOrigins, model.Result.Org.Catalogue.Version);

        // The category that separates the alerts of this tool from those of others.
        json.WriteObject("automationDetails", () => json.WriteString("id", $"{ToolInfo.Command}/"));
        SarifInvocation.Write(json, model, left: model.Findings.Length - worstFirst.Length);
        json.WriteObject("originalUriBaseIds", () => json.WriteObject(SarifLocations.Root, () =>
            json.WriteObject("description",
                () => json.WriteString("text", "The root of the retrieved project; org-data/ is the folder of the exports."))));
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

/// <summary>The key <c>invocations</c>: files not read, missing evidence, and results that did not fit into the file.</summary>
internal static class SarifInvocation
{
    /// <param name="json">Receives the output.</param>
    /// <param name="model">The report.</param>
    /// <param name="left">Findings that are not in the file.</param>
    public static void Write(Utf8JsonWriter json, ReportModel model, int left) => json.WriteArray("invocations", [model.Result], result =>
    {
        // True whenever this file is written; what the run could not read is a notification.
        json.WriteBoolean("executionSuccessful", true);
        json.WriteArray(
            "toolExecutionNotifications",
            (model.Options.Gate is { } gate ? GateText.Notices(gate) : []).Select(notice => ("note", notice, (Location?)null))
                .Concat(result.Org.Project.Unreadable.Select(file => ("error", $"cannot be read: {file.Message}",
                    (Location?)file.Location)))
                .Concat(result.Org.Exports.Problems.Select(problem => ("error", $"cannot be read in full: {problem.Message}",
                    (Location?)problem.Location)))
                .Concat(result.Signals.Where(signal => signal.State != SignalState.Present)
                    .Select(signal => (signal.State == SignalState.Missing ? "warning" : "note", TextOf(signal), (Location?)null)))
                .Concat(left == 0 ? [] : [("warning", $"{Words.Count(left, "finding")} of the least severe are not in this file, which "
                    + $"holds {SarifWriter.MostResults} at most; assessment.json has them all", (Location?)null)]),
            notification => WriteNotification(json, notification.Item1, notification.Item2, notification.Item3));
    });

    private static string TextOf(Signal signal) =>
        $"evidence '{signal.Name}' is {(signal.State == SignalState.Missing ? "missing" : "in part")}: "
            + $"{string.Join("; ", new[] { signal.Detail, signal.Effect }.Where(text => text.Length > 0))}";

    private static void WriteNotification(Utf8JsonWriter json, string level, string text, Location? location)
    {
        json.WriteString("level", level);
        json.WriteObject("message", () => json.WriteString("text", text));
        if (location is { IsNone: false } place)
        {
            json.WriteArray("locations", [place], found => SarifLocations.WritePhysical(json, found));
        }
    }
}

/// <summary>
/// Places in SARIF: a relative, percent-encoded URI below a named root without a path, and a region that starts at line 1 or later.
/// </summary>
internal static class SarifLocations
{
    /// <summary>Name of the root.</summary>
    public const string Root = "SRCROOT";

    /// <summary>The key <c>physicalLocation</c>. For a record of an export, the line is its row.</summary>
    public static void WritePhysical(Utf8JsonWriter json, Location location) => json.WriteObject("physicalLocation", () =>
    {
        json.WriteObject("artifactLocation", () =>
        {
            json.WriteString("uri", UriOf(location.Path));
            json.WriteString("uriBaseId", Root);
        });
        json.WriteObject("region", () =>
        {
            json.WriteNumber("startLine", location.Line);
            if (!location.IsRecord)
            {
                json.WriteNumber("startColumn", location.Column);
            }
        });
    });

    /// <summary>The key <c>logicalLocations</c> with one component: <c>PermissionSet/Sync</c>.</summary>
    public static void WriteLogical(Utf8JsonWriter json, string type, string name) =>
        json.WriteArray("logicalLocations", [(type, name)], component =>
    {
        json.WriteString("name", component.name);
        json.WriteString("fullyQualifiedName", $"{component.type}/{component.name}");
        json.WriteString("kind", component.type);
    });

    /// <summary>A path as a URI relative to the root: each segment is encoded by itself.</summary>
    public static string UriOf(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
