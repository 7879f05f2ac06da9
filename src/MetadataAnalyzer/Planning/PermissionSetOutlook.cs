using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Planning;

/// <summary>A permission set that reaches a subject, with whether it can be assigned again after the move: a row of step 2.</summary>
/// <param name="Type"><c>PermissionSet</c>, or <c>PermissionSetGroup</c> for a group that is not in the project.</param>
/// <param name="Name">Full name.</param>
/// <param name="Group">The group that brings it; null when it is assigned by itself.</param>
/// <param name="License">The licence that it is bound to; null for none, or when it is not in the project.</param>
/// <param name="Outlook"><c>assignable</c>, <c>lost</c> or <c>unknown</c>.</param>
/// <param name="Obstacles">The obstacles to assigning it again.</param>
/// <param name="Twin">Full name of the managed set that takes its place; null for none.</param>
public sealed record PermissionSetOutlook(
    string Type, string Name, string? Group, string? License, string Outlook, ReassignmentObstacles Obstacles, string? Twin)
{
    /// <summary>The place of the set, or of the assignment when the set is not in the project.</summary>
    public Location Location { get; init; }

    /// <summary>The permission sets that reach a subject, in the order of its assignments.</summary>
    public static IEnumerable<PermissionSetOutlook> Of(Subject subject)
    {
        foreach (var reassignment in subject.Move.Reassignments)
        {
            if (reassignment.Members.IsEmpty)
            {
                var assignment = reassignment.Assignment;
                var license = assignment.IsGroup ? null : reassignment.Missing.FirstOrDefault()?.License;
                yield return new(
                    assignment.TypeName, assignment.Name, Group: null, license, OutlookOf(reassignment.Obstacles, reassignment.IsLost),
                    reassignment.Obstacles, Twin: null)
                {
                    Location = assignment.Group?.Location ?? assignment.PermissionSet?.Location ?? assignment.Location,
                };
            }

            foreach (var member in reassignment.Members)
            {
                yield return new(
                    MetadataTypes.PermissionSet, member.PermissionSet.FullName, reassignment.Assignment.Group?.FullName,
                    member.License.Name,
                    OutlookOf(member.Obstacles, member.IsLost), member.Obstacles, member.Twin?.FullName)
                {
                    Location = member.PermissionSet.Location,
                };
            }
        }
    }

    private static string OutlookOf(ReassignmentObstacles obstacles, bool isLost) =>
        isLost ? "lost" : obstacles is ReassignmentObstacles.None or ReassignmentObstacles.OtherUserLicense ? "assignable" : "unknown";
}

/// <summary>The obstacles to assigning a permission set again, in words.</summary>
public static class ObstacleText
{
    /// <summary>Id and clause of each obstacle.</summary>
    public static IEnumerable<(string Id, string Clause)> Of(ReassignmentObstacles obstacles)
    {
        (ReassignmentObstacles Flag, string Clause)[] all =
        [
            (ReassignmentObstacles.OtherUserLicense, "bound to another user licence"),
            (ReassignmentObstacles.OtherPermissionSetLicense, "bound to another permission set licence"),
            (ReassignmentObstacles.BlockedRight, "grants a right that the licence does not carry"),
            (ReassignmentObstacles.MutedBlockedRight, "grants a right that the licence does not carry and its group mutes"),
            (ReassignmentObstacles.GroupMember, "a member of the group cannot be assigned"),
            (ReassignmentObstacles.NotInProject, "not in the project"),
            (ReassignmentObstacles.UnknownRight, "grants a right that the licence is not proven to carry"),
            (ReassignmentObstacles.UnknownLicense, "bound to a licence that neither the exports nor the catalogue know"),
            (ReassignmentObstacles.LicenseInDoubt, "its licence in the project contradicts the exports"),
        ];
        return all.Where(entry => obstacles.HasFlag(entry.Flag)).Select(entry => (entry.Flag.Id(), entry.Clause));
    }
}
