using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2010: a permission set or group of the subject grants nothing until a session activates it.</summary>
public sealed class IUL2010SessionActivation : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2010",
        title: "A permission set must be activated in the session",
        messageFormat: "{0} '{1}' grants nothing until a session activates it, and an API-only session can do so only through the API. "
            + "Ask the integration's owner whether and how '{2}' activates it",
        description: "No file shows whether the rights of a session-based permission set are in use, or whether they still are after "
            + "the move.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Person);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var set in context.Subject.Move.PermissionSets.Select(member => member.PermissionSet)
            .Where(set => set.HasActivationRequired))
        {
            context.Report(Descriptor, set, set.TypeName, set.FullName, context.Subject.Name);
        }

        foreach (var group in context.Subject.Access.Assignments.Select(assignment => assignment.Group)
            .Where(group => group is { HasActivationRequired: true }))
        {
            context.Report(Descriptor, group!, group!.TypeName, group.FullName, context.Subject.Name);
        }
    }
}
