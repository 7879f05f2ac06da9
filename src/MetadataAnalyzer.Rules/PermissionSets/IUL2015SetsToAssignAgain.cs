using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2015: assignments of today that can be made again after the switch.</summary>
public sealed class IUL2015SetsToAssignAgain : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2015",
        title: "Permission sets to assign again after the switch",
        messageFormat: "assign again after the switch: {0}{1}{2}",
        description: "Assign the permission set licence first: before that the platform refuses sets that need it. What is not proven to "
            + "be accepted is named apart.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        // IUL0008 reports a licence in doubt.
        var kept = context.Subject.Move.Reassignments
            .Where(reassignment => !reassignment.IsLost && !reassignment.Obstacles.HasFlag(ReassignmentObstacles.LicenseInDoubt))
            .ToLookup(reassignment => reassignment.IsClear, reassignment => reassignment.Assignment.Caption);
        if (!kept[true].Any())
        {
            return;
        }

        context.Report(
            Descriptor, context.Subject.Location, kept[true],
            kept[false].Any() ? "; once a sandbox user on the licence has shown that they are accepted: " : "", kept[false]);
    }
}
