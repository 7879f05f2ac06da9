using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>IUL5013: the product that the subject uses works on the integration licence under a condition.</summary>
public sealed class IUL5013VendorSetsCondition : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5013",
        title: "The product's maker sets a condition",
        messageFormat: "{0}; {1}. {2}",
        description: "The product works on the licence when the condition is met, so that it belongs to the move.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Change,
        otherImpacts: [Impact.Note]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var use in context.Subject.VendorUses)
        {
            if (use.Product.Stance != VendorStance.Conditions)
            {
                continue;
            }

            context.Report(
                Descriptor, VendorText.ImpactOf(use, Impact.Change), VendorText.Place(use),
                VendorText.Use(context.Subject, use), VendorText.Conditions(use.Product),
                VendorText.Advice(use, "Meet the condition before the switch"));
        }
    }
}
