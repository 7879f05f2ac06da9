using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>What an administrator set for the OAuth plug-in of an external client app.</summary>
public sealed record ExternalClientOauthPolicy
{
    /// <summary>Full name of the policy component (its file name).</summary>
    public required string FullName { get; init; }

    /// <summary>The policy's root element.</summary>
    public required Location Location { get; init; }

    /// <summary><c>AllSelfAuthorized</c> or <c>AdminApprovedPreAuthorized</c>.</summary>
    public string? PermittedUsers { get; init; }

    /// <summary>Where the file says so; null when it does not.</summary>
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

    public string? RefreshTokenPolicy { get; init; }
}
