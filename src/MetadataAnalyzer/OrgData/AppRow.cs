using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>A record of <c>connected-applications</c> or <c>external-client-applications</c>: ties an app's id to its names.</summary>
/// <param name="Location">The record.</param>
/// <param name="Id">Empty when the export has no <c>Id</c> column.</param>
/// <param name="DeveloperName">API name; a connected app's export does not have it.</param>
/// <param name="Label">A connected app's <c>Name</c>, an external client app's <c>MasterLabel</c>.</param>
/// <param name="NamespacePrefix">The managed package's namespace.</param>
/// <param name="AdminApprovedUsersOnly">From <c>OptionsAllowAdminApprovedUsersOnly</c>: whether only admin-approved users may connect.</param>
public sealed record AppRow(
    Location Location, SalesforceId Id, string? DeveloperName, string? Label, string? NamespacePrefix, bool? AdminApprovedUsersOnly);
