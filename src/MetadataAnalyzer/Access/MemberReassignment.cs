using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Whether one permission set, assigned by itself or as a member of a group, can be assigned again after the switch.</summary>
/// <param name="Source">The set as it reaches the subject.</param>
/// <param name="PermissionSet">The set.</param>
/// <param name="Obstacles">What stands against it.</param>
/// <param name="Twin">For a managed set bound to another licence: the package's set with the same grants that fits the licence; else null.</param>
public sealed record MemberReassignment(AccessSource Source, PermissionSet PermissionSet, ReassignmentObstacles Obstacles, PermissionSet? Twin)
{
    /// <summary>Whether the set itself cannot be assigned for certain, whether or not a twin takes its place.</summary>
    public bool IsRefused => Reassignment.HasDefinite(Obstacles);

    /// <summary>Whether the set is lost for certain and no twin takes its place.</summary>
    public bool IsLost => Twin is null && IsRefused;
}
