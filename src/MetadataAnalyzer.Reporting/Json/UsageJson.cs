using System.Globalization;
using System.Text.Json;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary>The key <c>usage</c> of a subject: the rights that it holds against those that the API usage log shows.</summary>
internal static class UsageJson
{
    public static void Write(Utf8JsonWriter json, ObservedUse? use)
    {
        if (use is null)
        {
            json.WriteNull("usage");
            return;
        }

        json.WriteObject("usage", () =>
        {
            json.WriteNumber("days", use.Days.Length);
            json.WriteString("first", use.Days.IsEmpty ? null : Day(use.Days[0]));
            json.WriteString("last", use.Days.IsEmpty ? null : Day(use.Days[^1]));
            json.WriteNumber("neededDays", use.NeededDays);
            json.WriteBoolean("enough", use.CoversEnough);
            json.WriteNumber("requests", use.Requests);
            json.WriteNumber("hiddenRequests", use.HiddenRequests);
            json.WriteArray("rights", use.Rights.Where(right => right.IsDecided), right => WriteRight(json, right));
        });
    }

    private static void WriteRight(Utf8JsonWriter json, RightUse right)
    {
        json.WriteString("kind", AccessKinds.ElementType(right.Kind));
        json.WriteString("name", right.Name);
        json.WriteString("held", right.Held.DescribeAny());
        json.WriteString("used", right.Used.DescribeAny());
        json.WriteString("possible", right.Possible.DescribeAny());
        json.WriteString("neverUsed", right.NeverUsed.DescribeAny());
        json.WriteNumber("requests", right.Requests);
        json.WriteString("first", Day(right.First));
        json.WriteString("last", Day(right.Last));
        json.WriteString("path", right.Location?.Path);
        json.WriteNumberOrNull("row", right.Location?.Line ?? 0);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
