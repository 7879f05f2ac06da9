using System.Collections.Immutable;

namespace MetadataAnalyzer.Analysis;

/// <summary>The rules of a run.</summary>
public class RuleSet
{
    /// <param name="analyzers">The rules.</param>
    /// <param name="origins">The pack or file of policies of each rule that is not built in, by id; null for none.</param>
    /// <exception cref="InvalidOperationException">Two rules declare one id.</exception>
    public RuleSet(ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableDictionary<string, string>? origins = null)
    {
        Analyzers = analyzers;
        Descriptors = new AnalyzerDriver(analyzers).Descriptors;
        Origins = origins ?? ImmutableDictionary<string, string>.Empty;
    }

    /// <summary>Every rule.</summary>
    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; }

    /// <summary>The ids of the rules.</summary>
    public IEnumerable<string> Ids => Analyzers.SelectMany(rule => rule.SupportedDiagnostics).Select(descriptor => descriptor.Id);

    /// <summary>Every descriptor of the rules, sorted by id.</summary>
    public ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>The pack or file of policies of each rule that is not built in, by id.</summary>
    public ImmutableDictionary<string, string> Origins { get; }

    /// <summary>The rule that reports an id, in any case; null when there is none.</summary>
    public DiagnosticAnalyzer? Find(string id) => Analyzers.FirstOrDefault(analyzer =>
        analyzer.SupportedDiagnostics.Any(descriptor => string.Equals(descriptor.Id, id, StringComparison.OrdinalIgnoreCase)));
}
