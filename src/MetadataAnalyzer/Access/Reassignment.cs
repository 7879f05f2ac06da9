using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Whether what is assigned today can be assigned again after the switch.</summary>
/// <param name="Assignment">What is assigned today.</param>
/// <param name="Obstacles">What stands against it.</param>
/// <param name="Members">The sets it brings, each with its own obstacles; for a set, the set itself.</param>
/// <param name="Missing">What it brings that is not in the project; what that holds is unknown.</param>
public sealed record Reassignment(
    Assignment Assignment, ReassignmentObstacles Obstacles, ImmutableArray<MemberReassignment> Members,
    ImmutableArray<MissingContainer> Missing)
{
    internal const ReassignmentObstacles Definite =
        ReassignmentObstacles.OtherUserLicense | ReassignmentObstacles.BlockedRight | ReassignmentObstacles.GroupMember;

    /// <summary>Whether the assignment is lost for certain, unless a set is rebuilt.</summary>
    public bool IsLost => HasDefinite(Obstacles);

    /// <summary>Whether nothing at all stands against it.</summary>
    public bool IsClear => Obstacles == ReassignmentObstacles.None;

    internal static bool HasDefinite(ReassignmentObstacles obstacles) => (obstacles & Definite) != 0;
}

/// <summary>Whether one permission set, assigned by itself or as a member of a group, can be assigned again after the switch.</summary>
/// <param name="Source">The set as it reaches the subject.</param>
/// <param name="PermissionSet">The set.</param>
/// <param name="Obstacles">What stands against it.</param>
public sealed record MemberReassignment(AccessSource Source, PermissionSet PermissionSet, ReassignmentObstacles Obstacles)
{
    /// <summary>The licence the set is bound to.</summary>
    public required SetLicense License { get; init; }

    /// <summary>
    /// For a managed set bound to another user licence: the package's set that takes its place under the licence; null for none.
    /// </summary>
    public PermissionSet? Twin => TwinRights?.PermissionSet;

    internal AssignableSet? TwinRights { get; init; }

    /// <summary>
    /// What the set gives the subject and its twin does not, each as <c>object A__c (edit)</c> or <c>field A__c.B__c</c>; sorted by kind.
    /// </summary>
    public IEnumerable<string> NotInTwin =>
        from twin in TwinRights is { } found ? ImmutableArray.Create(found) : []
        from kind in AccessKinds.UsableByApi
        from grant in Source.Grants(kind)
            .DistinctBy(grant => grant.Grant.Name, StringComparer.OrdinalIgnoreCase)
            .OrderBy(grant => grant.Grant.Name, StringComparer.Ordinal)
        let lacks = grant.Rights & ~twin.RightsOn(kind, grant.Grant.Name)
        where lacks != AccessRights.None
        select $"{AccessKinds.Singular(kind)} "
            + $"{grant.Grant.Name}{(kind is AccessKind.Object or AccessKind.Field ? $" ({lacks.Describe()})" : "")}";

    /// <summary>Whether the set itself cannot be assigned for certain, whether or not a twin takes its place.</summary>
    public bool IsRefused => Reassignment.HasDefinite(Obstacles);

    /// <summary>Whether the set is lost for certain and no twin takes its place.</summary>
    public bool IsLost => Twin is null && IsRefused;
}
