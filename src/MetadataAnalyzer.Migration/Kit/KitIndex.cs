using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary><c>kit.json</c>: the moves of the kit, and the hash of each of its files. Schema version 1; keys are only ever added.</summary>
internal static class KitIndex
{
    public static void Write(MigrationPlan plan, ImmutableArray<KitFile> files, Stream stream) => JsonOutput.Write(stream, json =>
    {
        var org = plan.Result.Org;
        json.WriteHead("1.0", org.Catalogue);
        json.WriteString("asOf", org.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteObject("options", () =>
        {
            json.WriteString("license", plan.Options.BindsPermissionSetLicense ? "psl" : "none");
            json.WriteBoolean("narrow", plan.Options.IsNarrow);
            json.WriteBoolean("includeTestClasses", plan.Options.IncludesTestClasses);
        });
        json.WriteObject("counts", () =>
        {
            foreach (var (key, count) in plan.Counts.ByKey)
            {
                json.WriteNumber(key, count);
            }
        });
        json.WriteArray("subjects", plan.Subjects, subject => WriteSubject(json, subject, KitLayout.FolderOf(subject, org)));
        json.WriteStrings("profiles", plan.NewProfiles.Select(profile => profile.Name));
        json.WriteArray("apps", plan.Apps, app =>
        {
            json.WriteString("type", app.Type);
            json.WriteString("name", app.FullName);
            json.WriteString("path", app.Path);
            json.WriteStrings("profiles", app.Entries.Where(entry => entry.IsProfile).Select(entry => entry.Value));
            json.WriteStrings("permissionSets", app.Entries.Where(entry => !entry.IsProfile).Select(entry => entry.Value));
        });
        WriteFiles(json, files);
    });

    /// <summary>Writes the list of files, which <see cref="Files"/> reads.</summary>
    public static void WriteFiles(Utf8JsonWriter json, ImmutableArray<KitFile> files) => json.WriteArray("files", files, file =>
    {
        json.WriteString("path", file.Path);
        json.WriteNumber("bytes", file.Content.Length);
        json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(file.Content.AsSpan())));
    });

    /// <summary>The files that an index lists; null when the content is no index.</summary>
    public static IReadOnlySet<string>? Files(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var index = JsonDocument.Parse(content);
            return index.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()!)
                .ToHashSet(StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static void WriteSubject(Utf8JsonWriter json, SubjectPlan subject, string folder)
    {
        json.WriteString("kind", subject.Subject.Kind.Id());
        json.WriteString("name", subject.Subject.Name);
        json.WriteString("verdict", VerdictText.Of(subject.Assessed.Verdict).Id);
        json.WriteString("folder", folder);
        json.WriteString("userLicense", subject.UserLicense);
        json.WriteString("profile", subject.Profile.Name);
        json.WriteString("permissionSetLicense", subject.PermissionSetLicense);
        json.WriteArray("permissionSets", subject.Sets, set =>
        {
            json.WriteString("name", set.Name);
            json.WriteBoolean("proven", !set.IsUnproven);
            json.WriteNumber("rights", set.Rights.Length);
        });
        json.WriteArray("remove", subject.Remove, assignment => WriteAssignment(json, assignment));
        json.WriteArray("assign", subject.Assign, assignment => WriteAssignment(json, assignment));
        json.WriteNumber("dropped", subject.Dropped.Length);
    }

    private static void WriteAssignment(Utf8JsonWriter json, PlannedAssignment assignment)
    {
        json.WriteString("type", assignment.Type);
        json.WriteString("name", assignment.Name);
        json.WriteBoolean("proven", !assignment.IsUnproven);
    }
}
