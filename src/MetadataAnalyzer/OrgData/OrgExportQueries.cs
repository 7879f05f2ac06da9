using System.Collections.Immutable;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData;

/// <summary>
/// The queries that fill a folder of exports. Their fields are those of the Object Reference (API 60.0 or later), or of public projects where it is silent;
/// none asks for a secret: an OAuth token's own columns are left out on purpose.
/// </summary>
public static class OrgExportQueries
{
    private const string CliLimit = "The Salesforce CLI stops at 10,000 records unless its org-max-query-limit is raised";

    /// <summary>One query for every export, in the order of <see cref="OrgExportKind"/>.</summary>
    public static ImmutableArray<OrgExportQuery> All { get; } =
    [
        Required(
            OrgExportKind.Users,
            "SELECT Id, Username, Name, Alias, Email, IsActive, UserType, CreatedDate, LastLoginDate, ProfileId, Profile.Name, Profile.UserLicense.Name, "
            + "Profile.UserLicense.LicenseDefinitionKey, UserRoleId, UserRole.Name, UserRole.DeveloperName, ManagerId, DelegatedApproverId FROM User",
            "who the users are, on which profile and licence",
            CliLimit) with { FieldsSomeOrgsLack = [.. UserFeatureFlags.Known.Select(flag => "UserPermissions" + flag)] },
        Required(
            OrgExportKind.Profiles,
            "SELECT Id, Name, UserLicenseId, UserLicense.Name, UserType FROM Profile",
            "which id and label a profile of the project has"),
        Required(
            OrgExportKind.PermissionSets,
            "SELECT Id, Name, Label, NamespacePrefix, Type, IsOwnedByProfile, ProfileId, PermissionSetGroupId, LicenseId, License.Name "
            + "FROM PermissionSet",
            "which id and licence a permission set has, and which sets are managed",
            CliLimit),
        Required(
            OrgExportKind.PermissionSetAssignments,
            "SELECT Id, AssigneeId, Assignee.Username, PermissionSetId, PermissionSet.Name, PermissionSet.Label, PermissionSet.NamespacePrefix, "
            + "PermissionSet.IsOwnedByProfile, PermissionSetGroupId, PermissionSetGroup.DeveloperName, PermissionSetGroup.MasterLabel, "
            + "PermissionSetGroup.NamespacePrefix, ExpirationDate FROM PermissionSetAssignment WHERE PermissionSet.IsOwnedByProfile = false",
            "which permission sets and groups each user holds",
            CliLimit),
        Required(
            OrgExportKind.PermissionSetLicenses,
            "SELECT FIELDS(ALL) FROM PermissionSetLicense LIMIT 200",
            "which user permissions this org's permission set licences can hold: turns unknown into carried or blocked; and their seats",
            "FIELDS(ALL) needs a LIMIT of at most 200; write it as JSON") with { FileName = "permission-set-licenses.json" },
        Required(
            OrgExportKind.PermissionSetLicenseAssignments,
            "SELECT Id, AssigneeId, Assignee.Username, PermissionSetLicenseId, PermissionSetLicense.DeveloperName "
            + "FROM PermissionSetLicenseAssign",
            "who holds a seat of which permission set licence",
            CliLimit),
        Required(
            OrgExportKind.UserLicenses,
            "SELECT Id, Name, LicenseDefinitionKey, TotalLicenses, UsedLicenses, Status FROM UserLicense",
            "how many seats there are and are free",
            "UsedLicenses cannot be filtered from API 64.0 on: export all rows"),
        Optional(
            OrgExportKind.UserPackageLicenses,
            "SELECT Id, UserId, User.Username, PackageLicenseId, PackageLicense.NamespacePrefix FROM UserPackageLicense",
            "which managed packages' seats a user holds",
            CliLimit),
        Required(
            OrgExportKind.LoginHistory,
            "SELECT UserId, LoginTime, LoginType, LoginSubType, Application, SourceIp, Status FROM LoginHistory WHERE LoginTime = LAST_N_DAYS:120",
            "who signs in to the UI, by which flows and apps, from where, and who not at all",
            "More days than the window, so that its first day is covered; the platform keeps six months. Status is in the language of the user who exports: English is known in full. Needs Manage Users or Monitor Login History, else it returns the caller's own logins only. " + CliLimit
            + "; for more, split it by LoginTime into login-history-1, login-history-2 and so on"),
        Optional(
            OrgExportKind.SetupEntityAccess,
            "SELECT Id, ParentId, Parent.Name, Parent.Label, Parent.NamespacePrefix, Parent.ProfileId, Parent.Profile.Name, SetupEntityId, SetupEntityType "
            + "FROM SetupEntityAccess WHERE SetupEntityType IN ('ConnectedApplication', 'ExternalClientApplication')",
            "which profiles and permission sets admit users to which apps, packaged apps included",
            CliLimit),
        Optional(
            OrgExportKind.OauthTokens,
            "SELECT UserId, User.Username, AppName, LastUsedDate, UseCount FROM OauthToken",
            "which apps hold a token of a user",
            "Needs Customize Application, else it returns the caller's own tokens only. The platform returns 2,500 rows at most: split it by UserId"),
        Optional(
            OrgExportKind.ConnectedApplications,
            "SELECT Id, Name, OptionsAllowAdminApprovedUsersOnly FROM ConnectedApplication",
            "which connected app an id belongs to"),
        Optional(
            OrgExportKind.ExternalClientApplications,
            "SELECT Id, DeveloperName, MasterLabel, NamespacePrefix FROM ExternalClientApplication",
            "which external client app an id belongs to",
            "The Object Reference calls the object internal; it can be queried, but an older org may refuse"),
        Optional(
            OrgExportKind.GroupMembers,
            "SELECT Id, GroupId, Group.Name, Group.DeveloperName, Group.Type, UserOrGroupId FROM GroupMember WHERE Group.Type = 'Regular'",
            "which public groups a user is in",
            CliLimit),
        Optional(
            OrgExportKind.QueueMembers,
            "SELECT Id, GroupId, Group.Name, Group.DeveloperName, Group.Type, UserOrGroupId FROM GroupMember WHERE Group.Type = 'Queue'",
            "which queues a user is in",
            CliLimit),
        Optional(
            OrgExportKind.CronTriggers,
            "SELECT Id, OwnerId, CronJobDetail.Name, State, NextFireTime FROM CronTrigger",
            "which scheduled jobs run as a user",
            CliLimit),
        Optional(
            OrgExportKind.RecordOwners,
            "SELECT OwnerId, COUNT(Id) RecordCount FROM {object} GROUP BY OwnerId",
            "how many records a user owns",
            "One query and one file per object; the end of the file's name says which. A grouped query returns 2,000 rows at most")
            with { FileName = "record-owners-{object}.csv" },
    ];

    /// <summary>The query of one export.</summary>
    public static OrgExportQuery For(OrgExportKind kind) => All[(int)kind];

    private static OrgExportQuery Required(OrgExportKind kind, string soql, string settles, string? note = null) =>
        new(kind, ExportSchemas.Of(kind).Stem + ".csv", soql, UsesToolingApi: false, settles, IsOptional: false, note, []);

    private static OrgExportQuery Optional(OrgExportKind kind, string soql, string settles, string? note = null) =>
        Required(kind, soql, settles, note) with { IsOptional = true };
}
