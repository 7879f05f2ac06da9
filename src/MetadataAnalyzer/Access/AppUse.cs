using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>A connected app or external client app that concerns a subject.</summary>
/// <param name="App">The app.</param>
/// <param name="Label">Its label, or its full name when the file gives none.</param>
/// <param name="IsAdminApproved">Whether only users that an administrator pre-authorised may connect.</param>
/// <param name="RunAs">Where the app names the subject as the user its client-credentials flow runs as; null when it does not.</param>
/// <param name="SeenInLogins">Whether the subject signed in with it in the window; null when no login history is given.</param>
/// <param name="Profile">Where the app pre-authorises the subject's profile; null when it does not.</param>
/// <param name="PermissionSets">Where the app pre-authorises permission sets or groups of the subject, or members of its groups, each with its full name.</param>
public sealed record AppUse(
    MetadataComponent App,
    string Label,
    bool IsAdminApproved,
    NamedReference? RunAs,
    bool? SeenInLogins,
    NamedReference? Profile,
    ImmutableArray<NamedReference> PermissionSets)
{
    /// <summary>Where the app says whom it admits; null when it does not say.</summary>
    public Location? AdmissionLocation { get; init; }

    /// <summary>Whether the app lists IP ranges of its own.</summary>
    public bool HasIpRanges { get; init; }

    /// <summary><c>ENFORCE</c>, <c>BYPASS</c> …: whether the profile's login IP ranges hold for logins with the app; null when the app does not say.</summary>
    public string? IpRelaxation { get; init; }

    /// <summary>Whether the profile's login IP ranges hold for no login with the app.</summary>
    public bool BypassesIpRanges => string.Equals(IpRelaxation, "BYPASS", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the app lets in some logins from outside the profile's ranges: with a second factor, or with a refresh token.</summary>
    public bool RelaxesIpRangesInPart => IpRelaxation is { Length: > 0 } text && !BypassesIpRanges && !string.Equals(text, "ENFORCE", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the subject is known, or without a login history must be taken, to connect with the app.</summary>
    public bool IsUsed => RunAs is not null || SeenInLogins != false;

    /// <summary>Whether the subject is known to connect with the app.</summary>
    public bool IsSeen => RunAs is not null || SeenInLogins == true;

    /// <summary>Whether the app lists the subject's profile, or a permission set or group of it.</summary>
    public bool ListsSubject => Profile is not null || !PermissionSets.IsEmpty;

    /// <summary>Whether a login's application column means the app, by label or full name.</summary>
    public bool IsNamed(string application) =>
        string.Equals(application.Trim(), Label, StringComparison.OrdinalIgnoreCase) || string.Equals(application.Trim(), App.FullName, StringComparison.OrdinalIgnoreCase);
}
