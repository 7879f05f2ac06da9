using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>A record of <c>user-package-licenses</c>: a user holds a seat of a managed package.</summary>
/// <param name="Location">The record.</param>
/// <param name="UserId">The user; empty when the export names users only.</param>
/// <param name="Username">From <c>User.Username</c>.</param>
/// <param name="PackageLicenseId">The package's licence.</param>
/// <param name="NamespacePrefix">From <c>PackageLicense.NamespacePrefix</c>.</param>
public sealed record UserPackageLicenseRow(
    Location Location, SalesforceId UserId, string? Username, SalesforceId PackageLicenseId, string? NamespacePrefix)
{
    /// <summary><c>user-package-licenses</c>: UserPackageLicense.</summary>
    public static RowExport<UserPackageLicenseRow> Export { get; } = new(Read)
    {
        Name = "user-package-licenses",
        Soql = "SELECT Id, UserId, User.Username, PackageLicenseId, PackageLicense.NamespacePrefix FROM UserPackageLicense",
        Settles = "which managed packages' seats a user holds",
        WithoutIt = "managed package licences of the users are unknown",
        IsOptional = true,
        Note = OrgExport.CliLimit,
        Key = [["UserId", "User.Username"], ["PackageLicenseId", "PackageLicense.NamespacePrefix"]],
        Expected = [["PackageLicense.NamespacePrefix"]],
        User = ["User.Username", "UserId"],
    };

    private static UserPackageLicenseRow Read(ExportRecords record) => new(
        record.Location,
        record.Id("UserId"),
        record.Text("User.Username"),
        record.Id("PackageLicenseId"),
        record.Text("PackageLicense.NamespacePrefix"));
}
