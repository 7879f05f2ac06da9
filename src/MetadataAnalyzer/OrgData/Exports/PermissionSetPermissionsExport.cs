using System.Collections.Immutable;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>
/// A record of <c>permission-set-permissions</c>: a permission set, or the one that a profile owns, with every user permission that the org
/// knows.
/// </summary>
/// <param name="Set">The set.</param>
/// <param name="Granted">Names of the user permissions that it gives.</param>
/// <param name="Denied">Names of those that it does not give.</param>
public sealed record PermissionSetPermissionsRow(PermissionSetRow Set, ImmutableArray<string> Granted, ImmutableArray<string> Denied)
{
    /// <summary><c>permission-set-permissions</c>: PermissionSet with its <c>Permissions*</c>.</summary>
    public static RowExport<PermissionSetPermissionsRow> Export { get; } = new(Read)
    {
        Name = "permission-set-permissions",
        Soql = $"SELECT FIELDS(ALL) FROM PermissionSet WHERE Id > '{OrgExport.LastIdHole}' ORDER BY Id LIMIT {OrgExport.PageRows}",
        Settles = "which user permissions each profile and permission set gives, whatever a retrieve left out",
        WithoutIt = "user permissions of profiles and permission sets that were not retrieved are unknown",
        Narrowing = $"Id IN ({OrgExport.IdsHole})",
        IsOptional = true,
        Note = "FIELDS(ALL) needs a LIMIT of at most 200, so that the query runs page by page, into one file for each; write them as JSON",
        Format = "json",
        Key = [["Id"], ["Name"]],
        Optional =
        [
            "Label", "NamespacePrefix", "Type", "IsOwnedByProfile", "ProfileId", "PermissionSetGroupId", "LicenseId", "License.Name",
            "UserLicenseId", "UserLicense.Name",
        ],
        Prefix = "Permissions",
        PrefixIsExpected = true,
    };

    private static PermissionSetPermissionsRow Read(ExportRecords record)
    {
        var granted = ImmutableArray.CreateBuilder<string>();
        var denied = ImmutableArray.CreateBuilder<string>();
        foreach (var (name, ordinal) in record.Columns.Prefixed)
        {
            if (record.Flag(ordinal) is { } isGranted)
            {
                (isGranted ? granted : denied).Add(name);
            }
        }

        return new(PermissionSetRow.Read(record), granted.DrainToImmutable(), denied.DrainToImmutable());
    }
}
