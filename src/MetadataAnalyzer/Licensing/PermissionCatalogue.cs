using System.Collections.Immutable;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>permissions.yml</c>.</summary>
internal sealed class PermissionCatalogue
{
    private readonly Dictionary<string, PermissionEntry> _byName;

    public PermissionCatalogue(YamlMapping file, CatalogueSources sources)
    {
        file.Only("source", "triggers", "permissions");
        var triggers = file.Map("triggers").Entries.Select(ReadTrigger).ToDictionary(trigger => trigger.Id, StringComparer.Ordinal);
        var fallback = file.TextOrNull("source");
        var all = new List<PermissionEntry>(1500);
        var aliases = new List<YamlMapping>();
        var byName = new Dictionary<string, PermissionEntry>(1500, StringComparer.OrdinalIgnoreCase);
        foreach (var node in file.Map("permissions").EntriesInTheirCase)
        {
            var permission = Read(node, triggers, sources, fallback);
            all.Add(permission);
            if (permission.AliasOf is not null)
            {
                aliases.Add(node);
            }
            else if (!byName.TryAdd(permission.Name, permission))
            {
                throw node.Error($"'{permission.Name}' is there twice; case does not matter");
            }
        }

        // An alias may be the same name in another case; then the look-up needs no entry of its own.
        foreach (var alias in aliases)
        {
            var target = byName.GetValueOrDefault(alias.Text("alias_of")) is { AliasOf: null } listed
                ? listed
                : throw alias.Error($"'alias_of' must name a listed permission that is no alias itself, not '{alias.Text("alias_of")}'", "alias_of");
            byName.TryAdd(alias.Name, target);
        }

        Triggers = [.. triggers.Values.OrderBy(trigger => trigger.Id, StringComparer.Ordinal)];
        All = [.. all.OrderBy(permission => permission.Name, StringComparer.Ordinal)];
        _byName = byName;
    }

    public ImmutableArray<PermissionTrigger> Triggers { get; }

    public ImmutableArray<PermissionEntry> All { get; }

    public PermissionEntry? Find(string apiName) => _byName.GetValueOrDefault(apiName);

    private static PermissionTrigger ReadTrigger(YamlMapping entry)
    {
        var decider = entry.Word<TriggerDecider>("decided_by");
        if (decider == TriggerDecider.Client)
        {
            entry.Only("decided_by", "ask");
            return new PermissionTrigger(entry.Name, decider, entry.Text("ask"), When: "", Otherwise: "");
        }

        if (!PermissionTrigger.Decided.Contains((entry.Name, decider)))
        {
            var known = PermissionTrigger.Decided.Where(trigger => trigger.DecidedBy == decider).Select(trigger => trigger.Id);
            throw entry.Error($"no code decides trigger '{entry.Name}' by {decider.ToString().ToLowerInvariant()}; it knows {string.Join(", ", known)}", "decided_by");
        }

        entry.Only("decided_by", "when", "otherwise");
        return new PermissionTrigger(entry.Name, decider, Ask: "", entry.Text("when"), entry.Text("otherwise"));
    }

    private static PermissionEntry Read(
        YamlMapping entry, Dictionary<string, PermissionTrigger> triggers, CatalogueSources sources, string? fallback)
    {
        entry.Only(
            "label", "label_assumed", "carried_by", "carried_confidence", "fixed_by_profile", "relevance", "confidence", "feature", "risk", "why", "trigger",
            "implies", "implies_if", "implies_observed", "implies_objects", "alias_of", "census_only", "full_profiles", "integration_sets", "note",
            "replacement", "retired", "source");
        PermissionTrigger? trigger = null;
        if (entry.TextOrNull("trigger") is { } id && !triggers.TryGetValue(id, out trigger))
        {
            throw entry.Error($"'{id}' is no trigger; add it to 'triggers' above", "trigger");
        }

        var carriedBy = entry.TextOrNull("carried_by");
        if (carriedBy is not (null or "profile" or "psl"))
        {
            throw entry.Error($"'carried_by' must be profile or psl, not '{carriedBy}'", "carried_by");
        }

        return new PermissionEntry
        {
            Name = entry.Name,
            Label = entry.Text("label"),
            LabelAssumed = entry.Flag("label_assumed"),
            CarriedBy = carriedBy,
            CarriedConfidence = entry.WordOr("carried_confidence", Confidence.High),
            FixedByProfile = entry.Flag("fixed_by_profile"),
            Relevance = entry.Word<PermissionRelevance>("relevance"),
            Confidence = entry.WordOr("confidence", Confidence.High),
            Risk = entry.Word<PermissionRisk>("risk"),
            Why = entry.Text("why"),
            Feature = entry.TextOrNull("feature"),
            Trigger = trigger,
            Replacement = entry.TextOrNull("replacement"),
            Retired = entry.TextOrNull("retired"),
            AliasOf = entry.TextOrNull("alias_of"),
            CensusOnly = entry.Flag("census_only"),
            Implies = entry.List("implies"),
            ImpliesIf = entry.Has("implies_if") ? [.. entry.Map("implies_if").Texts().Select(pair => new ConditionalPermission(pair.Key, pair.Text))] : [],
            ImpliesObserved = entry.List("implies_observed"),
            ImpliesObjects = entry.List("implies_objects"),
            FullProfiles = entry.CountOrZero("full_profiles"),
            IntegrationSets = entry.CountOrZero("integration_sets"),
            Note = entry.TextOrNull("note"),
            Source = sources.Of(entry, fallback),
        };
    }
}
