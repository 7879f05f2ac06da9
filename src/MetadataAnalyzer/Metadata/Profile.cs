using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>A profile: the one container every user has, and the one that decides its user licence.</summary>
public sealed class Profile : PermissionContainer
{
    /// <inheritdoc/>
    public override string TypeName => "Profile";

    /// <summary>Whether it was put together from the files of several folders, so that it grants what any of them grants.</summary>
    public bool IsUnited => Files.Length > 1;

    /// <summary>Name of the user licence, trimmed; null when the file does not say.</summary>
    public string? UserLicense { get; init; }

    /// <summary>Where <see cref="UserLicense"/> stands; the root element when the file does not say.</summary>
    public Location UserLicenseLocation { get; init; }

    /// <summary>True for a profile made in the org, false for a standard one, null when the file does not say.</summary>
    public bool? IsCustom { get; init; }

    public ImmutableArray<LoginIpRange> LoginIpRanges { get; init; } = [];

    /// <summary>
    /// The valid ranges that restrict logins: those smaller than a /8 which no range of a /8 or more covers, for that one lets in whatever
    /// they would.
    /// </summary>
    public IEnumerable<LoginIpRange> RestrictingIpRanges =>
        LoginIpRanges.Where(range => range is { IsValid: true, Restricts: true } && !LoginIpRanges.Any(other => !other.Restricts && other.Covers(range)));

    /// <summary>The ranges of which nobody can say what they restrict.</summary>
    public IEnumerable<LoginIpRange> InvalidIpRanges => LoginIpRanges.Where(range => !range.IsValid);

    /// <summary>Null when logins are not restricted by hour.</summary>
    public LoginHours? LoginHours { get; init; }

    /// <summary>Record types the profile makes the default of their object (<c>default</c> or <c>personAccountDefault</c>); named <c>Object.RecordType</c>.</summary>
    public ImmutableArray<NamedReference> DefaultRecordTypes { get; init; } = [];

    /// <summary>Login flows, by flow or page name.</summary>
    public ImmutableArray<NamedReference> LoginFlows { get; init; } = [];
}
