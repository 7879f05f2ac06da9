using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>A record of <c>permission-sets</c>: a permission set, or the one the platform keeps behind a profile or a group.</summary>
/// <param name="Location">The record.</param>
/// <param name="Id">Empty when the export has no <c>Id</c> column.</param>
/// <param name="Name">API name without namespace.</param>
/// <param name="Label">Label.</param>
/// <param name="LicenseId">The user licence or permission set licence it is bound to; empty for none.</param>
/// <param name="LicenseName">From <c>License.Name</c> or <c>UserLicense.Name</c>.</param>
/// <param name="NamespacePrefix">The managed package's namespace.</param>
/// <param name="Type"><c>Regular</c>, <c>Standard</c>, <c>Group</c>, <c>Profile</c>, <c>Session</c> …</param>
/// <param name="IsOwnedByProfile">Whether it is a profile's.</param>
/// <param name="ProfileId">The owning profile.</param>
/// <param name="PermissionSetGroupId">The owning group.</param>
public sealed record PermissionSetRow(
    Location Location,
    SalesforceId Id,
    string Name,
    string? Label,
    SalesforceId LicenseId,
    string? LicenseName,
    string? NamespacePrefix,
    string? Type,
    bool? IsOwnedByProfile,
    SalesforceId ProfileId,
    SalesforceId PermissionSetGroupId)
{
    /// <summary>Whether the export has a column that names the licence of any set, so that an empty value means none.</summary>
    public bool StatesLicense { get; init; }

    /// <summary>The name in the metadata: <c>Namespace__Name</c>, or the name alone.</summary>
    public string FullName => NamespacePrefix is null ? Name : $"{NamespacePrefix}__{Name}";
}
