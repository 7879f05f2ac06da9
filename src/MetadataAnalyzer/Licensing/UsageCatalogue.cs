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

    private readonly ImmutableArray<RequestLine> _requests;
    private readonly Dictionary<string, UsageTrigger> _triggers;

    internal UsageCatalogue(YamlMapping file, CatalogueSources sources)
    {
        file.Only("requests", "triggers");
        _requests = [.. file.Items("requests").Select(entry => ReadRequest(entry, sources))];
        _triggers = file.Map("triggers").Entries.Select(entry => ReadTrigger(entry, sources))
            .ToDictionary(trigger => trigger.Id, StringComparer.Ordinal);
    }

    /// <summary>
    /// The effect of a request on records of its entity; null when the catalogue has no line for it, so that it may touch any.
    /// </summary>
    public UsageEffect? EffectOf(ApiRequest request) =>
        _requests.FirstOrDefault(line => line.Fits(request))?.Effect;

    /// <summary>The uses that answer a question of the permission catalogue; null when the log cannot show them.</summary>
    /// <param name="trigger">Id of the question.</param>
    public UsageTrigger? FindTrigger(string? trigger) => trigger is null ? null : _triggers.GetValueOrDefault(trigger);

    private static RequestLine ReadRequest(YamlMapping entry, CatalogueSources sources)
    {
        entry.Only("family", "method", "resource", "rights", "perhaps", "code", "source");
        sources.Of(entry);
        var effect = new UsageEffect(Rights(entry, "rights"), Rights(entry, "perhaps"), entry.Flag("code"));
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

    private static UsageTrigger ReadTrigger(YamlMapping entry, CatalogueSources sources)
    {
        entry.Only("families", "resources", "entities", "absence", "source");
        sources.Of(entry);
        return new(entry.Name, entry.List("families"), entry.List("resources"), entry.List("entities"), entry.Flag("absence"));
    }

    private sealed record RequestLine(string? Family, string? Method, string? Resource, UsageEffect Effect)
    {
        public bool Fits(ApiRequest request) =>
            Matches(Family, request.Family) && Matches(Method, request.Method) && Matches(Resource, request.Resource);

        private static bool Matches(string? pattern, string text) => pattern is null || TextPattern.Matches(pattern, text);
    }
}

/// <summary>The effect of a request.</summary>
/// <param name="Rights">What it does with records of its entity.</param>
/// <param name="Perhaps">What it may do besides.</param>
/// <param name="IsCode">Whether Apex or a flow answers it, so that what is touched is not in the log.</param>
public readonly record struct UsageEffect(AccessRights Rights, AccessRights Perhaps, bool IsCode);

/// <summary>The uses that answer a question of the permission catalogue with yes.</summary>
/// <param name="Id">Id of the question.</param>
/// <param name="Families">API families.</param>
/// <param name="Resources">Patterns of resources.</param>
/// <param name="Entities">Patterns of objects.</param>
/// <param name="ProvesAbsence">Whether the log shows every such use, so that without one the answer is no.</param>
public sealed record UsageTrigger(
    string Id, ImmutableArray<string> Families, ImmutableArray<string> Resources, ImmutableArray<string> Entities, bool ProvesAbsence)
{
    /// <summary>Whether a request shows the use.</summary>
    public bool IsShownBy(ApiRequest request) =>
        Families.Any(family => string.Equals(family, request.Family, StringComparison.OrdinalIgnoreCase))
        || Resources.Any(pattern => TextPattern.Matches(pattern, request.Resource))
        || request.Entities.Any(entity => Entities.Any(pattern => TextPattern.Matches(pattern, entity)));
}
