using System.Collections.Immutable;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>The schema of every export.</summary>
internal static class ExportSchemas
{
    public static ImmutableArray<ExportSchema> All { get; } =
    [
        new(OrgExportKind.Users, "users",
            [["Username"]],
            [],
            [["Id"], ["Name"], ["IsActive"], ["LastLoginDate"], ["ProfileId", "Profile.Name"], ["Profile.UserLicense.Name"], ["UserType"]],
            "Profile.UserLicense.LicenseDefinitionKey", "Alias", "Email", "UserRoleId", "UserRole.Name", "UserRole.DeveloperName", "ManagerId", "DelegatedApproverId", "CreatedDate")
        {
            Prefix = "UserPermissions",
            Unique = ["Id", "Username"],
            User = ["Username", "Id"],
        },
        new(OrgExportKind.Profiles, "profiles",
            [["Name"]],
            [],
            [["Id"], ["UserLicenseId", "UserLicense.Name"]],
            "UserType"),
        new(OrgExportKind.PermissionSets, "permission-sets",
            [["Name"]],
            [],
            [["Id"], ["Label"], ["LicenseId", "License.Name", "UserLicense.Name"], ["NamespacePrefix"], ["Type"], ["IsOwnedByProfile"]],
            "UserLicenseId", "ProfileId", "PermissionSetGroupId"),
        new(OrgExportKind.PermissionSetAssignments, "permission-set-assignments",
            [["AssigneeId", "Assignee.Username"], ["PermissionSetId", "PermissionSet.Name", "PermissionSetGroupId", "PermissionSetGroup.DeveloperName"]],
            [],
            [["PermissionSet.Name", "PermissionSetId"], ["PermissionSetGroupId", "PermissionSetGroup.DeveloperName"], ["ExpirationDate"]],
            "Id", "PermissionSet.Label", "PermissionSet.NamespacePrefix", "PermissionSet.IsOwnedByProfile",
            "PermissionSetGroup.MasterLabel", "PermissionSetGroup.NamespacePrefix")
        {
            User = ["Assignee.Username", "AssigneeId"],
        },
        new(OrgExportKind.PermissionSetLicenses, "permission-set-licenses",
            [["DeveloperName"]],
            [],
            [["TotalLicenses"], ["UsedLicenses"]],
            "Id", "MasterLabel", "ExpirationDate")
        {
            Prefix = "MaximumPermissions",
            PrefixIsExpected = true,
            Unique = ["Id", "DeveloperName"],
        },
        new(OrgExportKind.PermissionSetLicenseAssignments, "permission-set-license-assignments",
            [["AssigneeId", "Assignee.Username"], ["PermissionSetLicenseId", "PermissionSetLicense.DeveloperName"]],
            [],
            [],
            "Id")
        {
            User = ["Assignee.Username", "AssigneeId"],
        },
        new(OrgExportKind.UserLicenses, "user-licenses",
            [["Name"]],
            [],
            [["TotalLicenses"], ["UsedLicenses"]],
            "Id", "LicenseDefinitionKey", "Status"),
        new(OrgExportKind.UserPackageLicenses, "user-package-licenses",
            [["UserId", "User.Username"], ["PackageLicenseId", "PackageLicense.NamespacePrefix"]],
            [],
            [["PackageLicense.NamespacePrefix"]],
            "Id")
        {
            User = ["User.Username", "UserId"],
        },
        new(OrgExportKind.LoginHistory, "login-history",
            [["UserId", "User.Username", "Username"], ["LoginTime"]],
            [["LoginType"], ["Status"]],
            [["LoginSubType"], ["Application"], ["SourceIp"]],
            "Count", "expr0")
        {
            Unique = [],
            User = ["User.Username", "Username", "UserId"],
        },
        new(OrgExportKind.SetupEntityAccess, "setup-entity-access",
            [["SetupEntityId"], ["ParentId", "Parent.Name", "Parent.Profile.Name"]],
            [],
            [["SetupEntityType"]],
            "Id", "Parent.Label", "Parent.NamespacePrefix", "Parent.ProfileId"),
        new(OrgExportKind.OauthTokens, "oauth-tokens",
            [["UserId", "User.Username"]],
            [["AppName"]],
            [["LastUsedDate"], ["UseCount"]])
        {
            Unique = [],
            User = ["User.Username", "UserId"],
        },
        new(OrgExportKind.ConnectedApplications, "connected-applications",
            [["Name"]],
            [],
            [["Id"]],
            "DeveloperName", "MasterLabel", "NamespacePrefix", "OptionsAllowAdminApprovedUsersOnly"),
        new(OrgExportKind.ExternalClientApplications, "external-client-applications",
            [["DeveloperName", "MasterLabel", "Name"]],
            [],
            [["Id"]],
            "NamespacePrefix", "OptionsAllowAdminApprovedUsersOnly"),
        new(OrgExportKind.GroupMembers, "group-members",
            [["UserOrGroupId"], ["GroupId", "Group.Name", "Group.DeveloperName"]],
            [],
            [],
            "Id", "Group.Type"),
        new(OrgExportKind.QueueMembers, "queue-members",
            [["UserOrGroupId"], ["GroupId", "Group.Name", "Group.DeveloperName"]],
            [],
            [],
            "Id", "Group.Type"),
        new(OrgExportKind.CronTriggers, "cron-triggers",
            [["OwnerId"]],
            [],
            [["Id"], ["CronJobDetail.Name"], ["State"], ["NextFireTime"]])
        {
            User = ["OwnerId"],
        },
        new(OrgExportKind.RecordOwners, "record-owners",
            [["OwnerId", "Owner.Username"]],
            [],
            [["RecordCount", "expr0", "Count"]],
            "SobjectType", "Object")
        {
            Unique = [],
            User = ["Owner.Username", "OwnerId"],
            PartIsObject = true,
        },
    ];

    public static ExportSchema Of(OrgExportKind kind) => All[(int)kind];
}
