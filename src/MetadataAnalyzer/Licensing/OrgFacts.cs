using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Licensing;

/// <summary>
/// The facts that one org gives: what its dry run of a probe and its record of the permission set licence decide. Only rights that the
/// catalogue names are taken, and user permissions that the record has a column for: no name is the org's own.
/// </summary>
public static class OrgFacts
{
    /// <summary>Letters of an org's key.</summary>
    public const int KeyLength = 24;

    /// <summary>The org's row of the integration's permission set licence; null when the export has none.</summary>
    public static PermissionSetLicenseRow? FindRow(OrgExports exports, LicenseCatalogue catalogue) => exports.PermissionSetLicenses
        .Where(row => catalogue.StandardNames.IsIntegrationPermissionSetLicense(row.DeveloperName))
        .OrderBy(row => row.MaximumPermissions.IsEmpty).FirstOrDefault();

    /// <summary>
    /// The one-way key of an org: the first letters of the SHA-256 of the id of its row, in its form of 15 characters. Null without an id.
    /// </summary>
    public static string? KeyOf(PermissionSetLicenseRow? row) => row is { Id.IsWellFormed: true }
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(row.Id.Key)))[..KeyLength]
        : null;

    /// <summary>The facts; none when the org has no key.</summary>
    /// <param name="exports">The org's exports.</param>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="recordedOn">Day of the record of the permission set licence; null when not known.</param>
    /// <param name="edition">The org's edition; null when not known. One that the program does not know is left out.</param>
    public static LicenseFacts Of(OrgExports exports, LicenseCatalogue catalogue, DateOnly? recordedOn, string? edition)
    {
        var row = FindRow(exports, catalogue);
        if (KeyOf(row) is not { } org)
        {
            return LicenseFacts.None;
        }

        // Another edition may be a word of the org's own, in its own price book.
        edition = LicenseCatalogue.LoadEmbedded().Prices.Editions
            .FirstOrDefault(known => string.Equals(known, edition, StringComparison.OrdinalIgnoreCase));
        var probe = new ProbeEvidence(exports.Probe, catalogue);
        var probed = exports.Probe.All.SelectMany(answer => answer.Set.Holds)
            .SelectMany(right => right.Rights.Split().Select(flag => right with { Rights = flag }))
            .Select(right => (Right: Known(right, catalogue), Statement: probe.Find(right.Kind, right.Name, right.Rights)))
            .Where(entry => entry is { Right: not null, Statement.Status: not CarriageStatus.Unknown })
            .Select(entry => Fact(entry.Right!, entry.Statement!.Status == CarriageStatus.Allowed, entry.Statement.Date));

        // The dry run goes before the record, as in an assessment of the org.
        var facts = LicenseFacts.Of(probed);
        return facts.Join(LicenseFacts.Of(row!.MaximumPermissions
            .Where(entry => IsPermissionName(entry.Key))
            .Select(entry => Fact(
                new(AccessKind.UserPermission, catalogue.FindPermission(entry.Key)?.Name ?? entry.Key, AccessRights.Enabled),
                entry.Value, recordedOn))
            .Where(fact => facts.Find(AccessKind.UserPermission, fact.Right.Name, AccessRights.Enabled) is null)));

        RightFact Fact(ProbeRight right, bool isCarried, DateOnly? day) => new(
            right,
            isCarried ? RightFact.NoText.Add(org) : RightFact.NoText,
            isCarried ? RightFact.NoText : RightFact.NoText.Add(org),
            edition is null ? RightFact.NoText : RightFact.NoText.Add(edition),
            day is { } known ? RightFact.NoText.Add(known.ToString("yyyy-MM", CultureInfo.InvariantCulture)) : RightFact.NoText);
    }

    /// <summary>Whether a text has the form of the platform's name of a user permission, which custom permissions share in part.</summary>
    internal static bool IsPermissionName(string name) =>
        name.Length is > 0 and <= 80 && char.IsAsciiLetterUpper(name[0]) && name.All(char.IsAsciiLetterOrDigit);

    /// <summary>Whether the catalogue lists the object itself, which it never does of an object that an org or a package has.</summary>
    internal static bool IsPlatformObject(string name, LicenseCatalogue catalogue) =>
        !name.Contains("__", StringComparison.Ordinal) && catalogue.FindObject(name).Listed;

    /// <summary>The right under the catalogue's spelling of its name; null when the catalogue does not list it.</summary>
    private static ProbeRight? Known(ProbeRight right, LicenseCatalogue catalogue) => right.Kind switch
    {
        AccessKind.UserPermission => catalogue.FindPermission(right.Name) is { } entry ? right with { Name = entry.Name } : null,
        AccessKind.Object when IsPlatformObject(right.Name, catalogue) => right with { Name = catalogue.FindObject(right.Name).Name },
        _ => null,
    };
}
