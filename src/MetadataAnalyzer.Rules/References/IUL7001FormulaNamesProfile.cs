using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.References;

/// <summary>IUL7001: a formula or condition compares the name or id of a profile.</summary>
public sealed class IUL7001FormulaNamesProfile : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL7001",
        title: "A formula or condition names the profile",
        messageFormat: "{0} '{1}' compares {2} with '{3}', {4}: {5}. {6}",
        description: "After the move the user has another profile, so that the branch for the old one no longer takes it.",
        step: AssessmentStep.References,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterReferenceAction(AnalyzeReference);

    private static void AnalyzeReference(ReferenceAnalysisContext context)
    {
        var reference = context.Reference;
        if (reference is not { Target: ReferenceTarget.Profile, Form: ReferenceForm.Formula or ReferenceForm.Condition, Value.Length: > 0 }
            || context.Org.Catalogue.References.IsUserInterface(reference.ComponentType))
        {
            return;
        }

        context.ReportForEach(Descriptor, subject =>
        [
            reference.ComponentType, reference.ComponentName, reference.Expression, reference.Value,
            Quoted.Owner(subject),
            Quoted.Short(reference.Text), Consequence(reference, subject is not null),
        ]);
    }

    private static string Consequence(Reference reference, bool isOwn) => (reference.Exempts, isOwn) switch
    {
        (true, true) => "The rule exempts the profile, and the exemption is lost with it: saving records starts to fail. Exempt a custom permission that the new permission set grants instead",
        (true, false) => "The rule exempts that profile; nothing changes for users that move",
        (_, true) => "The result changes with the profile: test for a custom permission that the new permission set grants, or name the new profile as well",
        _ => "Nothing changes for users that move, unless the new profile is meant as well",
    };
}
