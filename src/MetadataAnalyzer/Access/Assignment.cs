using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
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

    /// <summary>What the permission-sets export says of the set.</summary>
    public PermissionSetRow? Row { get; init; }

    /// <summary>Last day the assignment is in force; null for ever.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>Metadata API type of what is assigned.</summary>
    public string TypeName => IsGroup ? "PermissionSetGroup" : "PermissionSet";

    /// <summary>What people call it, with its name: <c>permission set group 'Sync'</c>.</summary>
    public string Caption => $"{(IsGroup ? "permission set group" : "permission set")} '{Name}'";

    /// <summary>Whether what is assigned is in the project.</summary>
    public bool IsInProject => PermissionSet is not null || Group is not null;
}
