using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Readiness;

/// <summary>A permission set of a subject in step 2.</summary>
/// <param name="Type"><c>PermissionSet</c>, or <c>PermissionSetGroup</c> for a group that is not in the project.</param>
/// <param name="Name">Full name.</param>
/// <param name="Group">The group it comes by; null when it is assigned by itself.</param>
/// <param name="License">What it is bound to; null for nothing, or when it is not in the project.</param>
/// <param name="Outlook"><c>assignable</c>, <c>lost</c> or <c>unknown</c>.</param>
/// <param name="Obstacles">What stands against assigning it again.</param>
/// <param name="Twin">Full name of the managed set that takes its place; null for none.</param>
public sealed record PermissionSetStep(
    string Type, string Name, string? Group, string? License, string Outlook, ReassignmentObstacles Obstacles, string? Twin)
{
    /// <summary>The set; for what is not in the project, where it is assigned.</summary>
    public Location Location { get; init; }

    internal static IEnumerable<PermissionSetStep> Of(Subject subject)
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
                    "PermissionSet", member.PermissionSet.FullName, reassignment.Assignment.Group?.FullName, member.License.Name,
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
