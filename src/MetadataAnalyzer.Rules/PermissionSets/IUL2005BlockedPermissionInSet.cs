using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2005: an assigned permission set grants a right that the integration does not need and the licence refuses.</summary>
public sealed class IUL2005BlockedPermissionInSet : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2005",
        title: "A permission set grants a right that the licence refuses and the integration does not need",
        messageFormat: "permission set '{0}' cannot be assigned as it is: it grants {1}, which the licence refuses and the integration "
            + "does not need ({2}). Split that off into a set for the users that keep it",
        description: "The platform refuses a permission set as a whole when one of its permissions is beyond the user's licence.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var refused = context.Subject.Move.Reassignments.SelectMany(reassignment => reassignment.Members)
            .Where(member => member.Obstacles.HasFlag(ReassignmentObstacles.BlockedRight)).Select(member => member.Source).ToHashSet();
        var decisions = context.Subject.Needs.With(RightOutcome.LeftOut)
            .Where(decision => decision.Carriage.Status == CarriageStatus.Blocked)
            .SelectMany(decision =>
                decision.Grants.Where(grant => refused.Contains(grant.Source)).Select(grant => (Decision: decision, Grant: grant)));
        foreach (var set in decisions.GroupBy(entry => entry.Grant.Source.Container))
        {
            var entries = set.DistinctBy(entry => entry.Decision).ToList();
            context.Report(
                Descriptor, Evidence.Of(entries[0].Grant, string.Join(", ", entries.Select(entry => entry.Decision.Name))),
                set.Key.FullName,
                entries.Select(entry => entry.Decision.DisplayName), entries[0].Decision.Reason);
        }
    }
}
