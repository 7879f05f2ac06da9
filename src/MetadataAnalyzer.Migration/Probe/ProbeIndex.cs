using System.Collections.Immutable;
using System.Text.Json;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Reporting.Json;

namespace MetadataAnalyzer.Migration.Probe;

/// <summary>
/// <c>probe-index.json</c>: the question of each set, and the hash of each file. Schema version 1; keys are only ever added.
/// </summary>
internal static class ProbeIndex
{
    public static void Write(LicenseCatalogue catalogue, ImmutableArray<ProbeSet> sets, ImmutableArray<KitFile> files, Stream stream) =>
        JsonOutput.Write(stream, json =>
        {
            json.WriteHead("1.0", catalogue);
            json.WriteString("permissionSetLicense", catalogue.StandardNames.PermissionSetLicense);
            json.WriteArray("sets", sets, set =>
            {
                json.WriteNumber("number", set.Number);
                json.WriteString("name", set.Name);
                json.WriteString("sha256", set.Sha256);
                json.WriteObject("asks", () => WriteRight(json, set.Asks));
                json.WriteArray("holds", set.Holds, right => WriteRight(json, right));
            });
            KitIndex.WriteFiles(json, files);
        });

    private static void WriteRight(Utf8JsonWriter json, ProbeRight right)
    {
        json.WriteString("kind", right.Kind.Id());
        json.WriteString("name", right.Name);
        json.WriteStrings("rights", right.Rights.Ids());
    }
}
