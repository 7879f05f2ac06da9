namespace MetadataAnalyzer.Reporting.Redacting;

/// <summary>Fields of the formats whose values are words of the tool or of the format, never names: a profile called <c>Integration</c> changes no <c>classification</c>.</summary>
internal static class OwnFields
{
    private static readonly HashSet<string> Names = new(
        [
            "schemaVersion", "version", "semanticVersion", "catalogueVersion", "asOf", "format", "apiVersion", "kind", "classification", "verdict", "confidenceInVerdict", "ruleId", "impact", "impacts",
            "severity", "level", "type", "state", "seat", "outlook", "obstacles", "signal", "origin", "day", "baseline", "baselineState", "precision", "security-severity", "tags", "step", "currency", "$schema",
            "userLicense", "componentType", "helpUri", "informationUri", "columnKind", "encoding", "startTimeUtc", "endTimeUtc", "renewalDate", "expires", "classifications", "active", "confidence", "unit", "scenario",
            "start", "end", "index", "line", "column", "row", "tests", "failures", "errors", "skipped", "time", "xmlns", "rule", "check_name",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string field) => Names.Contains(field);
}
