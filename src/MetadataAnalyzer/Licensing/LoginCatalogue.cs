using System.Collections.Concurrent;
using System.Collections.Frozen;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>logins.yml</c>: the meaning of the values in the columns of the login history.</summary>
internal sealed class LoginCatalogue
{
    private static readonly LoginKind Unknown = new(LoginSurface.Other, "unknown");

    private readonly Dictionary<string, LoginKind> _subtypes;
    private readonly Dictionary<string, LoginKind> _types;
    private readonly List<(string Pattern, LoginOutcome Outcome)> _statuses;
    private readonly List<(string Pattern, ApplicationKind Kind)> _applications;

    // Thousands of users share a few statuses and applications, so that each is matched once.
    private readonly ConcurrentDictionary<string, LoginOutcome> _outcomes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ApplicationKind> _kinds = new(StringComparer.Ordinal);

    public LoginCatalogue(YamlMapping file, CatalogueSources sources)
    {
        file.Only("subtypes", "types", "flows", "statuses", "applications");
        _subtypes = ReadKinds(file.Map("subtypes"), sources);
        _types = ReadKinds(file.Map("types"), sources);
        Flows = LoginFlow.ReadAll(file.Map("flows"), sources);
        _statuses = Read<LoginOutcome>(file.Map("statuses"), sources, "outcome", "language");
        _applications = Read<ApplicationKind>(file.Map("applications"), sources, "kind");
    }

    /// <summary>The flows of clients, by id.</summary>
    public FrozenDictionary<string, LoginFlow> Flows { get; }

    public LoginKind Classify(string? loginType, string? loginSubType, string? application)
    {
        var kind = OfType(loginType, loginSubType);
        return kind.Surface != LoginSurface.Ui && ClassifyApplication(application) == ApplicationKind.Person
            ? kind with { Surface = LoginSurface.Ui }
            : kind;
    }

    public LoginOutcome ClassifyStatus(string? status) =>
        _outcomes.GetOrAdd(status?.Trim() ?? "", word => Find(_statuses, word) ?? LoginOutcome.Unknown);

    public ApplicationKind ClassifyApplication(string? application) =>
        _kinds.GetOrAdd(application?.Trim() ?? "", name => Find(_applications, name) ?? ApplicationKind.App);

    private LoginKind OfType(string? loginType, string? loginSubType)
    {
        if (loginSubType?.Trim() is { Length: > 0 } subType && _subtypes.TryGetValue(subType, out var kind))
        {
            return kind;
        }

        return loginType?.Trim() is { Length: > 0 } type && _types.TryGetValue(type, out kind) ? kind : Unknown;
    }

    private static T? Find<T>(List<(string Pattern, T Value)> patterns, string text)
        where T : struct
    {
        foreach (var (pattern, value) in patterns)
        {
            if (TextPattern.Matches(pattern, text))
            {
                return value;
            }
        }

        return null;
    }

    private static List<(string Pattern, T Value)> Read<T>(
        YamlMapping section, CatalogueSources sources, string key, params ReadOnlySpan<string> others)
        where T : struct, Enum
    {
        var patterns = new List<(string, T)>();
        foreach (var entry in section.Entries)
        {
            entry.Only([key, "source", .. others]);
            sources.Of(entry);
            patterns.Add((entry.Name, entry.Word<T>(key)));
        }

        return patterns;
    }

    private static Dictionary<string, LoginKind> ReadKinds(YamlMapping section, CatalogueSources sources)
    {
        var kinds = new Dictionary<string, LoginKind>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in section.Entries)
        {
            entry.Only("surface", "flow", "labels", "source");
            sources.Of(entry);
            var kind = new LoginKind(entry.Word<LoginSurface>("surface"), entry.Text("flow"));
            foreach (var name in entry.List("labels").Prepend(entry.Name))
            {
                if (!kinds.TryAdd(name, kind))
                {
                    throw entry.Error($"'{name}' is there twice");
                }
            }
        }

        return kinds;
    }
}

/// <summary>The kind of a login.</summary>
/// <param name="Surface">The surface that it opened.</param>
/// <param name="Flow">
/// <c>client-credentials</c>, <c>refresh-token</c>, <c>web-server</c>, <c>soap-login</c>, <c>saml-ui</c>, …; <c>unknown</c> when the
/// catalogue lists neither type nor subtype.
/// </param>
public sealed record LoginKind(LoginSurface Surface, string Flow);

/// <summary>The surface that a login opened.</summary>
public enum LoginSurface
{
    /// <summary>The user interface, or a client that only people use, such as a phone app.</summary>
    Ui,

    /// <summary>An API.</summary>
    Api,

    /// <summary>Neither, or not known.</summary>
    Other,
}

/// <summary>The outcome of a login, by its status.</summary>
public enum LoginOutcome
{
    /// <summary>The status is missing or not in the catalogue: perhaps a success.</summary>
    Unknown,

    /// <summary>The login succeeded.</summary>
    Success,

    /// <summary>The login failed.</summary>
    Failed,
}

/// <summary>The kind of a name in the application column of a login.</summary>
public enum ApplicationKind
{
    /// <summary>A connected or external client app.</summary>
    App,

    /// <summary>No application.</summary>
    None,

    /// <summary>A client that only people use, on a phone, in a mail program, on a desktop or in a browser.</summary>
    Person,

    /// <summary>A client of the platform vendor, which a complete project can lack.</summary>
    Tool,
}
