using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>A record of <c>user-licenses</c>.</summary>
/// <param name="Location">The record.</param>
/// <param name="Id">Empty when the export has no <c>Id</c> column.</param>
/// <param name="Name">The name that a profile's <c>userLicense</c> holds, such as <c>Salesforce Integration</c>.</param>
/// <param name="LicenseDefinitionKey">Such as <c>SFDC</c>.</param>
/// <param name="TotalLicenses">Seats bought or included.</param>
/// <param name="UsedLicenses">Seats of active users.</param>
/// <param name="Status"><c>Active</c> or <c>Disabled</c>.</param>
public sealed record UserLicenseRow(
    Location Location,
    SalesforceId Id,
    string Name,
    string? LicenseDefinitionKey,
    int? TotalLicenses,
    int? UsedLicenses,
    string? Status)
{
    /// <summary><c>user-licenses</c>: UserLicense.</summary>
    public static RowExport<UserLicenseRow> Export { get; } = new(Read)
    {
        Name = "user-licenses",
        Soql = "SELECT Id, Name, LicenseDefinitionKey, TotalLicenses, UsedLicenses, Status FROM UserLicense",
        Settles = "how many seats there are and are free",
        WithoutIt = "free seats are unknown",
        Note = "UsedLicenses cannot be filtered from API 64.0 on: export all rows",
        Key = [["Name"]],
        Expected = [["TotalLicenses"], ["UsedLicenses"]],
    };

    private static UserLicenseRow Read(ExportRecords record) => new(
        record.Location,
        record.Id("Id"),
        record.Text("Name") ?? "",
        record.Text("LicenseDefinitionKey"),
        record.Int("TotalLicenses"),
        record.Int("UsedLicenses"),
        record.Text("Status"));
}
