using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>A connected app. Consumer keys, secrets and certificates are never kept.</summary>
public sealed class ConnectedApp : MetadataComponent
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.ConnectedApp;

    public string? Label { get; init; }

    /// <summary>Whether only users that an administrator pre-authorised may connect.</summary>
    public bool IsAdminApproved { get; init; }

    /// <summary>Place of that value; null when not given.</summary>
    public Location? AdminApprovedLocation { get; init; }

    public bool IsClientCredentialEnabled { get; init; }

    /// <summary>Username the client-credentials flow runs as.</summary>
    public NamedReference? ClientCredentialUser { get; init; }

    /// <summary>Username the plug-in runs as.</summary>
    public NamedReference? PluginExecutionUser { get; init; }

    /// <summary>Pre-authorised profiles, by label or API name.</summary>
    public ImmutableArray<NamedReference> Profiles { get; init; } = [];

    /// <summary>Pre-authorised permission sets, by label or API name.</summary>
    public ImmutableArray<NamedReference> PermissionSets { get; init; } = [];

    /// <summary>OAuth scopes: <c>Api</c>, <c>RefreshToken</c>, <c>Web</c> …</summary>
    public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary><c>ENFORCE</c>, <c>BYPASS</c> …: whether the profile's login IP ranges hold for this app.</summary>
    public string? IpRelaxation { get; init; }

    /// <summary>How long its refresh tokens live; null when not given.</summary>
    public RefreshTokenPolicy? RefreshTokenPolicy { get; init; }

    /// <summary>Whether a signing certificate is set, with which the app can use the JWT bearer flow.</summary>
    public bool HasCertificate { get; init; }

    /// <summary>Trusted addresses of the app itself.</summary>
    public ImmutableArray<LoginIpRange> IpRanges { get; init; } = [];

    /// <summary>The place of a consumer secret in the file; null when it holds none.</summary>
    public Location? SecretLocation { get; init; }
}
