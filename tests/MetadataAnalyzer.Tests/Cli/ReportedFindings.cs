using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>What a check reports as new, read from what a format says: the places, one for each finding.</summary>
internal static partial class ReportedFindings
{
    public static List<string> New(string format, string output)
    {
        switch (format)
        {
            case "text":
                return [.. TextLine().Matches(output).Select(match => match.Groups["place"].Value)];
            case "markdown":
                // What the check says ends before the state of the whole org.
                return [.. MarkdownItem().Matches(output[..output.IndexOf("for the move**", StringComparison.Ordinal)])
                    .Select(match => match.Groups["place"].Value)];
            case "github":
                return [.. Annotation().Matches(output)
                    .Select(
                        match =>
                            $"{WithoutFolder(match.Groups["path"].Value)}:{match.Groups["line"].Value}:{match.Groups["column"].Value}")];
            case "junit":
                return [.. XDocument.Parse(output).Descendants("testcase").SelectMany(test => test.Value.Split('\n'))
                    .Select(line => JUnitLine().Match(line)).Where(match => match.Success).Select(match => match.Groups["place"].Value)];
            default:
                using (var json = JsonDocument.Parse(output))
                {
                    return [.. (format == "json" ? OfAssessment(json.RootElement) : OfSarif(json.RootElement))];
                }
        }
    }

    /// <summary>GitLab compares two reports itself: fingerprints and lines.</summary>
    public static Dictionary<string, string> OfGitLab(string output)
    {
        using var json = JsonDocument.Parse(output);
        return json.RootElement.EnumerateArray().ToDictionary(
            entry => entry.GetProperty("fingerprint").GetString()!,
            entry => PlaceOf(entry.GetProperty("location")),
            StringComparer.Ordinal);
    }

    private static IEnumerable<string> OfAssessment(JsonElement assessment) =>
        from finding in assessment.GetProperty("diagnostics").EnumerateArray()
        where finding.GetProperty("baseline").GetString() == "new"
        let place = finding.GetProperty("location")
        select $"{place.GetProperty("path").GetString()}:{place.GetProperty("line").GetInt32()}:{place.GetProperty("column").GetInt32()}";

    private static IEnumerable<string> OfSarif(JsonElement sarif) =>
        from result in sarif.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
        where result.GetProperty("baselineState").GetString() == "new"
        let place = result.GetProperty("locations")[0].GetProperty("physicalLocation")
        let region = place.GetProperty("region")
        let uri = place.GetProperty("artifactLocation").GetProperty("uri").GetString()
        select string.Create(
            CultureInfo.InvariantCulture,
            $"{uri}:{region.GetProperty("startLine").GetInt32()}:{region.GetProperty("startColumn").GetInt32()}");

    private static string PlaceOf(JsonElement location) =>
        $"{WithoutFolder(location.GetProperty("path").GetString()!)}:{location.GetProperty("lines").GetProperty("begin").GetInt32()}";

    private static string WithoutFolder(string path) => path.StartsWith("crm/", StringComparison.Ordinal) ? path["crm/".Length..] : path;

    [GeneratedRegex(
        @"^(?<place>\S.*?): (Blocker|Change|Verify|Note) [A-Z]+[0-9]{4}: ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TextLine();

    [GeneratedRegex(
        @"^- \*\*(Blocker|Change|Verify|Note)\*\* [A-Z]+[0-9]{4}: .*<br>`(?<place>[^`]*)`$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex MarkdownItem();

    [GeneratedRegex(
        @"^::(error|warning|notice) file=(?<path>[^,]*),line=(?<line>[0-9]+),col=(?<column>[0-9]+),",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Annotation();

    [GeneratedRegex(
        @"^(Blocker|Change|Verify|Note): (?!unchanged: |in the baseline: |accepted ).*\((?<place>[^()]*:[0-9]+:[0-9]+)\)( \[.*\])?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex JUnitLine();
}
