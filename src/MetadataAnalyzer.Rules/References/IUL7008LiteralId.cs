using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.References;

/// <summary>IUL7008: a text holds the id of the user or of its profile.</summary>
public sealed class IUL7008LiteralId : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL7008",
        title: "A literal id of the user or its profile",
        messageFormat: "{0} '{1}' holds the id {2} of {3}: {4}. {5}",
        description: "An id in a text names one record of one org. It is wrong in a sandbox that was not refreshed, and a profile's id no longer fits the user after the move.",
        step: AssessmentStep.References,
        impact: Impact.Verify);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterReferenceAction(AnalyzeReference);

    private static void AnalyzeReference(ReferenceAnalysisContext context)
    {
        var reference = context.Reference;
        if (reference is not { Form: ReferenceForm.LiteralId, Target: ReferenceTarget.User or ReferenceTarget.Profile })
        {
            return;
        }

        context.ReportForNamed(
            Descriptor, Impact.Verify,
            subject =>
            [
                reference.ComponentType, reference.ComponentName, reference.Value,
                reference.Target == ReferenceTarget.User ? $"the user '{subject.Name}'" : $"the profile of '{subject.Name}'",
                reference.Text.Length > 0 ? Quoted.Short(reference.Text) : reference.Expression,
                reference.Target == ReferenceTarget.User
                    ? "The id stays in an in-place switch: check that what is done with it needs nothing that the licence lacks"
                    : "After the move the user has a profile with another id: check what depends on it",
            ]);
    }
}
