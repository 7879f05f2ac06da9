using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>
/// Plans what is taken from a subject before the switch and given to it after. All is taken: a set that the bare licence cannot hold refuses the switch, and what is removed
/// on its own no source says.
/// </summary>
internal static class AssignmentPlanner
{
    public static ImmutableArray<PlannedAssignment> Remove(Subject subject) =>
    [
        .. subject.Move.Reassignments.Select(reassignment => new PlannedAssignment(
            reassignment.Assignment.TypeName, reassignment.Assignment.Name, Fate(reassignment), Current: reassignment.Assignment)),
    ];

    public static ImmutableArray<PlannedAssignment> Assign(Subject subject, ImmutableArray<PlannedSet> sets)
    {
        var added = sets.Select(set => new PlannedAssignment(
            "PermissionSet", set.Name, set.IsUnproven ? "what is not proven to be carried" : "what the old profile and lost sets granted", set.IsUnproven, IsNew: true));
        var again = subject.Move.Reassignments.SelectMany(Again);
        return
        [
            .. added.Concat(again).DistinctBy(assignment => (assignment.Type, assignment.Name.ToUpperInvariant()))
                .OrderBy(assignment => assignment.IsUnproven).ThenByDescending(assignment => assignment.IsNew),
        ];

        IEnumerable<PlannedAssignment> Again(Reassignment reassignment)
        {
            var assignment = reassignment.Assignment;
            if (!reassignment.IsLost)
            {
                yield return new(assignment.TypeName, assignment.Name, reassignment.IsClear ? "as before" : $"as before, not certain: {Why(reassignment.Obstacles)}", !reassignment.IsClear, Current: assignment);
                yield break;
            }

            foreach (var member in reassignment.Members)
            {
                if (member.Twin is { } twin)
                {
                    yield return new("PermissionSet", twin.FullName, $"in the place of '{member.PermissionSet.FullName}', whose twin it is for this licence{(member.NotInTwin.Any() ? "; what it lacks is in the new set" : "")}", Current: assignment);
                }
                else if (assignment.IsGroup && subject.Move.Keeps(member.Source))
                {
                    var open = member.Obstacles != ReassignmentObstacles.None;
                    yield return new("PermissionSet", member.PermissionSet.FullName, $"by itself, for group '{assignment.Name}' cannot be assigned{(open ? $"; not certain: {Why(member.Obstacles)}" : "")}", open, Current: assignment);
                }
            }
        }
    }

    private static string Fate(Reassignment reassignment) =>
        reassignment.IsLost ? $"not assigned again as it is: {Why(reassignment.Obstacles)}"
        : reassignment.IsClear ? "assigned again after the switch"
        : $"assigned again after the switch if the platform takes it: {Why(reassignment.Obstacles)}";

    private static string Why(ReassignmentObstacles obstacles) => string.Join("; ", Words.Obstacles(obstacles).Select(obstacle => obstacle.Clause));
}
