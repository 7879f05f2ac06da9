using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli.Changes;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.CustomRules;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Rules;

namespace MetadataAnalyzer.Cli;

/// <summary>The rules of a command: the built-in ones and those that the configuration adds.</summary>
public sealed class CommandRules : RuleSet
{
    private readonly ImmutableArray<CustomRule> _custom;

    internal CommandRules(ImmutableArray<CustomRule> custom)
        : base([.. ReadBuiltIn(), .. custom.Select(rule => rule.Analyzer)], OriginsOf(custom)) => _custom = custom;

    /// <summary>The built-in rules alone.</summary>
    public static CommandRules BuiltIn { get; } = new([]);

    /// <summary>The rule with its pack; null for a built-in one.</summary>
    internal CustomRule? FindCustom(string id) =>
        _custom.FirstOrDefault(rule => rule.Analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == id));

    private static ImmutableDictionary<string, string> OriginsOf(ImmutableArray<CustomRule> custom) =>
        custom.SelectMany(rule => rule.Analyzer.SupportedDiagnostics.Select(descriptor => (descriptor.Id, rule.Origin)))
            .ToImmutableDictionary(entry => entry.Id, entry => entry.Origin, StringComparer.Ordinal);

    [UnconditionalSuppressMessage(
        "Trimming", "IL2026", Justification = "The project file roots the rules' assembly, so that a native build keeps every rule.")]
    private static ImmutableArray<DiagnosticAnalyzer> ReadBuiltIn() => BuiltInRules.All;
}

/// <summary>
/// The input of a command: an assessment by the rules of the configuration, perhaps by the files of another state of the repository.
/// </summary>
public sealed record AssessmentInput : AssessmentRun
{
    private readonly Dictionary<AnalyzerConfiguration, CommandRules> _rules = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// The state before a change. Every file of the repository that the assessment goes by is read in it, except for the metadata itself;
    /// null reads all in place.
    /// </summary>
    internal BaseTree? Base { get; init; }

    /// <summary>The rule packs that may run.</summary>
    public AllowedRulePacks RulePacks { get; init; } = AllowedRulePacks.None;

    /// <inheritdoc/>
    public override FilePlaces Places => Base?.Places ?? FilePlaces.InPlace;

    /// <inheritdoc/>
    protected override string? IgnoredFolder => Places.IsMoved(Path) ? Base?.Path : null;

    /// <summary>The built-in rules and those that the configuration adds, read once because building a pack takes seconds.</summary>
    /// <exception cref="ConfigurationException">A rule pack is not allowed, or it or a file of policies cannot be used.</exception>
    public override RuleSet ReadRules(
        IFileSystem fileSystem, AnalyzerConfiguration configuration, CancellationToken cancellationToken = default) =>
        Rules ?? ReadCustom(fileSystem, configuration, cancellationToken);

    /// <summary>Runs the rules over an org that was read by this and judges its subjects.</summary>
    public AssessmentResult Assess(Org org, CancellationToken cancellationToken = default) =>
        Assess(org, Rules ?? RulesOf(org.Configuration), cancellationToken);

    /// <summary>The rule packs of a configuration that may not run.</summary>
    public ImmutableArray<NamedReference> RefusedRulePacks(IFileSystem fileSystem, AnalyzerConfiguration configuration) =>
        new CustomRuleReader(fileSystem, Path, RulePacks, Places).FindRefused(configuration);

    /// <summary>The values that an option gives to a key; answers are apart, in <see cref="AssessmentRun.Answers"/>.</summary>
    internal ImmutableArray<string> ValuesOfOption(ConfigurationKey key)
    {
        if (key == AnalyzerConfiguration.IncludeKey)
        {
            return [.. Options.Include.Order(StringComparer.Ordinal)];
        }

        if (key == AnalyzerConfiguration.ExcludeKey)
        {
            return [.. Options.Exclude.Order(StringComparer.Ordinal)];
        }

        if (key == AnalyzerConfiguration.FactsKey)
        {
            return FactsFiles;
        }

        if (key == AnalyzerConfiguration.RulePacksKey)
        {
            return RulePacks.Named;
        }

        var single = key == AnalyzerConfiguration.AsOfKey ? AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : key == AnalyzerConfiguration.WindowKey ? WindowDays?.ToString(CultureInfo.InvariantCulture)
            : key == AnalyzerConfiguration.EditionKey ? Options.Edition
            : key == AnalyzerConfiguration.PriceBookKey ? PriceBook
            : null;
        return single is null ? [] : [single];
    }

    internal CommandRules ReadCustom(IFileSystem fileSystem, AnalyzerConfiguration configuration, CancellationToken cancellationToken)
    {
        if (IsBuiltIn(configuration))
        {
            return CommandRules.BuiltIn;
        }

        if (!_rules.TryGetValue(configuration, out var rules))
        {
            rules = new(new CustomRuleReader(fileSystem, Path, RulePacks, Places).Read(configuration, cancellationToken));
            _rules.Add(configuration, rules);
        }

        return rules;
    }

    private CommandRules RulesOf(AnalyzerConfiguration configuration) => _rules.TryGetValue(configuration, out var rules) ? rules
        : IsBuiltIn(configuration) ? CommandRules.BuiltIn
        : throw new InvalidOperationException("the rules of this configuration were not read");

    private bool IsBuiltIn(AnalyzerConfiguration configuration) =>
        configuration.RulePacks.IsEmpty && configuration.Policies.IsEmpty && RulePacks.Named.IsEmpty;
}
