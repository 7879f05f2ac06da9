using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>
/// IUL0011: an entry of the configuration does not hold. Whether a suppression matches is known only when every rule has run, so that the
/// assessment reports it; this class gives the id its page.
/// </summary>
public sealed class IUL0011ConfigurationDoesNotHold : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Suppressions.DoesNotHold];

    public override void Initialize(AnalysisContext context)
    {
    }
}
