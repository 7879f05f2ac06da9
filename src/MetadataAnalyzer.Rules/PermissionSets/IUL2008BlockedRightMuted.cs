using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2008: a right that the licence cannot hold is muted inside the group.</summary>
public sealed class IUL2008BlockedRightMuted : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2008",
        title: "A permission set group mutes what the licence cannot hold",
        messageFormat: "permission set group '{0}' mutes {1}, which the licence cannot hold, and nothing shows that muting makes a group "
            + "assignable. Try it on a sandbox user, or make a group of members without it",
        description: "Muting takes a right away inside one group. Whether the platform then accepts the group for a user whose licence "
            + "lacks the right is not known.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Person);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var reassignment in context.Subject.Move.Reassignments)
        {
            // A group that is lost for another reason raises no question.
            if (reassignment is not { IsLost: false, Assignment.Group: { } group }
                || !reassignment.Obstacles.HasFlag(ReassignmentObstacles.MutedBlockedRight))
            {
                continue;
            }

            var muted = reassignment.Members.SelectMany(member => BlockedAndMuted(member.Source, context.Org))
                .Distinct(StringComparer.OrdinalIgnoreCase);
            context.Report(
                Descriptor, Evidence.Of(group, group.MutingPermissionSets[0].Location), group.FullName,
                muted.Order(StringComparer.Ordinal));
        }
    }

    private static IEnumerable<string> BlockedAndMuted(AccessSource source, Org org)
    {
        var permissions = source.MutedGrants(AccessKind.UserPermission)
            .Where(muted => org.Capabilities.UserPermission(muted.Grant.Name).Status == CarriageStatus.Blocked)
            .Select(muted =>
                org.Catalogue.FindPermission(muted.Grant.Name) is { } entry ? $"{entry.Label} ({muted.Grant.Name})" : muted.Grant.Name);
        var objects = source.MutedGrants(AccessKind.Object)
            .Where(muted => org.Capabilities.Object(muted.Grant.Name, muted.Rights).Status == CarriageStatus.Blocked)
            .Select(muted => $"{muted.Grant.Name} ({muted.Rights.Describe()})");
        return permissions.Concat(objects);
    }
}
