using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>A record of <c>user-package-licenses</c>: a user holds a seat of a managed package.</summary>
/// <param name="Location">The record.</param>
/// <param name="UserId">The user; empty when the export names users only.</param>
/// <param name="Username">From <c>User.Username</c>.</param>
/// <param name="PackageLicenseId">The package's licence.</param>
/// <param name="NamespacePrefix">From <c>PackageLicense.NamespacePrefix</c>.</param>
public sealed record UserPackageLicenseRow(
    Location Location, SalesforceId UserId, string? Username, SalesforceId PackageLicenseId, string? NamespacePrefix);
