using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2005: an assigned permission set grants a needed user permission that the licence is proven not to carry.</summary>
public sealed class IUL2005BlockedPermissionInSet : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2005",
        title: "A permission set grants a permission that the licence cannot hold",
        messageFormat: "permission set '{0}' grants {1}, which the licence cannot hold, so that the set cannot be assigned as it is: {2}; "
            + "split the permission off into a set for the users that keep it",
        description: "The platform refuses a permission set as a whole when one of its permissions is beyond the user's licence.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var refused = context.Subject.SourcesWith(ReassignmentObstacles.BlockedRight);
        foreach (var need in context.Subject.PermissionNeeded)
        {
            if (need is not { Need: Need.Needed, Carriage.Status: CarriageStatus.Blocked })
            {
                continue;
            }

            foreach (var grant in need.Right.Grants.Where(grant => refused.Contains(grant.Source)).DistinctBy(grant => grant.Source.Container))
            {
                context.Report(Descriptor, Evidence.Of(grant, need.Name), grant.Source.Container.FullName, need.DisplayName, need.Carriage.Evidence);
            }
        }
    }
}
