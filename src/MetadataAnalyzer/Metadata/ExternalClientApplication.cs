using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>
/// An external client app: its header and the settings and policies that name it in <c>externalClientApplication</c>.
/// Settings or policies whose header is not in the project make an app without a header.
/// </summary>
public sealed class ExternalClientApplication : MetadataComponent
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.ExternalClientApplication;

    public string? Label { get; init; }

    /// <summary>Whether the header file is in the project.</summary>
    public bool HasHeader { get; init; }

    /// <summary>OAuth policies, one per <c>ecaOauthPlcy</c> file.</summary>
    public ImmutableArray<ExternalClientOauthPolicy> OauthPolicies { get; init; } = [];

    /// <summary>Whether the app is switched on; null when not given.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Whether <c>trustedIpRanges</c> lists any.</summary>
    public bool HasTrustedIpRanges { get; init; }

    /// <summary>OAuth scopes of its settings.</summary>
    public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary>The place of a consumer secret in a file of the app; null when there is none.</summary>
    public Location? SecretLocation { get; init; }
}

/// <summary>An administrator's settings for the OAuth plug-in of an external client app.</summary>
public sealed record ExternalClientOauthPolicy
{
    /// <summary>Full name of the policy component (its file name).</summary>
    public required string FullName { get; init; }

    /// <summary>The policy's root element.</summary>
    public required Location Location { get; init; }

    /// <summary><c>AllSelfAuthorized</c> or <c>AdminApprovedPreAuthorized</c>.</summary>
    public string? PermittedUsers { get; init; }

    /// <summary>Place of that value; null when not given.</summary>
    public Location? PermittedUsersLocation { get; init; }

    /// <summary>Whether only users that an administrator pre-authorised may connect.</summary>
    public bool IsAdminApproved => string.Equals(PermittedUsers, "AdminApprovedPreAuthorized", StringComparison.OrdinalIgnoreCase);

    public bool IsClientCredentialsFlowEnabled { get; init; }

    /// <summary>Username the client-credentials flow runs as.</summary>
    public NamedReference? ClientCredentialsFlowUser { get; init; }

    /// <summary>Username the token-exchange handler runs as.</summary>
    public NamedReference? ExecuteHandlerAs { get; init; }

    /// <summary>Pre-authorised profiles, by label or API name, out of the comma-separated list.</summary>
    public ImmutableArray<NamedReference> Profiles { get; init; } = [];

    /// <summary>Pre-authorised permission sets, by API name, label or id, out of the comma-separated list.</summary>
    public ImmutableArray<NamedReference> PermissionSets { get; init; } = [];

    public string? IpRelaxation { get; init; }

    /// <summary>How long its refresh tokens live; null when not given.</summary>
    public RefreshTokenPolicy? RefreshTokenPolicy { get; init; }
}
