using System.Collections.Immutable;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>permissions.yml</c>.</summary>
internal sealed class PermissionCatalogue
{
    private readonly Dictionary<string, PermissionEntry> _byName;

    public PermissionCatalogue(CatalogueNode file, CatalogueSources sources)
    {
        file.Only("source", "triggers", "permissions");
        var triggers = file.Map("triggers").Entries.Select(ReadTrigger).ToDictionary(trigger => trigger.Id, StringComparer.Ordinal);
        var fallback = file.TextOrNull("source");
        var all = file.Map("permissions").EntriesInTheirCase.Select(entry => (Node: entry, Permission: Read(entry, triggers, sources, fallback))).ToList();
        var byName = new Dictionary<string, PermissionEntry>(all.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (node, permission) in all.Where(item => item.Permission.AliasOf is null))
        {
            if (!byName.TryAdd(permission.Name, permission))
            {
                throw node.Error($"'{permission.Name}' is there twice; case does not matter");
            }
        }

        // An alias may be the same name in another case; then the look-up needs no entry of its own.
        foreach (var (node, alias) in all.Where(item => item.Permission.AliasOf is not null))
        {
            var target = byName.GetValueOrDefault(alias.AliasOf!) is { AliasOf: null } listed
                ? listed
                : throw node.Error($"'alias_of' must name a listed permission that is no alias itself, not '{alias.AliasOf}'", "alias_of");
            byName.TryAdd(alias.Name, target);
        }

        Triggers = [.. triggers.Values.OrderBy(trigger => trigger.Id, StringComparer.Ordinal)];
        All = [.. all.Select(item => item.Permission).OrderBy(permission => permission.Name, StringComparer.Ordinal)];
        _byName = byName;
    }

    public ImmutableArray<PermissionTrigger> Triggers { get; }

    public ImmutableArray<PermissionEntry> All { get; }

    public PermissionEntry? Find(string apiName) => _byName.GetValueOrDefault(apiName);

    private static PermissionTrigger ReadTrigger(CatalogueNode entry)
    {
        entry.Only("decided_by", "when");
        return new PermissionTrigger(entry.Name, entry.Word<TriggerDecider>("decided_by"), entry.Text("when"));
    }

    private static PermissionEntry Read(
        CatalogueNode entry, Dictionary<string, PermissionTrigger> triggers, CatalogueSources sources, string? fallback)
    {
        entry.Only(
            "label", "label_assumed", "carried_by", "carried_confidence", "fixed_by_profile", "relevance", "confidence", "feature", "risk", "why", "trigger",
            "implies", "implies_if", "implies_observed", "implies_objects", "alias_of", "census_only", "full_profiles", "integration_sets", "note",
            "replacement", "source");
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
