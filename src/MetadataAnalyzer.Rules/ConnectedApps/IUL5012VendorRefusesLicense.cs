using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>IUL5012: a statement on the product that the subject uses refuses the integration licence.</summary>
public sealed class IUL5012VendorRefusesLicense : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5012",
        title: "The product's maker refuses this licence",
        messageFormat: "{0}; {1}{2}. {3}",
        description: "It is a statement of support, not of the platform: the product may work all the same, but its maker may not help "
            + "where it does not.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Verify,
        otherImpacts: [Impact.Note],
        settledBy: EvidenceInputs.Person);

    private const string Advice =
        "Ask the maker in writing, or test the product on the licence in a sandbox; where it works, overrule the statement in the "
        + "configuration (vendors.overrule)";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var use in context.Subject.VendorUses)
        {
            if (use.Product.Stance != VendorStance.Refuses)
            {
                continue;
            }

            context.Report(
                Descriptor, VendorText.ImpactOf(use, Impact.Verify), VendorText.Place(use),
                VendorText.Use(context.Subject, use),
                use.Product.IsContested ? "the statements contradict each other: " : "",
                VendorText.Statements(use.Product, VendorStance.Refuses, VendorStance.Conditions, VendorStance.Confirms),
                VendorText.Advice(use, Advice));
        }
    }
}
