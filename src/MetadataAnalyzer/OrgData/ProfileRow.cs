using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>A record of <c>profiles</c>.</summary>
/// <param name="Location">The record.</param>
/// <param name="Id">Empty when the export has no <c>Id</c> column.</param>
/// <param name="Name">The profile's label, which for a standard profile is not its name in the metadata.</param>
/// <param name="UserLicenseId">The user licence.</param>
/// <param name="UserLicenseName">From <c>UserLicense.Name</c>.</param>
/// <param name="UserType"><c>Standard</c>, <c>Guest</c> …</param>
public sealed record ProfileRow(
    Location Location, SalesforceId Id, string Name, SalesforceId UserLicenseId, string? UserLicenseName, string? UserType);
