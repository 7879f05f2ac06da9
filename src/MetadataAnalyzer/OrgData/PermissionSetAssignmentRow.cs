using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>A record of <c>permission-set-assignments</c>: a user holds a permission set, or a group by way of the set behind it.</summary>
/// <param name="Location">The record.</param>
/// <param name="AssigneeId">The user; empty when the export names users only.</param>
/// <param name="AssigneeUsername">From <c>Assignee.Username</c>.</param>
/// <param name="PermissionSetId">The permission set; for a group, the set behind it.</param>
/// <param name="PermissionSetName">From <c>PermissionSet.Name</c>, without namespace.</param>
/// <param name="PermissionSetLabel">From <c>PermissionSet.Label</c>.</param>
/// <param name="NamespacePrefix">From <c>PermissionSet.NamespacePrefix</c>.</param>
/// <param name="IsOwnedByProfile">From <c>PermissionSet.IsOwnedByProfile</c>: the user's own profile, not an assignment that anyone made.</param>
/// <param name="PermissionSetGroupId">The group, when a group is assigned.</param>
/// <param name="GroupName">From <c>PermissionSetGroup.DeveloperName</c>, without namespace.</param>
/// <param name="GroupLabel">From <c>PermissionSetGroup.MasterLabel</c>.</param>
/// <param name="GroupNamespacePrefix">From <c>PermissionSetGroup.NamespacePrefix</c>.</param>
/// <param name="ExpirationDate">When the assignment ends by itself.</param>
public sealed record PermissionSetAssignmentRow(
    Location Location,
    SalesforceId AssigneeId,
    string? AssigneeUsername,
    SalesforceId PermissionSetId,
    string? PermissionSetName,
    string? PermissionSetLabel,
    string? NamespacePrefix,
    bool? IsOwnedByProfile,
    SalesforceId PermissionSetGroupId,
    string? GroupName,
    string? GroupLabel,
    string? GroupNamespacePrefix,
    DateTimeOffset? ExpirationDate)
{
    /// <summary>Whether a permission set group is assigned.</summary>
    public bool IsGroup => !PermissionSetGroupId.IsEmpty || GroupName is not null;

    /// <summary>The permission set's name in the metadata, when the export gives its name.</summary>
    public string? PermissionSetFullName => Qualified(NamespacePrefix, PermissionSetName);

    /// <summary>The group's name in the metadata, when the export gives its name.</summary>
    public string? GroupFullName => Qualified(GroupNamespacePrefix, GroupName);

    private static string? Qualified(string? prefix, string? name) => prefix is null || name is null ? name : $"{prefix}__{name}";
}
