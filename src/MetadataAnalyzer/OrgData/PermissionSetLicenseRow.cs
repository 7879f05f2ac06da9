using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>A record of <c>permission-set-licenses</c>. Its <see cref="MaximumPermissions"/> are this org's own word on what the licence carries.</summary>
/// <param name="Location">The record.</param>
/// <param name="Id">Empty when the export has no <c>Id</c> column.</param>
/// <param name="DeveloperName">Such as <c>SalesforceAPIIntegrationPsl</c>; compare without case.</param>
/// <param name="MasterLabel">Label.</param>
/// <param name="TotalLicenses">Seats bought or included.</param>
/// <param name="UsedLicenses">Seats taken.</param>
/// <param name="ExpirationDate">When the licence ends.</param>
/// <param name="MaximumPermissions">
/// User permission, without <c>MaximumPermissions</c> and whatever its case, to whether the licence can hold it. Empty when the export lacks these columns.
/// </param>
public sealed record PermissionSetLicenseRow(
    Location Location,
    SalesforceId Id,
    string DeveloperName,
    string? MasterLabel,
    int? TotalLicenses,
    int? UsedLicenses,
    DateOnly? ExpirationDate,
    ImmutableDictionary<string, bool> MaximumPermissions);
