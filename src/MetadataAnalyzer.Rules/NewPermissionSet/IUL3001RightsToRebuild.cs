using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.NewPermissionSet;

/// <summary>IUL3001: rights come only from the profile or from sets that cannot be assigned again.</summary>
public sealed class IUL3001RightsToRebuild : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL3001",
        title: "Rights must go into a new permission set",
        messageFormat: "a new permission set must hold what only {0} can give today: {1}",
        description: "The API-only profile brings no rights on data. What the old profile and the lost permission sets "
            + "granted has to be granted again.",
        step: AssessmentStep.NewPermissionSet,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        var counts = subject.Move.CountsToRebuild.Select(entry => AccessKinds.Count(entry.Key, entry.Value)).ToList();
        if (counts.Count == 0)
        {
            return;
        }

        var members = subject.Move.Reassignments.SelectMany(reassignment => reassignment.Members).ToDictionary(member => member.Source);
        var lost = subject.Access.Sources.Where(source => !subject.Move.Keeps(source))
            .Select(source => source.IsProfile ? source.Caption : Describe(members[source], context.Org))
            .Distinct(StringComparer.Ordinal);
        context.Report(
            Descriptor, subject.Profile is { } profile ? Evidence.Of(profile) : subject.Location, string.Join(" and ", lost), counts);
    }

    private static string Describe(MemberReassignment member, Org org)
    {
        var reason = member.Obstacles.HasFlag(ReassignmentObstacles.BlockedRight)
            ? $" (refused because of {string.Join(", ", org.BlockedRights(member.Source))})"
            : "";
        return member.Source.Caption + reason;
    }
}
