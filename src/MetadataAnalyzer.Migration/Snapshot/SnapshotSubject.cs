using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>Everything about one subject that a move may change and that somebody may have to put back.</summary>
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

    /// <summary>Full name of the profile; empty when nothing is known.</summary>
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

    /// <summary>Whether the exports show every assignment, so that one that is not listed is not there.</summary>
    public required bool KnowsAssignments { get; init; }

    public required ImmutableArray<string> PermissionSetLicenses { get; init; }

    /// <summary>Whether the exports show every permission set licence, so that one that is not listed is not held.</summary>
    public required bool KnowsPermissionSetLicenses { get; init; }

    public required ImmutableArray<string> PackageLicenses { get; init; }

    /// <summary>What reaches the subject and is not in the project, so that what it grants is not known.</summary>
    public required ImmutableArray<string> UnknownSources { get; init; }

    /// <summary>The ways by which rights reach the subject; a right names them by their index.</summary>
    public required ImmutableArray<SnapshotSource> Sources { get; init; }

    /// <summary>Rights by kind and name.</summary>
    public required ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, HeldRight>> EffectiveAccess { get; init; }

    /// <summary>Logins of the window; null when no login history is given or nothing dates it.</summary>
    public required SnapshotLogins? Logins { get; init; }

    /// <summary>Where the project names the subject, its profile, role or licence.</summary>
    public required ImmutableArray<SnapshotReference> References { get; init; }

    /// <summary>What the move would do; null for who does not move.</summary>
    public required SnapshotPlan? Plan { get; init; }
}

/// <summary>A permission set or group that is assigned.</summary>
internal sealed record SnapshotAssignment(
    string Type, string Name, string? Namespace, string? Label, string? License, string? Expires, bool InProject, ImmutableArray<string> Members, SnapshotPlace Place);

/// <summary>One way from the subject to a container of rights.</summary>
internal sealed record SnapshotSource(string Type, string Name, ImmutableArray<SnapshotStep> Steps)
{
    /// <summary>The way in words, without the user: <c>permission set group 'A' → permission set 'B'</c>.</summary>
    [JsonIgnore]
    public string Words => string.Join(" → ", Steps.Where(step => step.Type != "User").Select(step => $"{NameOf(step.Type)} '{step.Name}'"));

    private static string NameOf(string type) => type switch
    {
        "Profile" => "profile",
        "PermissionSet" => "permission set",
        "PermissionSetGroup" => "permission set group",
        _ => type,
    };
}

/// <summary>One step of such a way, and what proves it.</summary>
internal sealed record SnapshotStep(string Type, string Name, SnapshotPlace Place);

/// <summary>A right the subject holds, and by which of its sources.</summary>
/// <param name="Rights">Union of what the sources give.</param>
/// <param name="Sources">Indexes into <see cref="SnapshotSubject.Sources"/>.</param>
[JsonConverter(typeof(HeldRightConverter))]
internal sealed record HeldRight(AccessRights Rights, ImmutableArray<int> Sources);

/// <summary>How the subject signs in. Failed attempts are not counted, except among the uses.</summary>
internal sealed record SnapshotLogins(
    string From,
    string To,
    long UserInterface,
    long Api,
    long Other,
    string? First,
    string? Last,
    ImmutableArray<string> Flows,
    ImmutableArray<string> Applications,
    ImmutableArray<SnapshotAddress> Addresses,
    bool AddressesAreCut,
    ImmutableArray<SnapshotLogin> Uses);

/// <summary>An address signed in from.</summary>
internal sealed record SnapshotAddress(string Address, string First, string Last);

/// <summary>One way to sign in; whether the attempts got in is null when their status does not say.</summary>
internal sealed record SnapshotLogin(string Type, string SubType, string Application, bool? Successful, long Count, string First, string Last);

/// <summary>Where the project names the subject, its profile, role or licence.</summary>
internal sealed record SnapshotReference(
    string ComponentType, string ComponentName, string Target, string Form, string Value, string Expression, string Comparison, string Text, SnapshotPlace Place);
