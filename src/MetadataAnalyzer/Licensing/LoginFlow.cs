using System.Collections.Frozen;
using System.Collections.Immutable;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary>The consent that a flow rests on.</summary>
public enum FlowConsent
{
    /// <summary>No person is asked.</summary>
    None,

    /// <summary>A person agrees at a page of the platform, once for each refresh token.</summary>
    LoginPage,

    /// <summary>A person types a code that the device shows.</summary>
    DeviceCode,

    /// <summary>None: the client sends the user's password at each login.</summary>
    Password,

    /// <summary>No source says.</summary>
    Unknown,
}

/// <summary>An authorisation flow by which a client signs in.</summary>
/// <param name="Id">Its id, as <see cref="LoginKind.Flow"/>.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Consent">The consent that it rests on.</param>
/// <param name="Changes">Ids of the platform changes that touch every client on it.</param>
/// <param name="VendorChanges">Ids of those that touch a client with an app that is not the org's own.</param>
/// <param name="Source">The source.</param>
public sealed record LoginFlow(
    string Id, string Label, FlowConsent Consent, ImmutableArray<string> Changes, ImmutableArray<string> VendorChanges,
    EvidenceSource Source)
{
    /// <summary>Id of the flow by which a client renews its session without a person.</summary>
    public const string RefreshToken = "refresh-token";

    /// <summary>Id of the flow whose user the app itself names.</summary>
    public const string ClientCredentials = "client-credentials";

    /// <summary>Reads the flows of <c>logins.yml</c>, by id.</summary>
    internal static FrozenDictionary<string, LoginFlow> ReadAll(YamlMapping section, CatalogueSources sources) =>
        section.Entries.Select(entry => Read(entry, sources)).ToFrozenDictionary(flow => flow.Id, StringComparer.Ordinal);

    private static LoginFlow Read(YamlMapping entry, CatalogueSources sources)
    {
        entry.Only("label", "consent", "changes", "vendor_changes", "source");
        return new(
            entry.Name, entry.Text("label"), entry.Word<FlowConsent>("consent"), entry.List("changes"), entry.List("vendor_changes"),
            sources.Of(entry));
    }
}
