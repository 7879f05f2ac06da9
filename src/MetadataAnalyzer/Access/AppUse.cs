using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>A connected app or external client app that concerns a subject.</summary>
/// <param name="Policy">The policy of the app.</param>
/// <param name="RunAs">Where the app names the subject as the user its client-credentials flow runs as; null when it does not.</param>
/// <param name="SeenInLogins">
/// Whether the subject signed in with it in the window; null when that is not known: no login history is given, a login by an authorisation
/// flow names no app, or the app's label is not known and a login names an application that no known app is.
/// </param>
/// <param name="Profile">Where the app pre-authorises the subject's profile; null when it does not.</param>
/// <param name="PermissionSets">
/// Where the app pre-authorises permission sets or groups of the subject, or members of its groups, each with its full name.
/// </param>
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

    /// <summary>
    /// Whether only users that an administrator pre-authorised may connect; null when neither a file nor an export gives it.
    /// </summary>
    public bool? IsAdminApproved => Policy.IsAdminApproved;

    /// <summary>Place of the setting that admits users; null when not given.</summary>
    public Location? AdmissionLocation => Policy.AdmissionLocation;

    /// <summary>Whether the app lists IP ranges of its own.</summary>
    public bool HasIpRanges => Policy.HasIpRanges;

    /// <summary>
    /// The app's setting for the profile's login IP ranges: <c>ENFORCE</c>, <c>BYPASS</c> …; null when not given.
    /// </summary>
    public string? IpRelaxation => Policy.IpRelaxation;

    /// <summary>Whether the profile's login IP ranges hold for no login with the app.</summary>
    public bool BypassesIpRanges => string.Equals(IpRelaxation, "BYPASS", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the app lets in some logins from outside the profile's ranges: with a second factor, or with a refresh token.
    /// </summary>
    public bool RelaxesIpRangesInPart =>
        IpRelaxation is { Length: > 0 } text && !BypassesIpRanges && !string.Equals(text, "ENFORCE", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the subject is known, or may be taken, to connect with the app.</summary>
    public bool IsUsed => IsSeen || SeenInLogins is null;

    /// <summary>
    /// Whether the subject is known to connect with the app: it runs as the subject, a login names it, or it holds a token.
    /// </summary>
    public bool IsSeen => RunAs is not null || SeenInLogins == true || !Tokens.IsEmpty;

    /// <summary>Whether the app lists the subject's profile, or a permission set or group of it.</summary>
    public bool ListsSubject => Profile is not null || !PermissionSets.IsEmpty;

    /// <summary>Whether the app is known to admit the subject, and nothing but its lists does.</summary>
    public bool AdmitsByList => IsAdminApproved == true && ListsSubject;

    /// <summary>Whether the subject connects with the app and nothing shows by what it is admitted, nor whether it has to be.</summary>
    public bool IsAdmissionUnknown => IsSeen && IsAdminApproved is null && !ListsSubject;

    /// <summary>Whether a login's or a token's application means the app, by label, full name or id.</summary>
    public bool IsNamed(string application) => Policy.IsNamed(application);

    /// <summary>The apps that list a subject, run as it, hold a token of it, or that it signed in with.</summary>
    internal static ImmutableArray<AppUse> FindAll(SubjectIdentity subject, EffectiveAccess access, OrgContent org)
    {
        var hasUnknown = subject.Logins?.Applications.Any(name => !org.HoldsApplication(name)) == true;
        var hasNameless = subject.Logins?.HasAppWithoutName == true;
        return [.. org.AppPolicies
            .Select(policy => Find(subject, access, org, policy, mayBeSeen: hasNameless || (hasUnknown && !policy.HasLabel)))
            .OfType<AppUse>()];
    }

    /// <summary>
    /// The applications that a subject connects with, by the name people know: those of its logins and of its tokens, a known app under its
    /// label once, and the apps whose client-credentials flow runs as it; sorted.
    /// </summary>
    internal static IEnumerable<string> ApplicationsOf(SubjectIdentity subject, ImmutableArray<AppUse> uses, OrgContent org) =>
        (subject.Logins?.Applications ?? [])
            .Concat(org.OauthTokensOf(subject)
                .Select(token => token.AppName?.Trim())
                .OfType<string>()
                .Where(name => org.Catalogue.IsRealApplication(name)))
            .Select(name => uses.FirstOrDefault(use => use.IsNamed(name))?.Label ?? name)
            .Concat(uses.Where(use => use.RunAs is not null).Select(use => use.Label))
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);

    private static AppUse? Find(SubjectIdentity subject, EffectiveAccess access, OrgContent org, AppPolicy policy, bool mayBeSeen)
    {
        bool? seen = subject.Logins is not { } logins ? null
            : logins.Applications.Any(policy.IsNamed) ? true
            : mayBeSeen ? null : false;
        var runsAsSubject = policy.RunAs is { } user && subject.Kind == SubjectKind.User && Same(user.Name, subject.Name)
            ? policy.RunAs
            : null;
        var profile = policy.Profiles.Where(reference => org.Names.IsProfile(reference.Name, subject))
            .Select(reference => (NamedReference?)(reference.Location.IsRecord && subject.ProfileName.Length > 0
                ? reference with { Name = org.Names.ProfileLabel(subject.ProfileName) }
                : reference))
            .FirstOrDefault();
        ImmutableArray<NamedReference> sets =
        [
            .. policy.PermissionSets
                .Select(reference => (reference, Held: NameOfHeld(reference.Name, access)))
                .Where(entry => entry.Held is not null)
                .Select(entry => new NamedReference(entry.Held!, entry.reference.Location))
                .DistinctBy(reference => reference.Name, StringComparer.OrdinalIgnoreCase),
        ];
        var use = new AppUse(
            policy, runsAsSubject, seen, profile, sets,
            [.. org.OauthTokensOf(subject).Where(token => token.AppName is { } name && policy.IsNamed(name))]);
        return use.IsSeen || use.ListsSubject ? use : null;
    }

    /// <summary>
    /// Full name of the assigned set or group, or of the member of an assigned group, that a name means; null when the subject holds none.
    /// </summary>
    private static string? NameOfHeld(string name, EffectiveAccess access) =>
        access.Assignments.FirstOrDefault(assignment => OrgNames.IsAssignment(name, assignment))?.Name
        ?? access.Sources.Where(source => !source.IsProfile).Select(source => (PermissionSet)source.Container)
            .FirstOrDefault(set => Same(name, set.FullName) || Same(name, set.Label ?? ""))?.FullName
        ?? access.MissingPermissionSets.FirstOrDefault(missing => Same(name, missing.Name))?.Name;

    private static bool Same(string left, string right) => ApiName.Same(left.Trim(), right);
}
