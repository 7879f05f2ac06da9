using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>A record of <c>permission-set-license-assignments</c>: a user holds a seat of a permission set licence.</summary>
/// <param name="Location">The record.</param>
/// <param name="AssigneeId">The user; empty when the export names users only.</param>
/// <param name="AssigneeUsername">From <c>Assignee.Username</c>.</param>
/// <param name="PermissionSetLicenseId">The permission set licence.</param>
/// <param name="DeveloperName">From <c>PermissionSetLicense.DeveloperName</c>.</param>
public sealed record PermissionSetLicenseAssignmentRow(
    Location Location,
    SalesforceId AssigneeId,
    string? AssigneeUsername,
    SalesforceId PermissionSetLicenseId,
    string? DeveloperName)
{
    /// <summary><c>permission-set-license-assignments</c>: PermissionSetLicenseAssign.</summary>
    public static RowExport<PermissionSetLicenseAssignmentRow> Export { get; } = new(Read)
    {
        Name = "permission-set-license-assignments",
        Soql = "SELECT Id, AssigneeId, Assignee.Username, PermissionSetLicenseId, PermissionSetLicense.DeveloperName "
            + "FROM PermissionSetLicenseAssign",
        Settles = "who holds a seat of which permission set licence",
        WithoutIt = "permission set licences of the users are unknown",
        Note = OrgExport.CliLimit,
        Key = [["AssigneeId", "Assignee.Username"], ["PermissionSetLicenseId", "PermissionSetLicense.DeveloperName"]],
        User = ["Assignee.Username", "AssigneeId"],
    };

    private static PermissionSetLicenseAssignmentRow Read(ExportRecords record) => new(
        record.Location,
        record.Id("AssigneeId"),
        record.Text("Assignee.Username"),
        record.Id("PermissionSetLicenseId"),
        record.Text("PermissionSetLicense.DeveloperName"));
}
