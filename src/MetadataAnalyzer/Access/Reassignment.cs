using System.Collections.Immutable;

namespace MetadataAnalyzer.Access;

/// <summary>Whether what is assigned today can be assigned again after the switch.</summary>
/// <param name="Assignment">What is assigned today.</param>
/// <param name="Obstacles">What stands against it.</param>
/// <param name="Members">The sets it brings, each with its own obstacles; for a set, the set itself.</param>
/// <param name="Missing">What it brings that is not in the project; what that holds is unknown.</param>
public sealed record Reassignment(
    Assignment Assignment, ReassignmentObstacles Obstacles, ImmutableArray<MemberReassignment> Members, ImmutableArray<MissingContainer> Missing)
{
    internal const ReassignmentObstacles Definite =
        ReassignmentObstacles.OtherUserLicense | ReassignmentObstacles.BlockedRight | ReassignmentObstacles.GroupMember;

    /// <summary>Whether the assignment is lost for certain, unless a set is rebuilt.</summary>
    public bool IsLost => HasDefinite(Obstacles);

    /// <summary>Whether nothing at all stands against it.</summary>
    public bool IsClear => Obstacles == ReassignmentObstacles.None;

    internal static bool HasDefinite(ReassignmentObstacles obstacles) => (obstacles & Definite) != 0;
}
