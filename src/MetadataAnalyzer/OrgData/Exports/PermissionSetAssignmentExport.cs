using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>A record of <c>permission-set-assignments</c>: a user holds a permission set, or a group by way of the set behind it.</summary>
/// <param name="Location">The record.</param>
/// <param name="AssigneeId">The user; empty when the export names users only.</param>
/// <param name="AssigneeUsername">From <c>Assignee.Username</c>.</param>
/// <param name="PermissionSetId">The permission set; for a group, the set behind it.</param>
/// <param name="PermissionSetName">From <c>PermissionSet.Name</c>, without namespace.</param>
/// <param name="PermissionSetLabel">From <c>PermissionSet.Label</c>.</param>
/// <param name="NamespacePrefix">From <c>PermissionSet.NamespacePrefix</c>.</param>
/// <param name="IsOwnedByProfile">
/// From <c>PermissionSet.IsOwnedByProfile</c>: the set of the user's own profile, which is no assignment.
/// </param>
/// <param name="PermissionSetGroupId">The group, when a group is assigned.</param>
/// <param name="GroupName">From <c>PermissionSetGroup.DeveloperName</c>, without namespace.</param>
/// <param name="GroupLabel">From <c>PermissionSetGroup.MasterLabel</c>.</param>
/// <param name="GroupNamespacePrefix">From <c>PermissionSetGroup.NamespacePrefix</c>.</param>
/// <param name="ExpirationDate">The end of the assignment.</param>
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
    /// <summary><c>permission-set-assignments</c>: PermissionSetAssignment.</summary>
    public static RowExport<PermissionSetAssignmentRow> Export { get; } = new(Read)
    {
        Name = "permission-set-assignments",
        Soql = "SELECT Id, AssigneeId, Assignee.Username, PermissionSetId, PermissionSet.Name, PermissionSet.Label, "
            + "PermissionSet.NamespacePrefix, PermissionSet.IsOwnedByProfile, PermissionSetGroupId, PermissionSetGroup.DeveloperName, "
            + "PermissionSetGroup.MasterLabel, PermissionSetGroup.NamespacePrefix, ExpirationDate FROM PermissionSetAssignment "
            + "WHERE PermissionSet.IsOwnedByProfile = false",
        Settles = "which permission sets and groups each user holds",
        WithoutIt = "permission sets of the users are unknown",
        Note = OrgExport.CliLimit,
        Key =
        [
            ["AssigneeId", "Assignee.Username"],
            ["PermissionSetId", "PermissionSet.Name", "PermissionSetGroupId", "PermissionSetGroup.DeveloperName"],
        ],
        Expected =
        [
            ["PermissionSet.Name", "PermissionSetId"], ["PermissionSetGroupId", "PermissionSetGroup.DeveloperName"], ["ExpirationDate"],
        ],
        User = ["Assignee.Username", "AssigneeId"],
    };

    /// <summary>Whether a permission set group is assigned.</summary>
    public bool IsGroup => !PermissionSetGroupId.IsEmpty || GroupName is not null;

    /// <summary>The permission set's name in the metadata, when the export gives its name.</summary>
    public string? PermissionSetFullName => Qualified(NamespacePrefix, PermissionSetName);

    /// <summary>The group's name in the metadata, when the export gives its name.</summary>
    public string? GroupFullName => Qualified(GroupNamespacePrefix, GroupName);

    private static string? Qualified(string? prefix, string? name) => prefix is null || name is null ? name : $"{prefix}__{name}";

    private static PermissionSetAssignmentRow Read(ExportRecords record) => new(
        record.Location,
        record.Id("AssigneeId"),
        record.Text("Assignee.Username"),
        record.Id("PermissionSetId"),
        record.Text("PermissionSet.Name"),
        record.Text("PermissionSet.Label"),
        record.Text("PermissionSet.NamespacePrefix"),
        record.Flag("PermissionSet.IsOwnedByProfile"),
        record.Id("PermissionSetGroupId"),
        record.Text("PermissionSetGroup.DeveloperName"),
        record.Text("PermissionSetGroup.MasterLabel"),
        record.Text("PermissionSetGroup.NamespacePrefix"),
        record.Time("ExpirationDate"));
}
