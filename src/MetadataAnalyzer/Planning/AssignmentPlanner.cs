using System.Collections.Immutable;
using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Planning;

/// <summary>
/// Plans the assignments to take from a subject before the switch and to give to it after. All are taken, because a set that the bare
/// licence cannot hold makes the platform refuse the switch, and no source says which sets the platform removes by itself.
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
            "PermissionSet", set.Name, set.IsUnproven ? "what is not proven to be carried" : "what the old profile and lost sets granted",
            set.IsUnproven, IsNew: true));
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
                yield return new(
                    assignment.TypeName, assignment.Name,
                    reassignment.IsClear ? "as before" : $"as before, not certain: {Why(reassignment.Obstacles)}",
                    !reassignment.IsClear, Current: assignment);
                yield break;
            }

            foreach (var member in reassignment.Members)
            {
                if (member.Twin is { } twin)
                {
                    yield return new("PermissionSet", twin.FullName, $"in the place of '{member.PermissionSet.FullName}', whose twin it "
                        + $"is for this licence{(member.NotInTwin.Any() ? "; what it lacks is in the new set" : "")}", Current: assignment);
                }
                else if (assignment.IsGroup && subject.Move.Keeps(member.Source))
                {
                    var open = member.Obstacles != ReassignmentObstacles.None;
                    yield return new("PermissionSet", member.PermissionSet.FullName, $"by itself, for group '{assignment.Name}' cannot be "
                        + $"assigned{(open ? $"; not certain: {Why(member.Obstacles)}" : "")}", open, Current: assignment);
                }
            }
        }
    }

    private static string Fate(Reassignment reassignment) =>
        reassignment.IsLost ? $"not assigned again as it is: {Why(reassignment.Obstacles)}"
        : reassignment.IsClear ? "assigned again after the switch"
        : $"assigned again after the switch if the platform takes it: {Why(reassignment.Obstacles)}";

    private static string Why(ReassignmentObstacles obstacles) =>
        string.Join("; ", ObstacleText.Of(obstacles).Select(obstacle => obstacle.Clause));
}

/// <summary>A permission set or group to take from a subject before the switch, or to assign to it after.</summary>
/// <param name="Type"><c>PermissionSet</c> or <c>PermissionSetGroup</c>.</param>
/// <param name="Name">Full name.</param>
/// <param name="Note">The reason or the doubt, for people.</param>
/// <param name="IsUnproven">Whether the platform may refuse it, so that it is tried in a sandbox first.</param>
/// <param name="IsNew">Whether the kit makes it.</param>
/// <param name="Current">The existing assignment; null when there is none.</param>
public sealed record PlannedAssignment(
    string Type, string Name, string Note, bool IsUnproven = false, bool IsNew = false, Assignment? Current = null)
{
    /// <summary>Whether it is a group.</summary>
    public bool IsGroup => Type == "PermissionSetGroup";

    /// <summary>Last day of the assignment; null when it has no end.</summary>
    public DateOnly? Expires => Current?.Expires;

    /// <summary>Kind and name in words.</summary>
    public string Caption => $"{(IsGroup ? "permission set group" : "permission set")} '{Name}'";
}
