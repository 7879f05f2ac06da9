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
                .Select(source => Assess(source, (PermissionSet)source.Container, subject, org)),
        ];
        var obstacles = ReassignmentObstacles.None;
        if (!assignment.IsInProject)
        {
            obstacles |= ReassignmentObstacles.NotInProject | OfRow(assignment, org);
        }
        else if (assignment.IsGroup)
        {
            // What one member cannot, the group cannot as a whole; what is open for a member is open for the group.
            obstacles |= members.Any(member => Reassignment.HasDefinite(member.Obstacles)) ? ReassignmentObstacles.GroupMember : ReassignmentObstacles.None;
            obstacles |= members.Aggregate(ReassignmentObstacles.None, (all, member) => all | member.Obstacles)
                & (ReassignmentObstacles.OtherPermissionSetLicense | ReassignmentObstacles.MutedBlockedRight);
            obstacles |= HasMissingMember(assignment.Group!, org) ? ReassignmentObstacles.NotInProject : ReassignmentObstacles.None;
        }
        else
        {
            obstacles |= members.Aggregate(ReassignmentObstacles.None, (all, member) => all | member.Obstacles);
        }

        return new(assignment, obstacles, members);
    }

    private static bool HasMissingMember(PermissionSetGroup group, Org org) =>
        group.PermissionSets.Any(member => org.Project.PermissionSets.Find(member.Name) is null);

    private static ReassignmentObstacles OfRow(Assignment assignment, Org org) =>
        assignment.Row is { } row && org.Names.LicenseName(row) is { } license ? OfLicense(license, org) : ReassignmentObstacles.None;

    private static MemberReassignment Assess(AccessSource source, PermissionSet set, Subject subject, Org org)
    {
        var obstacles = (set.License is { } license ? OfLicense(license, org) : ReassignmentObstacles.None) | OfBlockedRights(source, set, subject, org);
        var twin = set.Namespace is not null && obstacles.HasFlag(ReassignmentObstacles.OtherUserLicense) ? FindTwin(set, org) : null;
        return new(source, set, obstacles, twin);
    }

    private static ReassignmentObstacles OfLicense(string license, Org org)
    {
        if (org.IsTargetUserLicense(license) || org.IsTargetPermissionSetLicense(license))
        {
            return ReassignmentObstacles.None;
        }

        return org.Names.IsUserLicense(license, org.Catalogue) ? ReassignmentObstacles.OtherUserLicense : ReassignmentObstacles.OtherPermissionSetLicense;
    }

    private static ReassignmentObstacles OfBlockedRights(AccessSource source, PermissionSet set, Subject subject, Org org)
    {
        var obstacles = ReassignmentObstacles.None;
        foreach (var grant in set.Grants(AccessKind.UserPermission))
        {
            if (org.Capabilities.UserPermission(grant.Name).Status == CarriageStatus.Blocked)
            {
                var muted = source.Muting.Of(AccessKind.UserPermission, grant.Name) != AccessRights.None;
                obstacles |= muted ? ReassignmentObstacles.MutedBlockedRight
                    : subject.FindPermission(grant.Name)?.Need == Need.Needed ? ReassignmentObstacles.BlockedRight
                    : ReassignmentObstacles.None;
            }
        }

        foreach (var grant in set.Grants(AccessKind.Object))
        {
            if (org.Capabilities.Object(grant.Name, grant.Rights).Status == CarriageStatus.Blocked)
            {
                var left = grant.Rights & ~source.Muting.Of(AccessKind.Object, grant.Name);
                obstacles |= left != AccessRights.None && org.Capabilities.Object(grant.Name, left).Status == CarriageStatus.Blocked
                    ? ReassignmentObstacles.BlockedRight
                    : ReassignmentObstacles.MutedBlockedRight;
            }
        }

        // A right that is blocked in the open decides; what is muted besides adds nothing.
        return obstacles.HasFlag(ReassignmentObstacles.BlockedRight) ? ReassignmentObstacles.BlockedRight : obstacles;
    }

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
            var held = new Dictionary<string, AccessRights>(StringComparer.OrdinalIgnoreCase);
            foreach (var grant in twin.Grants(kind))
            {
                held[grant.Name] = held.GetValueOrDefault(grant.Name) | grant.Rights;
            }

            if (set.Grants(kind).Any(grant => (grant.Rights & ~held.GetValueOrDefault(grant.Name)) != AccessRights.None))
            {
                return false;
            }
        }

        return true;
    }
}
