using System.Text.Json;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Sarif;

/// <summary>The key <c>invocations</c>: what the run could not read, what evidence it did without, and what did not fit into the file.</summary>
internal static class SarifInvocation
{
    /// <param name="json">Where to.</param>
    /// <param name="model">What to report.</param>
    /// <param name="left">Findings that are not in the file.</param>
    public static void Write(Utf8JsonWriter json, ReportModel model, int left) => json.WriteArray("invocations", [model.Result], result =>
    {
        // A run that got as far as writing this file ended; what it could not see are notifications.
        json.WriteBoolean("executionSuccessful", true);
        json.WriteArray(
            "toolExecutionNotifications",
            (model.Options.Gate is { } gate ? GateText.Notices(gate) : []).Select(notice => ("note", notice, (Location?)null))
                .Concat(result.Org.Project.Unreadable.Select(file => ("error", $"cannot be read: {file.Message}", (Location?)file.Location)))
                .Concat(result.Org.Exports.Problems.Select(problem => ("error", $"cannot be read in full: {problem.Message}", (Location?)problem.Location)))
                .Concat(result.Signals.Where(signal => signal.State != SignalState.Present).Select(signal => (signal.State == SignalState.Missing ? "warning" : "note", TextOf(signal), (Location?)null)))
                .Concat(left == 0 ? [] : [("warning", $"{Words.Count(left, "finding")} of the least severe are not in this file, which holds {SarifWriter.MostResults} at most; assessment.json has them all", (Location?)null)]),
            notification => WriteNotification(json, notification.Item1, notification.Item2, notification.Item3));
    });

    private static string TextOf(Signal signal) =>
        $"evidence '{signal.Name}' is {(signal.State == SignalState.Missing ? "missing" : "in part")}: {string.Join("; ", new[] { signal.Detail, signal.Effect }.Where(text => text.Length > 0))}";

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
