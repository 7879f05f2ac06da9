using System.Collections.Immutable;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>permissions.yml</c>: user permissions, and the triggers that make a permission matter.</summary>
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

        // An alias can be the same name in another case, which the look-up already finds.
        foreach (var alias in aliases)
        {
            var target = byName.GetValueOrDefault(alias.Text("alias_of")) is { AliasOf: null } listed
                ? listed
                : throw alias.Error(
                    $"'alias_of' must name a listed permission that is no alias itself, not '{alias.Text("alias_of")}'", "alias_of");
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
            throw entry.Error(
                $"no code decides trigger '{entry.Name}' by {decider.ToString().ToLowerInvariant()}; it knows {string.Join(", ", known)}",
                "decided_by");
        }

        entry.Only("decided_by", "when", "otherwise");
        return new PermissionTrigger(entry.Name, decider, Ask: "", entry.Text("when"), entry.Text("otherwise"));
    }

    private static PermissionEntry Read(
        YamlMapping entry, Dictionary<string, PermissionTrigger> triggers, CatalogueSources sources, string? fallback)
    {
        entry.Only(
            "label", "label_assumed", "carried_by", "carried_confidence", "fixed_by_profile", "relevance", "confidence", "feature", "risk",
            "why", "trigger", "implies", "implies_if", "implies_observed", "implies_objects", "alias_of", "census_only", "full_profiles",
            "integration_sets", "note", "replacement", "retired", "source");
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
            ImpliesIf = entry.Has("implies_if")
                ? [.. entry.Map("implies_if").Texts().Select(pair => new ConditionalPermission(pair.Key, pair.Text))]
                : [],
            ImpliesObserved = entry.List("implies_observed"),
            ImpliesObjects = entry.List("implies_objects"),
            FullProfiles = entry.CountOrZero("full_profiles"),
            IntegrationSets = entry.CountOrZero("integration_sets"),
            Note = entry.TextOrNull("note"),
            Source = sources.Of(entry, fallback),
        };
    }
}

/// <summary>A use in which a permission matters. Without the use, it does not matter whether the licence carries the permission.</summary>
/// <param name="Id">Its key in <c>permissions.yml</c>, such as <c>apex-rest</c>.</param>
/// <param name="DecidedBy">The source that shows whether the use is present.</param>
/// <param name="Ask">The question for the owner of the integration, which is "it"; empty when files or exports decide.</param>
/// <param name="When">The use as a clause, "the user may edit cases"; empty when the client decides.</param>
/// <param name="Otherwise">The clause without the use, "the user may not edit cases"; empty when the client decides.</param>
public sealed record PermissionTrigger(string Id, TriggerDecider DecidedBy, string Ask, string When, string Otherwise)
{
    /// <summary>The client opens Visualforce pages.</summary>
    public const string Pages = "pages";

    public const string ApexRest = "apex-rest";
    public const string OutboundMessages = "outbound-messages";
    public const string PriceOverride = "price-override";
    public const string Cases = "cases";
    public const string Leads = "leads";
    public const string ContractsAndOrders = "contracts-orders";
    public const string Solutions = "solutions";
    public const string Knowledge = "knowledge";
    public const string LoginMethod = "login-method";

    /// <summary>The triggers that files and exports decide. The program has code for these and for no others.</summary>
    internal static ImmutableArray<(string Id, TriggerDecider DecidedBy)> Decided { get; } =
    [
        (ApexRest, TriggerDecider.Files), (OutboundMessages, TriggerDecider.Files), (PriceOverride, TriggerDecider.Files),
        (Cases, TriggerDecider.Files), (Leads, TriggerDecider.Files), (ContractsAndOrders, TriggerDecider.Files),
        (Solutions, TriggerDecider.Files), (Knowledge, TriggerDecider.Files),
        (LoginMethod, TriggerDecider.Exports),
    ];
}

/// <summary>The source that shows whether the use of a <see cref="PermissionTrigger"/> is present.</summary>
public enum TriggerDecider
{
    /// <summary>The project's files and the subject's rights.</summary>
    Files,

    /// <summary>Exports of org data.</summary>
    Exports,

    /// <summary>Only the client's behaviour, which its owner must be asked about.</summary>
    Client,
}
