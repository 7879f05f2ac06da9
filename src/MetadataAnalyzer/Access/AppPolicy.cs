using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Whom an app admits and as whom it runs: what a connected app and each OAuth policy of an external client app have in common.</summary>
/// <param name="App">The app.</param>
/// <param name="Label">Its label, or its full name when the file gives none.</param>
/// <param name="IsAdminApproved">Whether only users that an administrator pre-authorised may connect.</param>
/// <param name="RunAs">Username its client-credentials flow runs as; null for none.</param>
/// <param name="Profiles">Pre-authorised profiles, by label, API name or id.</param>
/// <param name="PermissionSets">Pre-authorised permission sets or groups, by label, API name or id.</param>
public sealed record AppPolicy(
    MetadataComponent App,
    string Label,
    bool IsAdminApproved,
    NamedReference? RunAs,
    ImmutableArray<NamedReference> Profiles,
    ImmutableArray<NamedReference> PermissionSets)
{
    /// <summary>Where the app says whom it admits; null when it does not say.</summary>
    public Location? AdmissionLocation { get; init; }

    /// <summary>Whether the app lists IP ranges of its own.</summary>
    public bool HasIpRanges { get; init; }

    /// <summary><c>ENFORCE</c>, <c>BYPASS</c> …: whether the profile's login IP ranges hold for logins with the app; null when the app does not say.</summary>
    public string? IpRelaxation { get; init; }

    /// <summary>Every policy of a project: connected apps first, then external client apps, each by full name.</summary>
    public static ImmutableArray<AppPolicy> Of(MetadataProject project) =>
    [
        .. project.ConnectedApps.Select(app =>
            new AppPolicy(app, app.Label ?? app.FullName, app.IsAdminApproved, app.ClientCredentialUser, app.Profiles, app.PermissionSets)
            {
                AdmissionLocation = app.AdminApprovedLocation,
                HasIpRanges = !app.IpRanges.IsEmpty,
                IpRelaxation = app.IpRelaxation,
            }),
        .. project.ExternalClientApplications.SelectMany(app => app.OauthPolicies.Select(policy =>
            new AppPolicy(app, app.Label ?? app.FullName, policy.IsAdminApproved, policy.ClientCredentialsFlowUser, policy.Profiles, policy.PermissionSets)
            {
                AdmissionLocation = policy.PermittedUsersLocation,
                HasIpRanges = app.HasTrustedIpRanges,
                IpRelaxation = policy.IpRelaxation,
            })),
    ];
}
