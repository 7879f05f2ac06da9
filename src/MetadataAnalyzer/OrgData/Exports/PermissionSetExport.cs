using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

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
    /// <summary><c>permission-sets</c>: PermissionSet.</summary>
    public static RowExport<PermissionSetRow> Export { get; } = new(Read)
    {
        Name = "permission-sets",
        Soql = "SELECT Id, Name, Label, NamespacePrefix, Type, IsOwnedByProfile, ProfileId, PermissionSetGroupId, LicenseId, License.Name "
            + "FROM PermissionSet",
        Settles = "which id and licence a permission set has, and which sets are managed",
        WithoutIt = "managed permission sets and their licences are unknown",
        Note = OrgExport.CliLimit,
        Key = [["Name"]],
        Expected =
        [
            ["Id"], ["Label"], ["LicenseId", "License.Name", "UserLicense.Name"], ["NamespacePrefix"], ["Type"], ["IsOwnedByProfile"],
        ],
        Optional = ["UserLicenseId"],
    };

    /// <summary>Whether the export has a column that names the licence of any set, so that an empty value means none.</summary>
    public bool StatesLicense { get; init; }

    /// <summary>The name in the metadata: <c>Namespace__Name</c>, or the name alone.</summary>
    public string FullName => NamespacePrefix is null ? Name : $"{NamespacePrefix}__{Name}";

    /// <summary>Whether the platform keeps the set for a permission set group.</summary>
    public bool IsOfGroup => !PermissionSetGroupId.IsEmpty || string.Equals(Type, "Group", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the platform keeps the set for a profile; an export may lack any of the three columns that tell it.</summary>
    public bool IsOfProfile =>
        IsOwnedByProfile == true || !ProfileId.IsEmpty || string.Equals(Type, "Profile", StringComparison.OrdinalIgnoreCase);

    internal static PermissionSetRow Read(ExportRecords record) => new(
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
}
