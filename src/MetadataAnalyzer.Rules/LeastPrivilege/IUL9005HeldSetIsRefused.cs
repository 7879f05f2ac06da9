using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.LeastPrivilege;

/// <summary>IUL9005: a user on the integration licence holds a permission set that could not be assigned to it.</summary>
public sealed class IUL9005HeldSetIsRefused : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL9005",
        title: "A moved user holds a permission set that could not be assigned to it",
        messageFormat: "{0} could not be assigned to a user on the integration licence: {1}{2}{3}. "
            + "Assign a set without a licence that holds only what the licence carries, and take this one away",
        description: "The set has drifted since the move, or the project and the exports are of different days. The next "
            + "deployment or assignment fails.",
        step: AssessmentStep.LeastPrivilege,
        impact: Impact.Change,
        appliesTo: Candidacy.AlreadyMigrated);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var org = context.Org;
        var refused = context.Subject.Move.Reassignments.SelectMany(reassignment => reassignment.Members)
            .Where(member => member.IsRefused && !org.IsTargetUserLicense(member.License.Name))
            .DistinctBy(member => member.PermissionSet);
        foreach (var member in refused)
        {
            var set = member.PermissionSet;
            if (member.Obstacles.HasFlag(ReassignmentObstacles.OtherUserLicense))
            {
                context.Report(
                    Descriptor, Evidence.Of(member.Source, member.License.Location), member.Source.Caption, OfLicense(member.License.Name),
                    "", "");
                continue;
            }

            context.Report(
                Descriptor, Evidence.Of(member.Source, set.Location), member.Source.Caption, "it grants ", org.BlockedRights(member.Source),
                ", which that licence cannot hold");
        }

        foreach (var missing in context.Subject.Access.MissingPermissionSets
            .Where(missing => missing.Obstacles.HasFlag(ReassignmentObstacles.OtherUserLicense)))
        {
            context.Report(Descriptor, Evidence.Of(missing), $"permission set '{missing.Name}'", OfLicense(missing.License), "", "");
        }
    }

    private static string OfLicense(string? license) => $"it is bound to the user licence '{license}'";
}
