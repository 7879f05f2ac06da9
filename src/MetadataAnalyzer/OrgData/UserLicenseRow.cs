using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>A record of <c>user-licenses</c>.</summary>
/// <param name="Location">The record.</param>
/// <param name="Id">Empty when the export has no <c>Id</c> column.</param>
/// <param name="Name">The name that a profile's <c>userLicense</c> holds, such as <c>Salesforce Integration</c>.</param>
/// <param name="LicenseDefinitionKey">Such as <c>SFDC</c>.</param>
/// <param name="TotalLicenses">Seats bought or included.</param>
/// <param name="UsedLicenses">Seats of active users.</param>
/// <param name="Status"><c>Active</c> or <c>Disabled</c>.</param>
public sealed record UserLicenseRow(
    Location Location,
    SalesforceId Id,
    string Name,
    string? LicenseDefinitionKey,
    int? TotalLicenses,
    int? UsedLicenses,
    string? Status);
