using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>A permission set or group that is assigned to a user, and in force.</summary>
public sealed record Assignment
{
    /// <summary>Whether a group, rather than a single set, is assigned.</summary>
    public required bool IsGroup { get; init; }

    /// <summary>Full name; the label or the id when the export gives no more.</summary>
    public required string Name { get; init; }

    /// <summary>The record of the assignment.</summary>
    public required Location Location { get; init; }

    /// <summary>The namespace of a managed set or group, or null.</summary>
    public string? Namespace { get; init; }

    /// <summary>The set, when it is in the project.</summary>
    public PermissionSet? PermissionSet { get; init; }

    /// <summary>The group, when it is in the project.</summary>
    public PermissionSetGroup? Group { get; init; }

    /// <summary>The set's row of the permission-sets export.</summary>
    public PermissionSetRow? Row { get; init; }

    /// <summary>Last day the assignment is in force; null for ever.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>Metadata API type of what is assigned.</summary>
    public string TypeName => IsGroup ? MetadataTypes.PermissionSetGroup : MetadataTypes.PermissionSet;

    /// <summary>Caption with the name, for people: <c>permission set group 'Sync'</c>.</summary>
    public string Caption => $"{(IsGroup ? "permission set group" : "permission set")} '{Name}'";

    /// <summary>Whether what is assigned is in the project.</summary>
    public bool IsInProject => PermissionSet is not null || Group is not null;
}

/// <summary>
/// A permission set, group or muting set that gives a subject rights and is not in the project, so that what it grants is unknown.
/// </summary>
/// <param name="Type">Metadata API type name.</param>
/// <param name="Name">Full name, or the best that is known.</param>
/// <param name="Namespace">Its namespace when it is managed; else null.</param>
/// <param name="ReferencedBy">The component or record that names it, for people.</param>
/// <param name="Location">Where it is named.</param>
/// <param name="Row">Its row of the permission-sets export.</param>
/// <param name="Assignment">The assignment it comes by; null when something else names it, such as an app.</param>
public sealed record MissingContainer(
    string Type, string Name, string? Namespace, string ReferencedBy, Location Location, PermissionSetRow? Row,
    Assignment? Assignment = null)
{
    /// <summary>The licence it is bound to, from the export: a user licence's name or a permission set licence's developer name.</summary>
    public string? License { get; init; }

    /// <summary>Obstacles that follow from that licence; the content of the set may add more.</summary>
    public ReassignmentObstacles Obstacles { get; init; }
}

/// <summary>The licence that a permission set is bound to, by its file and by the permission-sets export.</summary>
/// <param name="Name">A user licence's name or a permission set licence's developer name; null when the set is bound to none.</param>
/// <param name="Location">Its place: the element, the record, or the start of a file without one.</param>
/// <param name="Other">The record of the export that contradicts the file; null when they agree or one of them gives none.</param>
/// <param name="OtherName">The licence of that record; null for none.</param>
public sealed record SetLicense(string? Name, Location Location, PermissionSetRow? Other = null, string? OtherName = null)
{
    /// <summary>Whether the file and the export contradict each other.</summary>
    public bool IsContested => Other is not null;
}

/// <summary>
/// Obstacles to assigning a permission set again after the switch. The rights of a set count only when it has no licence or one of the
/// move's: what a set on another licence holds, that licence has to carry.
/// </summary>
[Flags]
public enum ReassignmentObstacles
{
    None = 0,

    /// <summary>The set is bound to a user licence other than <c>Salesforce Integration</c>.</summary>
    OtherUserLicense = 1,

    /// <summary>The set is bound to a permission set licence other than the one for API integration.</summary>
    OtherPermissionSetLicense = 2,

    /// <summary>
    /// The set grants a user permission or object right that the licence is proven not to carry. Whether the subject needs it does not
    /// matter: the platform refuses the set as a whole.
    /// </summary>
    BlockedRight = 4,

    /// <summary>The only blocked rights of the set are muted by its group.</summary>
    MutedBlockedRight = 8,

    /// <summary>A member of the group cannot be assigned.</summary>
    GroupMember = 16,

    /// <summary>The set or group is not in the project, so that what it holds is unknown.</summary>
    NotInProject = 32,

    /// <summary>The set grants a user permission or object right of which it is not known whether the licence carries it.</summary>
    UnknownRight = 64,

    /// <summary>The set is bound to a licence that neither the exports nor the catalogue know.</summary>
    UnknownLicense = 128,

    /// <summary>
    /// The licence of the set is in doubt: its file and the export name different ones, or the user cannot hold the set today, because it
    /// is bound to a user licence that is not the user's.
    /// </summary>
    LicenseInDoubt = 256,
}
