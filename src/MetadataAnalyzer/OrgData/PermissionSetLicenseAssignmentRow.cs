using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

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
    string? DeveloperName);
