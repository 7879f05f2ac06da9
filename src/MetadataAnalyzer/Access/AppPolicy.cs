using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Access;

/// <summary>
/// The users that an app admits and the user it runs as, from its file, the exports, or both. The app is a connected app, or one OAuth
/// policy of an external client app.
/// </summary>
/// <param name="App">The app. One that only the exports know has no files, and its location is the record that names it.</param>
/// <param name="Label">Its label; its full name, or its id, when the label is not known.</param>
/// <param name="IsAdminApproved">
/// Whether only users that an administrator pre-authorised may connect; null when neither a file nor an export gives it.
/// </param>
/// <param name="RunAs">Username its client-credentials flow runs as; null for none.</param>
/// <param name="Profiles">Pre-authorised profiles, by label, API name or id.</param>
/// <param name="PermissionSets">Pre-authorised permission sets or groups, by label, API name or id.</param>
public sealed record AppPolicy(
    MetadataComponent App,
    string Label,
    bool? IsAdminApproved,
    NamedReference? RunAs,
    ImmutableArray<NamedReference> Profiles,
    ImmutableArray<NamedReference> PermissionSets)
{
    /// <summary>Place of the setting that admits users; null when not given.</summary>
    public Location? AdmissionLocation { get; init; }

    /// <summary>
    /// File with the app's admitted profiles and permission sets, relative to the project root; null when it is not in the project.
    /// </summary>
    public string? File { get; init; }

    /// <summary>Whether the app lists IP ranges of its own.</summary>
    public bool HasIpRanges { get; init; }

    /// <summary>
    /// The app's setting for the profile's login IP ranges: <c>ENFORCE</c>, <c>BYPASS</c> …; null when not given.
    /// </summary>
    public string? IpRelaxation { get; init; }

    /// <summary>How long the app's refresh tokens live; null when not given.</summary>
    public RefreshTokenPolicy? RefreshTokens { get; init; }

    /// <summary>Whether the app came with a package, or is not among the org's own that the project holds.</summary>
    public bool IsVendors => Namespace is not null || !IsInProject;

    /// <summary>Id of the app's record, by which a login may name it too; empty when no export gives it.</summary>
    public SalesforceId Id { get; init; }

    /// <summary>Records that admit a set or profile that no export names, so that it may be any user's.</summary>
    public ImmutableArray<Location> UnknownGrants { get; init; } = [];

    /// <summary>Whether the label, by which logins and tokens name an app, is known.</summary>
    public bool HasLabel { get; init; } = true;

    /// <summary>Namespace of the package that brought the app; null for the org's own, or when not given.</summary>
    public string? Namespace { get; init; }

    /// <summary>Whether a file of the app is in the project; otherwise the exports alone know it.</summary>
    public bool IsInProject => !App.Files.IsEmpty;

    /// <summary>Whether the app is an external client app, rather than a connected app.</summary>
    public bool IsExternalClientApp => App is ExternalClientApplication;

    /// <summary>Whether a login's or a token's application means the app, by label, full name or id.</summary>
    public bool IsNamed(string application)
    {
        var name = application.Trim();
        return ApiName.Same(name, Label) || ApiName.Same(name, App.FullName) || (!Id.IsEmpty && Id == new SalesforceId(name));
    }
}
