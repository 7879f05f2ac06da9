using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>A profile: the one container every user has, and the one that decides its user licence.</summary>
public sealed class Profile : PermissionContainer
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.Profile;

    /// <summary>Whether it was put together from the files of several folders, so that it grants what any of them grants.</summary>
    public bool IsUnited => Files.Length > 1;

    /// <summary>Name of the user licence, trimmed; null when not given.</summary>
    public string? UserLicense { get; init; }

    /// <summary>Place of <see cref="UserLicense"/>; the root element when not given.</summary>
    public Location UserLicenseLocation { get; init; }

    /// <summary>True for a profile made in the org, false for a standard one, null when not given.</summary>
    public bool? IsCustom { get; init; }

    public ImmutableArray<LoginIpRange> LoginIpRanges { get; init; } = [];

    /// <summary>
    /// The valid ranges when they restrict logins, else none. They restrict unless those of each IP version in use together hold every
    /// address of it.
    /// A range that holds all of IPv4 is one of them beside a single IPv6 address: a profile without it would admit no IPv4 address.
    /// </summary>
    public IEnumerable<LoginIpRange> RestrictingIpRanges
    {
        get
        {
            var valid = LoginIpRanges.Where(range => range.IsValid).ToList();
            return valid.Select(range => range.Bits!.Value).Distinct().All(bits => LoginIpRange.CoverAll(valid, bits)) ? [] : valid;
        }
    }

    /// <summary>Whether a range of <see cref="LoginIpRanges"/> restricts logins, or is not valid, so that it may.</summary>
    public bool Restricts(LoginIpRange range) => !range.IsValid || RestrictingIpRanges.Any();

    /// <summary>The ranges that are not valid: what they restrict is not known.</summary>
    public IEnumerable<LoginIpRange> InvalidIpRanges => LoginIpRanges.Where(range => !range.IsValid);

    /// <summary>Null when logins are not restricted by hour.</summary>
    public LoginHours? LoginHours { get; init; }

    /// <summary>
    /// Record types the profile makes the default of their object (<c>default</c> or <c>personAccountDefault</c>); named
    /// <c>Object.RecordType</c>.
    /// </summary>
    public ImmutableArray<NamedReference> DefaultRecordTypes { get; init; } = [];

    /// <summary>Login flows, by flow or page name.</summary>
    public ImmutableArray<NamedReference> LoginFlows { get; init; } = [];
}
