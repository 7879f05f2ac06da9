using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>A record of <c>profiles</c>.</summary>
/// <param name="Location">The record.</param>
/// <param name="Id">Empty when the export has no <c>Id</c> column.</param>
/// <param name="Name">The profile's label, which for a standard profile is not its name in the metadata.</param>
/// <param name="UserLicenseId">The user licence.</param>
/// <param name="UserLicenseName">From <c>UserLicense.Name</c>.</param>
/// <param name="UserType"><c>Standard</c>, <c>Guest</c> …</param>
public sealed record ProfileRow(
    Location Location, SalesforceId Id, string Name, SalesforceId UserLicenseId, string? UserLicenseName, string? UserType)
{
    /// <summary><c>profiles</c>: Profile.</summary>
    public static RowExport<ProfileRow> Export { get; } = new(Read)
    {
        Name = "profiles",
        Soql = "SELECT Id, Name, UserLicenseId, UserLicense.Name, UserType FROM Profile",
        Settles = "which id and label a profile of the project has",
        WithoutIt = "a profile's id and label are joined by name alone",
        Key = [["Name"]],
        Expected = [["Id"], ["UserLicenseId", "UserLicense.Name"]],
    };

    private static ProfileRow Read(ExportRecords record) => new(
        record.Location,
        record.Id("Id"),
        record.Text("Name") ?? "",
        record.Id("UserLicenseId"),
        record.Text("UserLicense.Name"),
        record.Text("UserType"));
}
