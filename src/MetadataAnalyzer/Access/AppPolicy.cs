using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Access;

/// <summary>
/// Whom an app admits and as whom it runs: of a connected app or an OAuth policy of an external client app, by its file, by the exports, or
/// by both.
/// </summary>
/// <param name="App">The app. One that only the exports know has no files, and its location is the record that names it.</param>
/// <param name="Label">Its label; its full name, or its id, when the label is not known.</param>
/// <param name="IsAdminApproved">
/// Whether only users that an administrator pre-authorised may connect; null when neither a file nor an export says.
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
    /// <summary>Where the app says whom it admits; null when it does not say.</summary>
    public Location? AdmissionLocation { get; init; }

    /// <summary>The file that lists whom the app admits, relative to the project root; null when the project does not hold it.</summary>
    public string? File { get; init; }

    /// <summary>Whether the app lists IP ranges of its own.</summary>
    public bool HasIpRanges { get; init; }

    /// <summary>
    /// Whether the profile's login IP ranges hold for logins with the app: <c>ENFORCE</c>, <c>BYPASS</c> …; null when not given.
    /// </summary>
    public string? IpRelaxation { get; init; }

    /// <summary>Id of the app's record, by which a login may name it too; empty when no export gives it.</summary>
    public SalesforceId Id { get; init; }

    /// <summary>Records that admit a set or profile that no export names, so that it may be any user's.</summary>
    public ImmutableArray<Location> UnknownGrants { get; init; } = [];

    /// <summary>Whether the label, by which logins and tokens name an app, is known.</summary>
    public bool HasLabel { get; init; } = true;

    /// <summary>Namespace of the package that brought the app; null for the org's own, or when the export does not say.</summary>
    public string? Namespace { get; init; }

    /// <summary>Whether a file of the app is in the project; otherwise the exports alone know it.</summary>
    public bool IsInProject => !App.Files.IsEmpty;

    /// <summary>Whether the app is an external client app, rather than a connected app.</summary>
    public bool IsExternalClientApp => App is ExternalClientApplication;

    /// <summary>Whether a login's or a token's application means the app, by label, full name or id.</summary>
    public bool IsNamed(string application)
    {
        var name = application.Trim();
        return Same(name, Label) || Same(name, App.FullName) || (!Id.IsEmpty && Id == new SalesforceId(name));
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
