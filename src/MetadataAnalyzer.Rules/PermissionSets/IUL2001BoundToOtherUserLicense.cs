using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2001: a permission set of the org's own is bound to another user licence.</summary>
public sealed class IUL2001BoundToOtherUserLicense : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2001",
        title: "A permission set is bound to another user licence",
        messageFormat: "permission set '{0}' is bound to the user licence '{1}' and cannot be assigned after the switch; rebuild it "
            + "without a licence, because the licence of a set cannot be changed",
        description: "A permission set that names a user licence can only be assigned to users of that licence.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var member in context.Subject.Move.PermissionSets)
        {
            var set = member.PermissionSet;
            if (set.Namespace is null && IsBound(member.Obstacles))
            {
                context.Report(Descriptor, Evidence.Of(member.Source, member.License.Location), set.FullName, member.License.Name);
            }
        }

        foreach (var missing in context.Subject.Access.MissingPermissionSets)
        {
            if (missing.Namespace is null && IsBound(missing.Obstacles))
            {
                context.Report(Descriptor, Evidence.Of(missing), missing.Name, missing.License);
            }
        }
    }

    // IUL0008 reports a licence in doubt.
    private static bool IsBound(ReassignmentObstacles obstacles) =>
        obstacles.HasFlag(ReassignmentObstacles.OtherUserLicense) && !obstacles.HasFlag(ReassignmentObstacles.LicenseInDoubt);
}
