using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2007: a permission set group has a member that cannot be assigned, and so cannot be assigned itself.</summary>
public sealed class IUL2007GroupHasUnassignableMember : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2007",
        title: "A permission set group has a member that cannot be assigned",
        messageFormat: "permission set group '{0}' cannot be assigned after the switch, because of {1}; "
            + "assign its other members one by one, or make a group without what cannot be assigned",
        description: "A group is assigned as a whole: one member that the licence refuses makes it unusable.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var reassignment in context.Subject.Move.Reassignments)
        {
            if (reassignment.Assignment.Group is not { } group || !reassignment.Obstacles.HasFlag(ReassignmentObstacles.GroupMember))
            {
                continue;
            }

            var refused = reassignment.Members.Where(member => member.IsRefused)
                .Select(member => (
                    member.Source.Steps[^1].Location, Text: Describe(member.PermissionSet.FullName, member.Obstacles, member.License.Name)))
                .Concat(reassignment.Missing.Where(missing => missing.Obstacles.HasFlag(ReassignmentObstacles.OtherUserLicense))
                    .Select(missing => (missing.Location, Text: Describe(missing.Name, missing.Obstacles, missing.License))))
                .OrderBy(member => member.Location)
                .ToList();
            context.Report(Descriptor, Evidence.Of(group, refused[0].Location), group.FullName, refused.Select(member => member.Text));
        }
    }

    private static string Describe(string name, ReassignmentObstacles obstacles, string? license) =>
        obstacles.HasFlag(ReassignmentObstacles.OtherUserLicense)
            ? $"member '{name}' (bound to the user licence '{license}')"
            : $"member '{name}' (grants a right that the licence cannot hold)";
}
