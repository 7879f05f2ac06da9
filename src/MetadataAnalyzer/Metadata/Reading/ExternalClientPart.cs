namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Settings or policies of an external client app, before they are joined with its header.</summary>
internal sealed class ExternalClientPart : MetadataComponent
{
    public override string TypeName => "ExternalClientPart";

    /// <summary>Whether <c>trustedIpRanges</c> lists any.</summary>
    public bool HasTrustedIpRanges { get; init; }

    /// <summary>The app, as <c>externalClientApplication</c> names it.</summary>
    public required string Application { get; init; }

    public ExternalClientOauthPolicy? OauthPolicy { get; init; }

    public bool? IsEnabled { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = [];

    public Location? SecretLocation { get; init; }
}
