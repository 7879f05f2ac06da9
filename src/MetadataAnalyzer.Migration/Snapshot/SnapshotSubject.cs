using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>The properties of a subject that a move may change and a rollback may have to restore.</summary>
internal sealed record SnapshotSubject
{
    /// <summary><c>user</c> or <c>profile</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Record id of the user; null for a profile, or when the export gives none.</summary>
    public required string? Id { get; init; }

    public required string Name { get; init; }

    public required string Label { get; init; }

    public required bool? Active { get; init; }

    public required string? UserLicense { get; init; }

    /// <summary>Full name of the profile; empty when not known.</summary>
    public required string Profile { get; init; }

    public required string? ProfileId { get; init; }

    public required string? UserType { get; init; }

    public required string? Role { get; init; }

    /// <summary>Feature-licence boxes that are ticked.</summary>
    public required ImmutableArray<string> FeatureFlags { get; init; }

    public required string Classification { get; init; }

    public required string Verdict { get; init; }

    public required SnapshotSteps Steps { get; init; }

    public required ImmutableArray<SnapshotAssignment> Assignments { get; init; }

    /// <summary>Whether the exports show every assignment, so that an assignment that is not listed does not exist.</summary>
    public required bool KnowsAssignments { get; init; }

    public required ImmutableArray<string> PermissionSetLicenses { get; init; }

    /// <summary>Whether the exports show every permission set licence of the subject.</summary>
    public required bool KnowsPermissionSetLicenses { get; init; }

    public required ImmutableArray<string> PackageLicenses { get; init; }

    /// <summary>
    /// Profile, permission sets and groups of the subject that are not in the project, so that their rights are not known.
    /// </summary>
    public required ImmutableArray<string> UnknownSources { get; init; }

    /// <summary>The ways by which the subject gets its rights; a right names them by their index.</summary>
    public required ImmutableArray<SnapshotSource> Sources { get; init; }

    /// <summary>Rights by kind and name.</summary>
    public required ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, HeldRight>> EffectiveAccess { get; init; }

    /// <summary>Logins of the window; null when no login history is given or nothing dates it.</summary>
    public required SnapshotLogins? Logins { get; init; }

    /// <summary>A place of the project that names the subject, its profile, role or licence.</summary>
    public required ImmutableArray<SnapshotReference> References { get; init; }

    /// <summary>The planned move; null when none is planned.</summary>
    public required SnapshotPlan? Plan { get; init; }

    /// <summary>Takes the snapshot of one subject, in the same form before the move and after it.</summary>
    /// <param name="assessed">The subject with its verdict.</param>
    /// <param name="org">The org it is of.</param>
    /// <param name="plan">How it moves; null when its move is not planned.</param>
    public static SnapshotSubject Of(AssessedSubject assessed, Org org, SubjectPlan? plan)
    {
        var subject = assessed.Subject;
        var indexes = subject.Access.Sources.Select((source, index) => (source, index))
            .ToDictionary(entry => entry.source, entry => entry.index);
        return new()
        {
            Kind = subject.Kind.Id(),
            Id = subject.Id.IsEmpty ? null : subject.Id.ToLongForm(),
            Name = subject.Name,
            Label = subject.User?.Name ?? subject.Label,
            Active = subject.IsActive,
            UserLicense = subject.UserLicense,
            Profile = subject.ProfileName,
            ProfileId = subject.User is { ProfileId.IsEmpty: false } user ? user.ProfileId.ToLongForm() : null,
            UserType = subject.User?.UserType,
            Role = subject.User?.UserRoleDeveloperName ?? subject.User?.UserRoleName,
            FeatureFlags = subject.User?.FeatureFlags ?? [],
            Classification = assessed.Classification.Class.Id(),
            Verdict = VerdictText.Of(assessed.Verdict).Id,
            Steps = SnapshotSteps.Of(subject, org, indexes),
            Assignments = [.. subject.Access.Assignments.Select(SnapshotAssignment.Of)],
            KnowsAssignments = ShowsAllAssignments(subject, org),
            PermissionSetLicenses = [.. subject.PermissionSetLicenses.Select(license => license.Name)],
            KnowsPermissionSetLicenses = subject.KnowsPermissionSetLicenses,
            PackageLicenses = [.. subject.PackageLicenses.Select(license => license.Name)],
            UnknownSources = [.. MissingSources(subject)],
            Sources = [.. subject.Access.Sources.Select(SnapshotSource.Of)],
            EffectiveAccess = HeldRight.ByKind(
                AccessKinds.ByJsonKey.Values.Select(kind => (kind, subject.Access.Rights(kind).Select(right => (right, right.Rights)))),
                indexes),
            Logins = subject.Logins is { } logins && org.Window is { } window ? SnapshotLogins.Of(logins, window, subject, org) : null,
            References = [.. subject.References.Select(SnapshotReference.Of)],
            Plan = plan is null ? null : SnapshotPlan.Of(plan),
        };
    }

    /// <summary>The ways of a right in words, each once.</summary>
    /// <param name="sources">Indexes into <see cref="Sources"/>.</param>
    public string Ways(ImmutableArray<int> sources) =>
        string.Join(" and ", sources.Select(index => Sources[index].Words).Distinct(StringComparer.Ordinal));

    /// <summary>
    /// Whether every record of the export can be used: an unusable record may assign anything to the user that it names, or to any user.
    /// </summary>
    private static bool ShowsAllAssignments(Subject subject, Org org) => org.Exports.Has(PermissionSetAssignmentRow.Export)
        && !org.Exports.Problems.Any(problem => problem.Export == PermissionSetAssignmentRow.Export
            && (problem.UserKey is not { } key || ReferenceEquals(org.Exports.FindUser(new SalesforceId(key), key), subject.User)));

    private static IEnumerable<string> MissingSources(Subject subject)
    {
        if (subject.Profile is null)
        {
            yield return subject.ProfileName.Length == 0 ? "the profile" : $"profile '{subject.ProfileName}'";
        }

        foreach (var container in subject.Access.MissingContainers.Select(Caption).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal))
        {
            yield return container;
        }
    }

    private static string Caption(MissingContainer container) => container.Type switch
    {
        "PermissionSet" => $"permission set '{container.Name}'",
        "PermissionSetGroup" => $"permission set group '{container.Name}'",
        _ => $"muting permission set '{container.Name}'",
    };
}

/// <summary>An assigned permission set or group.</summary>
internal sealed record SnapshotAssignment(
    string Type, string Name, string? Namespace, string? Label, string? License, string? Expires, bool InProject,
        ImmutableArray<string> Members, SnapshotPlace Place)
{
    /// <summary>Kind and name in words.</summary>
    [JsonIgnore]
    public string Caption => $"{(Type == "PermissionSetGroup" ? "permission set group" : "permission set")} '{Name}'";

    public static SnapshotAssignment Of(Assignment assignment) => new(
        assignment.TypeName,
        assignment.Name,
        assignment.Namespace,
        assignment.PermissionSet?.Label ?? assignment.Group?.Label ?? assignment.Row?.Label,
        assignment.PermissionSet?.License ?? assignment.Row?.LicenseName,
        SnapshotDocument.Day(assignment.Expires),
        assignment.IsInProject,
        [.. (assignment.Group?.PermissionSets ?? []).Select(member => member.Name).Order(StringComparer.Ordinal)],
        SnapshotPlace.Of(assignment.Location));
}

/// <summary>A place of the project that names the subject, its profile, role or licence.</summary>
internal sealed record SnapshotReference(
    string ComponentType, string ComponentName, string Target, string Form, string Value, string Expression, string Comparison, string Text,
        SnapshotPlace Place)
{
    public static SnapshotReference Of(Reference reference) => new(
        reference.ComponentType,
        reference.ComponentName,
        reference.Target.Key(),
        reference.Form.Key(),
        reference.Value,
        reference.Expression,
        reference.Comparison.Key(),
        reference.Text,
        SnapshotPlace.Of(reference.Location));
}
