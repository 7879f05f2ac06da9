using System.Collections.Immutable;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>Turns the current record into a row. Every column that a method reads is in its export's schema.</summary>
internal static class ExportRows
{
    public static UserRow User(ExportRecords record) => new(
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
                .Select(flag => UserFeatureFlags.Spelled(flag.Name))
                .Order(StringComparer.Ordinal),
        ],
        record.Time("CreatedDate"));

    public static ProfileRow Profile(ExportRecords record) => new(
        record.Location,
        record.Id("Id"),
        record.Text("Name") ?? "",
        record.Id("UserLicenseId"),
        record.Text("UserLicense.Name"),
        record.Text("UserType"));

    public static PermissionSetRow PermissionSet(ExportRecords record) => new(
        record.Location,
        record.Id("Id"),
        record.Text("Name") ?? "",
        record.Text("Label"),
        record.Id("LicenseId") is { IsEmpty: false } license ? license : record.Id("UserLicenseId"),
        record.Text("License.Name") ?? record.Text("UserLicense.Name"),
        record.Text("NamespacePrefix"),
        record.Text("Type"),
        record.Flag("IsOwnedByProfile"),
        record.Id("ProfileId"),
        record.Id("PermissionSetGroupId"))
    {
        // UserLicense is older and leaves a permission set licence out.
        StatesLicense = record.Columns.HasAny(["LicenseId", "License.Name"]),
    };

    public static PermissionSetAssignmentRow PermissionSetAssignment(ExportRecords record) => new(
        record.Location,
        record.Id("AssigneeId"),
        record.Text("Assignee.Username"),
        record.Id("PermissionSetId"),
        record.Text("PermissionSet.Name"),
        record.Text("PermissionSet.Label"),
        record.Text("PermissionSet.NamespacePrefix"),
        record.Flag("PermissionSet.IsOwnedByProfile"),
        record.Id("PermissionSetGroupId"),
        record.Text("PermissionSetGroup.DeveloperName"),
        record.Text("PermissionSetGroup.MasterLabel"),
        record.Text("PermissionSetGroup.NamespacePrefix"),
        record.Time("ExpirationDate"));

    public static PermissionSetLicenseRow PermissionSetLicense(ExportRecords record)
    {
        var permissions = ImmutableDictionary.CreateBuilder<string, bool>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, ordinal) in record.Columns.Prefixed)
        {
            if (record.Flag(ordinal) is { } carried)
            {
                permissions[name] = carried;
            }
        }

        return new PermissionSetLicenseRow(
            record.Location,
            record.Id("Id"),
            record.Text("DeveloperName") ?? "",
            record.Text("MasterLabel"),
            record.Int("TotalLicenses"),
            record.Int("UsedLicenses"),
            record.Date("ExpirationDate"),
            permissions.ToImmutable());
    }

    public static PermissionSetLicenseAssignmentRow PermissionSetLicenseAssignment(ExportRecords record) => new(
        record.Location,
        record.Id("AssigneeId"),
        record.Text("Assignee.Username"),
        record.Id("PermissionSetLicenseId"),
        record.Text("PermissionSetLicense.DeveloperName"));

    public static UserLicenseRow UserLicense(ExportRecords record) => new(
        record.Location,
        record.Id("Id"),
        record.Text("Name") ?? "",
        record.Text("LicenseDefinitionKey"),
        record.Int("TotalLicenses"),
        record.Int("UsedLicenses"),
        record.Text("Status"));

    public static UserPackageLicenseRow UserPackageLicense(ExportRecords record) => new(
        record.Location,
        record.Id("UserId"),
        record.Text("User.Username"),
        record.Id("PackageLicenseId"),
        record.Text("PackageLicense.NamespacePrefix"));

    public static SetupEntityAccessRow SetupEntityAccess(ExportRecords record) => new(
        record.Location,
        record.Id("ParentId"),
        record.Text("Parent.Name"),
        record.Text("Parent.Label"),
        record.Text("Parent.NamespacePrefix"),
        record.Id("Parent.ProfileId"),
        record.Text("Parent.Profile.Name"),
        record.Id("SetupEntityId"),
        record.Text("SetupEntityType"));

    public static OauthTokenRow OauthToken(ExportRecords record) => new(
        record.Location,
        record.Id("UserId"),
        record.Text("User.Username"),
        record.Text("AppName"),
        record.Time("LastUsedDate"),
        record.Int("UseCount"));

    public static AppRow App(ExportRecords record) => new(
        record.Location,
        record.Id("Id"),
        record.Text("DeveloperName"),
        record.Text("MasterLabel") ?? record.Text("Name"),
        record.Text("NamespacePrefix"),
        record.Flag("OptionsAllowAdminApprovedUsersOnly"));

    public static GroupMemberRow GroupMember(ExportRecords record) => new(
        record.Location,
        record.Id("GroupId"),
        record.Text("Group.Name"),
        record.Text("Group.DeveloperName"),
        record.Text("Group.Type"),
        record.Id("UserOrGroupId"));

    public static CronTriggerRow CronTrigger(ExportRecords record) => new(
        record.Location,
        record.Id("Id"),
        record.Id("OwnerId"),
        record.Text("CronJobDetail.Name"),
        record.Text("State"),
        record.Time("NextFireTime"));

    public static RecordOwnerRow RecordOwner(ExportRecords record, string part) => new(
        record.Location,
        record.Id("OwnerId"),
        record.Text("Owner.Username"),
        record.Text("SobjectType") ?? record.Text("Object") ?? (part.Any(char.IsAsciiLetter) ? part : null),
        record.Number("RecordCount") ?? record.Number("expr0") ?? record.Number("Count"));
}
