using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>IUL5014: the product needs rights that the subject lacks or that the licence is not known to carry.</summary>
public sealed class IUL5014VendorNeedsRights : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5014",
        title: "The product needs rights that may be missing",
        messageFormat: "{0}; of the rights that it needs by its maker's word {1}{2}{3}{4}{5}{6}. {7}",
        description: "A maker's list is for every use of its product; an integration may need less. What it does need it must hold after "
            + "the switch.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Verify,
        otherImpacts: [Impact.Note],
        settledBy: EvidenceInputs.Person);

    private const string Advice = "Ask its owner which of them this integration uses, and give the user what it needs";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var use in context.Subject.VendorUses)
        {
            var needs = use.NeedsOf(context.Subject, context.Org);
            if (!needs.IsAny)
            {
                continue;
            }

            context.Report(
                Descriptor, VendorText.ImpactOf(use, Impact.Verify), VendorText.Place(use),
                VendorText.Use(context.Subject, use),
                needs.Lacking.IsEmpty ? "" : "the user does not hold ", new ItemList("not held", needs.Lacking),
                needs.Refused.IsEmpty ? "" : $"{Comma(needs.Lacking)}the licence refuses ", new ItemList("refused", needs.Refused),
                needs.Unproven.IsEmpty ? ""
                    : $"{Comma(needs.Lacking.AddRange(needs.Refused))}it is not known whether the licence carries ",
                new ItemList("not proven", needs.Unproven),
                VendorText.Advice(use, Advice));
        }
    }

    private static string Comma(ImmutableArray<string> before) => before.IsEmpty ? "" : "; ";
}
