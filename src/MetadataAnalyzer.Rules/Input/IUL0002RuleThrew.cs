using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>IUL0002: a rule threw. The driver reports it in the rule's place; this class gives the id its page.</summary>
public sealed class IUL0002RuleThrew : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [AnalyzerDriver.RuleThrew];

    public override void Initialize(AnalysisContext context)
    {
    }
}
