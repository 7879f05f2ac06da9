using System.Collections.Immutable;
using System.Text.Json;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
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

/// <summary><c>inventory.json</c>: the components found, the files not understood, and what is missing for a complete answer.</summary>
public static class InventoryJsonWriter
{
    /// <param name="org">The project and its exports.</param>
    /// <param name="stream">Receives the file; left open.</param>
    public static void Write(Org org, Stream stream) => JsonOutput.Write(stream, json =>
    {
        json.WriteArray("components", org.Project.Components, component =>
        {
            json.WriteString("type", component.Type);
            json.WriteString("fullName", component.FullName);
            json.WriteString("path", component.Path);
            json.WriteString("packageDirectory", component.PackageDirectory);
        });
        json.WriteStrings("unknown", org.Project.UnknownFiles);
        json.WriteUnreadable(org.Project);
        json.WriteArray("missing", AbsentComponent.Find(org), missing =>
        {
            json.WriteString("type", missing.Type);
            json.WriteString("fullName", missing.FullName);
            json.WriteString("referencedBy", missing.ReferencedBy);
        });
        if (org.Project.Profiles.Any(profile => profile.IsUnited))
        {
            json.WriteArray("unitedProfiles", org.Project.Profiles.Where(profile => profile.IsUnited), profile =>
            {
                json.WriteString("fullName", profile.FullName);
                json.WriteStrings("parts", profile.Files);
            });
        }

        ImmutableArray<Signal> gaps = [.. EvidenceSignals.OfExports(org).Where(signal => signal.State != SignalState.Present)];
        if (!gaps.IsEmpty)
        {
            json.WriteArray("exports", gaps, json.WriteSignal);
        }

        if (org.Capabilities.Facts is { Count: > 0 } facts)
        {
            json.WriteObject("facts", () =>
            {
                json.WriteNumber("rights", facts.Count);
                json.WriteNumber("orgs", facts.Orgs.Count);
            });
        }
    });
}
