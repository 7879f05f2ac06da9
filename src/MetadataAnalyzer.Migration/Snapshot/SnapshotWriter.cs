using System.Collections.Immutable;
using System.Text.Json;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Json;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>
/// <c>snapshot.json</c>: the facts of the six steps, which the move changes. It is written subject by subject, so memory does not grow with
/// its size. Its last key is a hash over all keys before it.
/// </summary>
public static class SnapshotWriter
{
    /// <summary>Version of the contract; keys are only ever added within the first number.</summary>
    public const string SchemaVersion = "1.0";

    /// <summary>The last key of the file.</summary>
    internal const string HashKey = "contentHash";

    /// <param name="plan">The plan of all candidates, with the assessment it rests on.</param>
    /// <param name="inputs">Hashes of the input files.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(MigrationPlan plan, ImmutableArray<InputHash> inputs, Stream stream)
    {
        using var hash = new ContentHash();
        var hashed = new HashedStream(stream, hash);
        using (var json = new Utf8JsonWriter(hashed, SnapshotJson.Layout))
        {
            json.WriteStartObject();
            Head(json, plan.Result, inputs);
            Containers(json, [.. MoveScope.Kept(plan.Result).Select(subject => subject.Subject)]);
            var plans = plan.Subjects.ToDictionary(subject => subject.Assessed);
            json.WriteStartArray("subjects");
            foreach (var subject in MoveScope.Kept(plan.Result))
            {
                JsonSerializer.Serialize(json, SnapshotSubject.Of(subject, plan.Result.Org, plans.GetValueOrDefault(subject)),
                    SnapshotJson.Default.SnapshotSubject);
                json.Flush();
            }

            json.WriteEndArray();
            json.Flush();
            hash.Append("}"u8);
            json.WriteString(HashKey, hash.Finish());
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Head(Utf8JsonWriter json, AssessmentResult result, ImmutableArray<InputHash> inputs)
    {
        var (org, project) = (result.Org, result.Org.Project);
        var seats = IntegrationSeats.Of(org, result.Edition);
        var head = SnapshotJson.Default;
        json.WriteString("schemaVersion", SchemaVersion);
        Part(json, "tool", new SnapshotTool(ToolInfo.Name, ToolInfo.Version, org.Catalogue.Version), head.SnapshotTool);
        json.WriteString("asOf", SnapshotDocument.Day(org.AsOf));
        Part(
            json, "project",
            new SnapshotProject(project.Format.Id(), project.ApiVersion, project.PackageDirectories, project.Components.Length,
                [.. project.Unreadable.Select(file => file.Location.IsNone ? file.FullName : file.Location.Path)]),
            head.SnapshotProject);
        Part(json, "inputs", [.. inputs.Select(input => new SnapshotInput(input.Name, input.Sha256))], head.ImmutableArraySnapshotInput);
        Part(json, "exports", [.. org.Exports.States.Select(State)], head.ImmutableArraySnapshotExport);
        Part(
            json, "seats",
            new SnapshotSeats(
                Seat(seats.UserLicense),
                Seat(seats.PermissionSetLicense),
                [.. org.Exports.UserLicenses.Select(row => new SnapshotSeat(row.Name, row.TotalLicenses, row.UsedLicenses))
                    .OrderBy(seat => seat.Name, StringComparer.Ordinal)],
                [.. org.Exports.PermissionSetLicenses.Select(row => new SnapshotSeat(row.DeveloperName, row.TotalLicenses,
                    row.UsedLicenses)).OrderBy(seat => seat.Name, StringComparer.Ordinal)]),
            head.SnapshotSeats);
    }

    /// <summary>
    /// The containers that reach a subject, each once, with all their grants and lines: the rights that a rollback restores.
    /// </summary>
    private static void Containers(Utf8JsonWriter json, IReadOnlyList<Subject> subjects)
    {
        var containers = subjects.SelectMany(subject => subject.Access.Sources).Select(source => source.Container).Distinct()
            .OrderBy(container => container.TypeName, StringComparer.Ordinal)
                .ThenBy(container => container.FullName, StringComparer.Ordinal);
        json.WriteArray("containers", containers, container =>
        {
            json.WriteString("type", container.TypeName);
            json.WriteString("name", container.FullName);
            json.WriteString("label", container.Label);
            json.WriteString("license", container is PermissionSet set ? set.License : (container as Profile)?.UserLicense);
            json.WriteStrings("files", container.Files);
            json.WriteStrings("sections", container.Sections.Keys);
            json.WriteObject("grants", () =>
            {
                foreach (var kind in AccessKinds.ByJsonKey.Values)
                {
                    json.WriteObject(AccessKinds.JsonKey(kind), () => Grants(json, container.Grants(kind)));
                    json.Flush();
                }
            });
        });
    }

    /// <summary>The grants of a kind. A grant that the file repeats is written once, with the union of its rights.</summary>
    private static void Grants(Utf8JsonWriter json, ImmutableArray<AccessGrant> grants)
    {
        foreach (var group in grants.GroupBy(grant => grant.Name, StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(group.Key);
            HeldRightConverter.Write(json, new(group.Aggregate(AccessRights.None, (rights, grant) => rights | grant.Rights), []),
                group.First().Line);
        }
    }

    private static SnapshotExport State(OrgExportState state) => new(
        state.Export.Name, state.Presence.Id(), (int)state.Rows);

    private static SnapshotSeat Seat(LicenseSeats seats) => new(seats.License, seats.Total, seats.Used);

    private static void Part<T>(Utf8JsonWriter json, string name, T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, type);
    }
}
