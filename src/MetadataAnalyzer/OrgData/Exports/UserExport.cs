using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>A record of <c>users</c>.</summary>
/// <param name="Location">The record.</param>
/// <param name="Id">Empty when the export has no <c>Id</c> column; then <see cref="Username"/> identifies the user.</param>
/// <param name="Username">Never empty.</param>
/// <param name="Name">Full name.</param>
/// <param name="Alias">Short name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="IsActive">Null when the export does not give it.</param>
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
/// <param name="FeatureFlags">
/// Ticked boxes of feature licences, without <c>UserPermissions</c>, such as <c>MarketingUser</c>; sorted.
/// </param>
/// <param name="CreatedDate">The creation of the user.</param>
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
    DateTimeOffset? CreatedDate)
{
    /// <summary>Boxes of feature licences on User (Object Reference), without the <c>UserPermissions</c> of their field names.</summary>
    private static readonly ImmutableArray<string> KnownFlags =
    [
        "CallCenterAutoLogin",
        "ChatterAnswersUser",
        "InteractionUser",
        "JigsawProspectingUser",
        "KnowledgeUser",
        "LiveAgentUser",
        "MarketingUser",
        "OfflineUser",
        "SFContentUser",
        "SiteforceContributorUser",
        "SiteforcePublisherUser",
        "SupportUser",
        "WirelessUser",
        "WorkDotComUserFeature",
    ];

    /// <summary><c>users</c>: User.</summary>
    public static RowExport<UserRow> Export { get; } = new(Read)
    {
        Name = "users",
        Soql = "SELECT Id, Username, Name, Alias, Email, IsActive, UserType, CreatedDate, LastLoginDate, ProfileId, Profile.Name, "
            + "Profile.UserLicense.Name, Profile.UserLicense.LicenseDefinitionKey, UserRoleId, UserRole.Name, UserRole.DeveloperName, "
            + "ManagerId, DelegatedApproverId FROM User",
        Settles = "who the users are, on which profile and licence",
        WithoutIt = "subjects are profiles; who uses them and how is not known",
        InPart = "a user whose row cannot be used gets no verdict, and what a missing column says of the users is unknown",
        Note = OrgExport.CliLimit,
        FieldsSomeOrgsLack = [.. KnownFlags.Select(flag => "UserPermissions" + flag)],
        Key = [["Username"]],
        Expected =
        [
            ["Id"], ["Name"], ["IsActive"], ["LastLoginDate"], ["ProfileId", "Profile.Name"], ["Profile.UserLicense.Name"], ["UserType"],
        ],
        Prefix = "UserPermissions",
        Unique = ["Id", "Username"],
        User = ["Username", "Id"],
    };

    private static UserRow Read(ExportRecords record) => new(
        record.Location,
        record.Id("Id"),
        record.Text("Username") ?? "",
        record.Text("Name"),
        record.Text("Alias"),
        record.Text("Email"),
        record.Flag("IsActive"),
        record.Time("LastLoginDate"),
        record.Id("ProfileId"),
        record.Text("Profile.Name"),
        record.Text("Profile.UserLicense.Name"),
        record.Text("Profile.UserLicense.LicenseDefinitionKey"),
        record.Text("UserType"),
        record.Id("UserRoleId"),
        record.Text("UserRole.Name"),
        record.Text("UserRole.DeveloperName"),
        record.Id("ManagerId"),
        record.Id("DelegatedApproverId"),
        [
            .. record.Columns.Prefixed
                .Where(flag => record.Flag(flag.Ordinal) is true)
                .Select(flag => Spelled(flag.Name))
                .Order(StringComparer.Ordinal),
        ],
        record.Time("CreatedDate"));

    /// <summary>A flag as the platform spells it, from any case in the export.</summary>
    private static string Spelled(string flag) =>
        KnownFlags.FirstOrDefault(known => known.Equals(flag, StringComparison.OrdinalIgnoreCase)) ?? flag;
}

/// <summary>Finds users by id and by username.</summary>
internal sealed class UserIndex(ImmutableArray<UserRow> users)
{
    private readonly Dictionary<SalesforceId, UserRow> _byId = users.Where(user => !user.Id.IsEmpty).ToDictionary(user => user.Id);

    private readonly Dictionary<string, UserRow> _byName = users.ToDictionary(user => user.Username, StringComparer.OrdinalIgnoreCase);

    public UserRow? Find(SalesforceId id, string? username) =>
        (id.IsEmpty ? null : _byId.GetValueOrDefault(id)) ?? (username is null ? null : _byName.GetValueOrDefault(username));
}
