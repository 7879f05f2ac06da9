using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>
/// A record of <c>permission-set-licenses</c>. Its <see cref="MaximumPermissions"/> are what the licence carries in this org.
/// </summary>
/// <param name="Location">The record.</param>
/// <param name="Id">Empty when the export has no <c>Id</c> column.</param>
/// <param name="DeveloperName">Such as <c>SalesforceAPIIntegrationPsl</c>; compare without case.</param>
/// <param name="MasterLabel">Label.</param>
/// <param name="TotalLicenses">Seats bought or included.</param>
/// <param name="UsedLicenses">Seats taken.</param>
/// <param name="ExpirationDate">The end of the licence.</param>
/// <param name="MaximumPermissions">
/// Whether the licence can hold each user permission, by name without <c>MaximumPermissions</c>, in any case. Empty when the export lacks
/// these columns.
/// </param>
public sealed record PermissionSetLicenseRow(
    Location Location,
    SalesforceId Id,
    string DeveloperName,
    string? MasterLabel,
    int? TotalLicenses,
    int? UsedLicenses,
    DateOnly? ExpirationDate,
    ImmutableDictionary<string, bool> MaximumPermissions)
{
    /// <summary><c>permission-set-licenses</c>: PermissionSetLicense with its <c>MaximumPermissions*</c>.</summary>
    public static RowExport<PermissionSetLicenseRow> Export { get; } = new(Read)
    {
        Name = "permission-set-licenses",
        Soql = "SELECT FIELDS(ALL) FROM PermissionSetLicense LIMIT 200",
        Settles = "which user permissions this org's permission set licences can hold: turns unknown into carried or blocked; "
            + "and their seats",
        WithoutIt = "whether the licence carries a permission rests on public evidence alone",
        Note = "FIELDS(ALL) needs a LIMIT of at most 200; write it as JSON",
        Format = "json",
        Key = [["DeveloperName"]],
        Expected = [["TotalLicenses"], ["UsedLicenses"]],
        Optional = ["Id", "MasterLabel", "ExpirationDate"],
        Prefix = "MaximumPermissions",
        PrefixIsExpected = true,
        Unique = ["Id", "DeveloperName"],
    };

    private static PermissionSetLicenseRow Read(ExportRecords record)
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
}
