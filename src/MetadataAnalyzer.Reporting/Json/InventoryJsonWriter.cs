using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary><c>inventory.json</c>: what was found, what was not understood, and what is missing for a complete answer.</summary>
public static class InventoryJsonWriter
{
    /// <param name="org">The project and its exports.</param>
    /// <param name="stream">Where to; left open.</param>
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
    });
}
