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
        messageFormat: "{0} holds the id of {1}: {2}. {3}",
        description: "An id in a text names one record. What is done with the record may need a right that the licence lacks, and the id "
            + "of the old profile no longer fits the user after the move.",
        step: AssessmentStep.References,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Person);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var components = context.Subject.Move.ReferencesConcerned(
            reference => reference is { Form: ReferenceForm.LiteralId, Target: ReferenceTarget.User or ReferenceTarget.Profile });
        foreach (var component in components.Select(component => component.ToList()))
        {
            var own = component.FindAll(reference => context.Org.References.IsOf(reference, context.Subject));
            var shown = own.Count > 0 ? own : component;
            var (whose, consequence) = own.Count == 0
                ? (Quoted.NextProfileOf(context.Subject), "Find out what follows for the user, if that becomes its profile")
                : own.Exists(reference => reference.Target == ReferenceTarget.Profile)
                    ? (Quoted.ProfileOf(context.Subject),
                        "After the move the user has a profile with another id: find out what depends on it, and name the new profile as "
                            + "well or test for a custom permission")
                    : ($"the user '{context.Subject.Name}'",
                        "The id stays in an in-place switch: find out whether what is done with the user needs the user interface or a "
                            + "right that the move drops");
            context.Report(
                Descriptor, Evidence.Of(shown[0], element: ""), Quoted.Component(shown[0]), whose,
                Quoted.Places(shown, reference => reference.Value), consequence);
        }
    }
}
