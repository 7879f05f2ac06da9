using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>usage.yml</c>: what a request of the API usage log does, and which questions it answers.</summary>
public sealed class UsageCatalogue
{
    /// <summary>The rights whose use the log shows.</summary>
    internal const AccessRights DataRights = AccessRights.Create | AccessRights.Read | AccessRights.Edit | AccessRights.Delete;

    private readonly ImmutableArray<string> _userInterface;
    private readonly ImmutableArray<RequestLine> _requests;
    private readonly Dictionary<string, UsageSigns> _triggers;
    private readonly Dictionary<string, UsageSigns> _permissions;

    internal UsageCatalogue(YamlMapping file, CatalogueSources sources, PermissionCatalogue permissions)
    {
        file.Only("user-interface", "requests", "triggers", "permissions");
        var userInterface = file.Map("user-interface");
        userInterface.Only("categories", "source");
        sources.Of(userInterface);
        _userInterface = userInterface.List("categories");
        _requests = [.. file.Items("requests").Select(entry => ReadRequest(entry, sources))];
        _triggers = ReadSigns(
            file.Map("triggers"), sources,
            id => permissions.Triggers.Any(trigger => string.Equals(trigger.Id, id, StringComparison.Ordinal)));
        _permissions = ReadSigns(file.Map("permissions"), sources, name => permissions.Find(name) is not null);
    }

    /// <summary>The effect of a request on records of its entity.</summary>
    public UsageEffect EffectOf(ApiRequest request) =>
        _requests.FirstOrDefault(line => line.Fits(request))?.Effect ?? UsageEffect.Unknown;

    /// <summary>Whether clients of a category are a user interface.</summary>
    public bool IsUserInterface(string category) => _userInterface.Contains(category, StringComparer.OrdinalIgnoreCase);

    /// <summary>The signs in the log that a permission is used; null when the log cannot show it.</summary>
    /// <param name="permission">API name of the permission.</param>
    /// <param name="trigger">Id of its question in the permission catalogue; null for none.</param>
    public UsageSigns? FindSigns(string permission, string? trigger) =>
        _permissions.GetValueOrDefault(permission) ?? (trigger is null ? null : _triggers.GetValueOrDefault(trigger));

    private static RequestLine ReadRequest(YamlMapping entry, CatalogueSources sources)
    {
        entry.Only("family", "method", "resource", "rights", "perhaps", "hidden", "source");
        sources.Of(entry);
        var effect = new UsageEffect(Rights(entry, "rights"), Rights(entry, "perhaps"), entry.Flag("hidden"));
        return new(entry.TextOrNull("family"), entry.TextOrNull("method"), entry.TextOrNull("resource"), effect);
    }

    private static AccessRights Rights(YamlMapping entry, string key)
    {
        var rights = entry.Has(key)
            ? entry.List(key).Aggregate(AccessRights.None, (all, word) => all | entry.ParseWord<AccessRights>(key, word))
            : AccessRights.None;
        return (rights & ~DataRights) == AccessRights.None ? rights
            : throw entry.Error($"'{key}' are read, create, edit or delete", key);
    }

    private static Dictionary<string, UsageSigns> ReadSigns(YamlMapping entries, CatalogueSources sources, Func<string, bool> isKnown)
    {
        var all = new Dictionary<string, UsageSigns>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries.Entries)
        {
            if (!isKnown(entry.Name))
            {
                throw entry.Error($"permissions.yml has no '{entry.Name}'");
            }

            entry.Only("shown", "possible", "absence", "source");
            sources.Of(entry);
            all.Add(entry.Name, new(Signs(entry, "shown"), Signs(entry, "possible"), entry.Flag("absence")));
        }

        return all;
    }

    private static ImmutableArray<UsageSign> Signs(YamlMapping entry, string key) =>
        entry.Has(key) ? [.. entry.Items(key).Select(ReadSign)] : [];

    private static UsageSign ReadSign(YamlMapping sign)
    {
        sign.Only("families", "methods", "resources", "entities", "rights");
        return sign.Keys.Any()
            ? new(sign.List("families"), sign.List("methods"), sign.List("resources"), sign.List("entities"), Rights(sign, "rights"))
            : throw sign.Error("a sign without any condition fits every request");
    }

    private sealed record RequestLine(string? Family, string? Method, string? Resource, UsageEffect Effect)
    {
        public bool Fits(ApiRequest request) =>
            Matches(Family, request.Family) && Matches(Method, request.Method) && Matches(Resource, request.Resource);

        private static bool Matches(string? pattern, string text) => pattern is null || TextPattern.Matches(pattern, text);
    }
}

/// <summary>The effect of a request on records.</summary>
/// <param name="Rights">What it does with records of its entity.</param>
/// <param name="Perhaps">What it may do besides: a possible use proves no need.</param>
/// <param name="IsHidden">Whether it may touch objects that the log does not name.</param>
public readonly record struct UsageEffect(AccessRights Rights, AccessRights Perhaps, bool IsHidden)
{
    /// <summary>The effect of a request that no line fits: it may do anything.</summary>
    public static UsageEffect Unknown { get; } = new(AccessRights.None, UsageCatalogue.DataRights, IsHidden: true);

    /// <summary>Whether it touches no records.</summary>
    public bool IsNone => this == default;
}

/// <summary>The signs in the API usage log that a permission is used.</summary>
/// <param name="Shown">Signs that prove it.</param>
/// <param name="Possible">Signs that prove nothing, but keep the log from showing the contrary.</param>
/// <param name="ProvesAbsence">Whether the log has a sign of every such use, so that without one there is none.</param>
public sealed record UsageSigns(ImmutableArray<UsageSign> Shown, ImmutableArray<UsageSign> Possible, bool ProvesAbsence)
{
    /// <summary>Whether families alone are signs: those are in the log, whatever else it lacks.</summary>
    public bool AreFamiliesOnly => Shown.Concat(Possible).All(sign => !sign.Families.IsEmpty && sign.Resources.IsEmpty);
}

/// <summary>A condition on requests: what is given must fit.</summary>
/// <param name="Families">API families.</param>
/// <param name="Methods">HTTP methods.</param>
/// <param name="Resources">Patterns of resources.</param>
/// <param name="Entities">Patterns of objects.</param>
/// <param name="Rights">What the request does with records.</param>
public sealed record UsageSign(
    ImmutableArray<string> Families, ImmutableArray<string> Methods, ImmutableArray<string> Resources, ImmutableArray<string> Entities,
    AccessRights Rights)
{
    /// <summary>Whether a request is such a sign.</summary>
    /// <param name="request">The kind of request.</param>
    /// <param name="effect">Its effect.</param>
    public bool Fits(ApiRequest request, UsageEffect effect) =>
        Fits(Families, request.Family) && Fits(Methods, request.Method) && Fits(Resources, request.Resource)
        && (Rights == AccessRights.None || (Rights & effect.Rights) != AccessRights.None)
        && (Entities.IsEmpty || request.Entities.Any(entity => Fits(Entities, entity)));

    private static bool Fits(ImmutableArray<string> patterns, string text)
    {
        foreach (var pattern in patterns)
        {
            if (TextPattern.Matches(pattern, text))
            {
                return true;
            }
        }

        return patterns.IsEmpty;
    }
}
