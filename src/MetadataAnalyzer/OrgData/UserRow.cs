using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>A record of <c>users</c>.</summary>
/// <param name="Location">The record.</param>
/// <param name="Id">Empty when the export has no <c>Id</c> column; then <see cref="Username"/> identifies the user.</param>
/// <param name="Username">Never empty.</param>
/// <param name="Name">Full name.</param>
/// <param name="Alias">Short name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="IsActive">Null when the export does not say.</param>
/// <param name="LastLoginDate">The last login of any kind, which the platform keeps longer than the login history.</param>
/// <param name="ProfileId">The profile.</param>
/// <param name="ProfileName">The profile's label, from <c>Profile.Name</c>.</param>
/// <param name="UserLicenseName">From <c>Profile.UserLicense.Name</c>.</param>
/// <param name="UserLicenseKey">From <c>Profile.UserLicense.LicenseDefinitionKey</c>.</param>
/// <param name="UserType"><c>Standard</c>, <c>Guest</c>, <c>AutomatedProcess</c> …</param>
/// <param name="UserRoleId">The role.</param>
/// <param name="UserRoleName">From <c>UserRole.Name</c>.</param>
/// <param name="UserRoleDeveloperName">From <c>UserRole.DeveloperName</c>.</param>
/// <param name="ManagerId">The user's manager.</param>
/// <param name="DelegatedApproverId">A user or a queue.</param>
/// <param name="FeatureFlags">The feature-licence boxes that are ticked, without <c>UserPermissions</c>, such as <c>MarketingUser</c>; sorted.</param>
/// <param name="CreatedDate">When the user was created.</param>
public sealed record UserRow(
    Location Location,
    SalesforceId Id,
    string Username,
    string? Name,
    string? Alias,
    string? Email,
    bool? IsActive,
    DateTimeOffset? LastLoginDate,
    SalesforceId ProfileId,
    string? ProfileName,
    string? UserLicenseName,
    string? UserLicenseKey,
    string? UserType,
    SalesforceId UserRoleId,
    string? UserRoleName,
    string? UserRoleDeveloperName,
    SalesforceId ManagerId,
    SalesforceId DelegatedApproverId,
    ImmutableArray<string> FeatureFlags,
    DateTimeOffset? CreatedDate);
