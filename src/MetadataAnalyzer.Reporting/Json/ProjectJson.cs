using System.Text.Json;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary>The key <c>project</c>.</summary>
internal static class ProjectJson
{
    public static void Write(Utf8JsonWriter json, MetadataProject project) => json.WriteObject("project", () =>
    {
        json.WriteString("format", project.Format.Id());
        json.WriteStrings("packageDirectories", project.PackageDirectories);
        json.WriteString("apiVersion", project.ApiVersion);
        json.WriteObject("components", () =>
        {
            foreach (var (type, count) in ProjectCounts.Components(project))
            {
                json.WriteNumber(type, count);
            }
        });
        json.WriteNumber("files", project.FileCount);
        json.WriteNumber("bytes", project.ByteCount);
        json.WriteUnreadable(project);
        json.WriteObject("unknownTypes", () =>
        {
            foreach (var (suffix, count) in ProjectCounts.UnknownSuffixes(project))
            {
                json.WriteNumber(suffix, count);
            }
        });
    });
}
