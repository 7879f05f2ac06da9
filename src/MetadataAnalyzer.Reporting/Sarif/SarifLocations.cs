using System.Text.Json;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Reporting.Json;

namespace MetadataAnalyzer.Reporting.Sarif;

/// <summary>Places as SARIF has them: a relative, percent-encoded URI below a root that is never spelled out, and a region that starts at line 1 or later.</summary>
internal static class SarifLocations
{
    /// <summary>Name of the root.</summary>
    public const string Root = "SRCROOT";

    /// <summary>The key <c>physicalLocation</c>. A record of an export is its line.</summary>
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
    public static void WriteLogical(Utf8JsonWriter json, string type, string name) => json.WriteArray("logicalLocations", [(type, name)], component =>
    {
        json.WriteString("name", component.name);
        json.WriteString("fullyQualifiedName", $"{component.type}/{component.name}");
        json.WriteString("kind", component.type);
    });

    /// <summary>A path as a URI relative to the root: each segment is encoded by itself.</summary>
    public static string UriOf(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
