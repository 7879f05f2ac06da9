using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Works out which of a subject's permission sets and groups can be assigned again after the switch.</summary>
internal static class Reassigning
{
    public static ImmutableArray<Reassignment> Assess(Subject subject, Org org) =>
        [.. subject.Assignments.Select(assignment => Assess(assignment, subject, org))];

    private static Reassignment Assess(Assignment assignment, Subject subject, Org org)
    {
        ImmutableArray<MemberReassignment> members =
        [
            .. subject.Access.Sources.Where(source => ReferenceEquals(source.Assignment, assignment))
                .Select(source => Assess(source, (PermissionSet)source.Container, org)),
        ];
        ImmutableArray<MissingContainer> missing = [.. subject.MissingContainers.Where(container => ReferenceEquals(container.Assignment, assignment))];
        var obstacles = missing.Aggregate(
            members.Aggregate(ReassignmentObstacles.None, (all, member) => all | member.Obstacles), (all, container) => all | container.Obstacles);
        if (assignment.IsGroup)
        {
            // What one member cannot, the group cannot as a whole; what is open for a member is open for the group.
            obstacles = (obstacles & ~Reassignment.Definite) | (Reassignment.HasDefinite(obstacles) ? ReassignmentObstacles.GroupMember : ReassignmentObstacles.None);
        }

        obstacles |= missing.IsEmpty ? ReassignmentObstacles.None : ReassignmentObstacles.NotInProject;
        return new(assignment, obstacles, members, missing);
    }

    /// <summary>What the licence of a permission set puts in the way; nothing when it has none.</summary>
    public static ReassignmentObstacles OfLicense(string? license, Org org)
    {
        if (license is null || org.IsTargetUserLicense(license) || org.IsTargetPermissionSetLicense(license))
        {
            return ReassignmentObstacles.None;
        }

        return org.Names.IsUserLicense(license, org.Catalogue) ? ReassignmentObstacles.OtherUserLicense : ReassignmentObstacles.OtherPermissionSetLicense;
    }

    /// <summary>What stands against giving a set to a user that does not have it.</summary>
    public static ReassignmentObstacles OfSet(PermissionSet set, Org org) => OfSet(set, Muting.None, org);

    private static ReassignmentObstacles OfSet(PermissionSet set, Muting muting, Org org)
    {
        // What a set holds is a question only when the licence of the move is what must carry it.
        var ofLicense = OfLicense(set.License, org);
        return ofLicense != ReassignmentObstacles.None ? ofLicense : OfRights(set, muting, org);
    }

    private static MemberReassignment Assess(AccessSource source, PermissionSet set, Org org)
    {
        var obstacles = OfSet(set, source.Muting, org);
        var twin = set.Namespace is not null && obstacles.HasFlag(ReassignmentObstacles.OtherUserLicense) ? FindTwin(set, org) : null;
        return new(source, set, obstacles, twin);
    }

    private static ReassignmentObstacles OfRights(PermissionSet set, Muting muting, Org org)
    {
        var obstacles = ReassignmentObstacles.None;
        foreach (var grant in set.Grants(AccessKind.UserPermission))
        {
            var left = grant.Rights & ~muting.Of(AccessKind.UserPermission, grant.Name);
            obstacles |= OfRight(org.Capabilities.UserPermission(grant.Name).Status, isBlockedInTheOpen: left != AccessRights.None);
        }

        foreach (var grant in set.Grants(AccessKind.Object))
        {
            var left = grant.Rights & ~muting.Of(AccessKind.Object, grant.Name);
            obstacles |= OfRight(
                org.Capabilities.Object(grant.Name, grant.Rights).Status,
                isBlockedInTheOpen: left != AccessRights.None && org.Capabilities.Object(grant.Name, left).Status == CarriageStatus.Blocked);
        }

        // A right that is blocked in the open decides; what is muted besides adds nothing.
        return obstacles.HasFlag(ReassignmentObstacles.BlockedRight) ? obstacles & ~ReassignmentObstacles.MutedBlockedRight : obstacles;
    }

    private static ReassignmentObstacles OfRight(CarriageStatus status, bool isBlockedInTheOpen) => status switch
    {
        CarriageStatus.Blocked => isBlockedInTheOpen ? ReassignmentObstacles.BlockedRight : ReassignmentObstacles.MutedBlockedRight,
        CarriageStatus.Unknown => ReassignmentObstacles.UnknownRight,
        _ => ReassignmentObstacles.None,
    };

    /// <summary>The set of the same package that fits the licence and grants all that <paramref name="set"/> grants.</summary>
    private static PermissionSet? FindTwin(PermissionSet set, Org org) => org.Project.PermissionSets.FirstOrDefault(candidate =>
        !ReferenceEquals(candidate, set)
        && string.Equals(candidate.Namespace, set.Namespace, StringComparison.OrdinalIgnoreCase)
        && candidate.License is { } license && (org.IsTargetUserLicense(license) || org.IsTargetPermissionSetLicense(license))
        && GrantsAllOf(set, candidate));

    private static bool GrantsAllOf(PermissionSet set, PermissionSet twin)
    {
        foreach (var kind in AccessKinds.UsableByApi)
        {
            var held = AssignableSet.ByName(twin, kind);
            if (set.Grants(kind).Any(grant => (grant.Rights & ~held.GetValueOrDefault(grant.Name)) != AccessRights.None))
            {
                return false;
            }
        }

        return true;
    }
}
