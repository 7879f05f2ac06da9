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

    /// <summary>Whether the app is switched on; null when no policy says.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Whether <c>trustedIpRanges</c> lists any.</summary>
    public bool HasTrustedIpRanges { get; init; }

    /// <summary>OAuth scopes of its settings.</summary>
    public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary>Where a file of the app holds a consumer secret; null when none does.</summary>
    public Location? SecretLocation { get; init; }
}
