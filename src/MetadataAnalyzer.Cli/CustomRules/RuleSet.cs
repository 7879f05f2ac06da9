using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Rules;

namespace MetadataAnalyzer.Cli.CustomRules;

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

    /// <summary>What the rules may report, sorted by id.</summary>
    public ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>Where a rule that is not built in comes from, by id: its pack or file of policies, as places are shown.</summary>
    public ImmutableDictionary<string, string> Origins { get; }

    /// <summary>The rule that reports an id, in any case; null when there is none.</summary>
    public DiagnosticAnalyzer? Find(string id) =>
        Analyzers.FirstOrDefault(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => string.Equals(descriptor.Id, id, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The rule with its pack; null for a built-in one.</summary>
    internal CustomRule? FindCustom(string id) => _custom.FirstOrDefault(rule => rule.Analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == id));

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The project file roots the rules' assembly, so that a native build keeps every rule.")]
    private static ImmutableArray<DiagnosticAnalyzer> ReadBuiltIn() => BuiltInRules.All;
}
