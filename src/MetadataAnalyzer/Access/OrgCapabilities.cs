using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Access;

/// <summary>Finds an org's own word on what the licence carries among its exports.</summary>
public static class OrgCapabilities
{
    /// <summary>What the licence carries in the org: by its capability row when the permission-set-licenses export has one, else by the catalogue alone.</summary>
    public static LicenseCapabilities Of(LicenseCatalogue catalogue, OrgExports exports)
    {
        var row = exports.PermissionSetLicenses.FirstOrDefault(row =>
            catalogue.StandardNames.IsIntegrationPermissionSetLicense(row.DeveloperName) && !row.MaximumPermissions.IsEmpty);
        return row is null
            ? new(catalogue, capabilityRow: null, capabilityRowPlace: null)
            : new(catalogue, row.MaximumPermissions, $"{row.Location.Path}, row {row.Location.Line}");
    }
}
