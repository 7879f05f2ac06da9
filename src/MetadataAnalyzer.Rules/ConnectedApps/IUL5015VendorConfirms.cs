using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>IUL5015: the product that the subject uses is said to work on the integration licence.</summary>
public sealed class IUL5015VendorConfirms : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5015",
        title: "The product is confirmed to work on this licence",
        messageFormat: "{0}; {1}{2}",
        description: "What its maker states about its own product speaks for the move; what a third party states is a hint.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var use in context.Subject.VendorUses)
        {
            if (use.Product.Stance == VendorStance.Confirms)
            {
                context.Report(
                    Descriptor, VendorText.Place(use), VendorText.Use(context.Subject, use),
                    VendorText.Statements(use.Product, VendorStance.Confirms),
                    use.IsSure ? "" : ". The name alone does not show it: find out which product it is");
            }
        }
    }
}
