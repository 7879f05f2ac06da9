using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>A connected app or external client app that concerns a subject.</summary>
/// <param name="Policy">Whom the app admits.</param>
/// <param name="RunAs">Where the app names the subject as the user its client-credentials flow runs as; null when it does not.</param>
/// <param name="SeenInLogins">
/// Whether the subject signed in with it in the window; null when that is not known: no login history is given, a login by an authorisation flow names no
/// app, or the app's label is not known and a login names an application that no known app is.
/// </param>
/// <param name="Profile">Where the app pre-authorises the subject's profile; null when it does not.</param>
/// <param name="PermissionSets">Where the app pre-authorises permission sets or groups of the subject, or members of its groups, each with its full name.</param>
/// <param name="Tokens">The tokens of the subject that the app holds.</param>
public sealed record AppUse(
    AppPolicy Policy,
    NamedReference? RunAs,
    bool? SeenInLogins,
    NamedReference? Profile,
    ImmutableArray<NamedReference> PermissionSets,
    ImmutableArray<OauthTokenRow> Tokens)
{
    /// <summary>The app.</summary>
    public MetadataComponent App => Policy.App;

    /// <summary>Its label, or the best name known.</summary>
    public string Label => Policy.Label;

    /// <summary>Whether only users that an administrator pre-authorised may connect; null when neither a file nor an export says.</summary>
    public bool? IsAdminApproved => Policy.IsAdminApproved;

    /// <summary>Where the app says whom it admits; null when it does not say.</summary>
    public Location? AdmissionLocation => Policy.AdmissionLocation;

    /// <summary>Whether the app lists IP ranges of its own.</summary>
    public bool HasIpRanges => Policy.HasIpRanges;

    /// <summary><c>ENFORCE</c>, <c>BYPASS</c> …: whether the profile's login IP ranges hold for logins with the app; null when the app does not say.</summary>
    public string? IpRelaxation => Policy.IpRelaxation;

    /// <summary>Whether the profile's login IP ranges hold for no login with the app.</summary>
    public bool BypassesIpRanges => string.Equals(IpRelaxation, "BYPASS", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the app lets in some logins from outside the profile's ranges: with a second factor, or with a refresh token.</summary>
    public bool RelaxesIpRangesInPart => IpRelaxation is { Length: > 0 } text && !BypassesIpRanges && !string.Equals(text, "ENFORCE", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the subject is known, or may be taken, to connect with the app.</summary>
    public bool IsUsed => IsSeen || SeenInLogins is null;

    /// <summary>Whether the subject is known to connect with the app: it runs as the subject, a login names it, or it holds a token.</summary>
    public bool IsSeen => RunAs is not null || SeenInLogins == true || !Tokens.IsEmpty;

    /// <summary>Whether the app lists the subject's profile, or a permission set or group of it.</summary>
    public bool ListsSubject => Profile is not null || !PermissionSets.IsEmpty;

    /// <summary>Whether the app is known to admit the subject, and nothing but its lists does.</summary>
    public bool AdmitsByList => IsAdminApproved == true && ListsSubject;

    /// <summary>Whether the subject connects with the app and nothing shows by what it is admitted, nor whether it has to be.</summary>
    public bool IsAdmissionUnknown => IsSeen && IsAdminApproved is null && !ListsSubject;

    /// <summary>Whether a login's or a token's application means the app, by label, full name or id.</summary>
    public bool IsNamed(string application) => Policy.IsNamed(application);
}
