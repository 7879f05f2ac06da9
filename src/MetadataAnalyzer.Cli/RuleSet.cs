using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.CustomRules;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Rules;

namespace MetadataAnalyzer.Cli;

/// <summary>The rules of a run: the built-in ones and those that the configuration adds.</summary>
public sealed class RuleSet
{
    private readonly ImmutableArray<CustomRule> _custom;

    internal RuleSet(ImmutableArray<CustomRule> custom)
    {
        _custom = custom;
        Analyzers = [.. ReadBuiltIn(), .. custom.Select(rule => rule.Analyzer)];
        Descriptors = [.. new AnalyzerDriver(Analyzers).Descriptors];
        Origins = custom.SelectMany(rule => rule.Analyzer.SupportedDiagnostics.Select(descriptor => (descriptor.Id, rule.Origin)))
            .ToImmutableDictionary(entry => entry.Id, entry => entry.Origin, StringComparer.Ordinal);
    }

    /// <summary>The built-in rules alone.</summary>
    public static RuleSet BuiltIn { get; } = new([]);

    /// <summary>Every rule.</summary>
    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; }

    /// <summary>The ids of the rules.</summary>
    public IEnumerable<string> Ids => Analyzers.SelectMany(rule => rule.SupportedDiagnostics).Select(descriptor => descriptor.Id);

    /// <summary>What the rules may report, sorted by id.</summary>
    public ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>Where a rule that is not built in comes from, by id: its pack or file of policies, as places are shown.</summary>
    public ImmutableDictionary<string, string> Origins { get; }

    /// <summary>The rule that reports an id, in any case; null when there is none.</summary>
    public DiagnosticAnalyzer? Find(string id) =>
        Analyzers.FirstOrDefault(
            analyzer =>
                analyzer.SupportedDiagnostics.Any(descriptor => string.Equals(descriptor.Id, id, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The rule with its pack; null for a built-in one.</summary>
    internal CustomRule? FindCustom(string id) =>
        _custom.FirstOrDefault(rule => rule.Analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == id));

    [UnconditionalSuppressMessage(
        "Trimming", "IL2026", Justification = "The project file roots the rules' assembly, so that a native build keeps every rule.")]
    private static ImmutableArray<DiagnosticAnalyzer> ReadBuiltIn() => BuiltInRules.All;
}

/// <summary>The rules of each configuration, read once because building a pack takes seconds.</summary>
internal sealed class RuleSetCache
{
    private readonly Dictionary<AnalyzerConfiguration, RuleSet> _read = new(ReferenceEqualityComparer.Instance);

    /// <param name="fileSystem">Where packs and policies are.</param>
    /// <param name="project">Folder or zip file of the project, from which places are shown.</param>
    /// <param name="configuration">What names them.</param>
    /// <param name="allowed">The packs that may run.</param>
    /// <param name="places">Where files are read.</param>
    /// <param name="cancellationToken">Stops a build.</param>
    /// <exception cref="ConfigurationException">One of them cannot be used.</exception>
    public RuleSet Read(
        IFileSystem fileSystem, string project, AnalyzerConfiguration configuration, AllowedRulePacks allowed, FilePlaces places,
        CancellationToken cancellationToken)
    {
        if (!HasCustom(configuration) && allowed.Named.IsEmpty)
        {
            return RuleSet.BuiltIn;
        }

        if (!_read.TryGetValue(configuration, out var rules))
        {
            rules = new(new CustomRuleReader(fileSystem, project, allowed, places).Read(configuration, cancellationToken));
            _read.Add(configuration, rules);
        }

        return rules;
    }

    /// <summary>The rules of a configuration that was read before.</summary>
    public RuleSet Of(AnalyzerConfiguration configuration) => _read.TryGetValue(configuration, out var rules) ? rules
        : !HasCustom(configuration) ? RuleSet.BuiltIn
        : throw new InvalidOperationException("the rules of this configuration were not read");

    private static bool HasCustom(AnalyzerConfiguration configuration) =>
        !configuration.RulePacks.IsEmpty || !configuration.Policies.IsEmpty;
}
