using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2009: the org has not recalculated a permission set group of the subject.</summary>
public sealed class IUL2009GroupNotUpdated : DiagnosticAnalyzer
{
    private const string Recalculated = "Updated";

    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2009",
        title: "A permission set group has not been recalculated",
        messageFormat: "the status of permission set group '{0}' is '{1}', so that what it grants in the org is not what its members say. "
            + "Recalculate it in Setup, Permission Set Groups, and retrieve it again",
        description: "A group grants what was calculated last. Until its status is Updated, changes of its members and of "
            + "its muting are not in force.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Metadata);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var group in context.Subject.Access.Assignments.Select(assignment => assignment.Group).OfType<PermissionSetGroup>())
        {
            if (group.Status is { } status && !string.Equals(status, Recalculated, StringComparison.OrdinalIgnoreCase))
            {
                context.Report(Descriptor, group, group.FullName, status);
            }
        }
    }
}
