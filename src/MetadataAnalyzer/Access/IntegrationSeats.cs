using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>The seats that a move takes one of each.</summary>
/// <param name="UserLicense">Seats of the user licence.</param>
/// <param name="PermissionSetLicense">Seats of the permission set licence.</param>
public sealed record IntegrationSeats(LicenseSeats UserLicense, LicenseSeats PermissionSetLicense)
{
    /// <summary>The org's own numbers; where it gives none, what its edition includes; else unknown.</summary>
    /// <param name="org">The exports, and the price book with the included seats.</param>
    /// <param name="edition">The org's edition; null when not given.</param>
    public static IntegrationSeats Of(Org org, string? edition)
    {
        var included = edition is null ? null : org.Catalogue.Prices.FindIncludedSeats(edition);
        return new(OfUserLicense(org, included), OfPermissionSetLicense(org, included));
    }

    /// <summary>Of a licence that is disabled, or whose end has come, no seat is free.</summary>
    private static LicenseSeats OfUserLicense(Org org, IncludedSeats? included)
    {
        var name = org.Catalogue.Prices.Integration.License;
        var row = org.Exports.UserLicenses
            .FirstOrDefault(row => org.IsTargetUserLicense(row.Name) || org.IsTargetUserLicense(row.LicenseDefinitionKey));
        return row is { TotalLicenses: { } total, UsedLicenses: { } used }
            ? new(row.Name, string.Equals(row.Status, "Disabled", StringComparison.OrdinalIgnoreCase) ? used : total, used, row.Location)
            : new(row?.Name ?? name, included?.UserLicense, UsersOnTheLicense(org), Location: null);
    }

    private static LicenseSeats OfPermissionSetLicense(Org org, IncludedSeats? included)
    {
        var row = org.Exports.PermissionSetLicenses.FirstOrDefault(row => org.IsTargetPermissionSetLicense(row.DeveloperName));
        var name = row?.MasterLabel ?? row?.DeveloperName ?? org.Catalogue.StandardNames.PermissionSetLicenseLabel;
        if (row is { TotalLicenses: { } total, UsedLicenses: { } used })
        {
            return new(name, row.ExpirationDate is { } end && end < org.AsOf ? used : total, used, row.Location);
        }

        // Without an export of the holders each user on the licence counts as a holder, because it needs the permission set licence.
        var holders = org.Exports.Has(PermissionSetLicenseAssignmentRow.Export) && org.Exports.Has(UserRow.Export)
            ? org.Subjects.Count(subject => Holds(subject, org))
            : UsersOnTheLicense(org);
        return new(name, included?.PermissionSetLicense, holders, Location: null);
    }

    /// <summary>Whether the subject holds a seat of the permission set licence already.</summary>
    public static bool Holds(SubjectIdentity subject, OrgContent org) =>
        subject.HoldsPermissionSetLicense(org.IsTargetPermissionSetLicense);

    private static int? UsersOnTheLicense(Org org) => org.Exports.Has(UserRow.Export)
        ? org.Subjects.Count(subject => subject.IsActive != false && org.IsTargetUserLicense(subject.UserLicense))
        : null;
}

/// <summary>Seats of one licence. A number that neither the exports nor the edition give is null.</summary>
/// <param name="License">Name of the licence as people know it.</param>
/// <param name="Total">Seats bought or included.</param>
/// <param name="Used">Seats taken.</param>
/// <param name="Location">The record with the numbers; null when the numbers are the edition's default or unknown.</param>
public sealed record LicenseSeats(string License, int? Total, int? Used, Location? Location)
{
    /// <summary>Seats left, never less than none; null when that is unknown.</summary>
    public int? Free => Total - Used is { } left ? Math.Max(0, left) : null;

    /// <summary>Whether the total is what the edition includes, not the org's own number.</summary>
    public bool IsDefault => Total is not null && Location is null;
}
