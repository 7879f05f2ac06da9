using System.Collections.Immutable;

namespace MetadataAnalyzer.Analysis;

/// <summary>A rule. Every public class derived from this in a rule assembly is one; it holds no state.</summary>
public abstract class DiagnosticAnalyzer
{
    /// <summary>Every descriptor the rule may report.</summary>
    public abstract ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <summary>Called once, to register actions.</summary>
    public abstract void Initialize(AnalysisContext context);
}
