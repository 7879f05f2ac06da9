using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Finds what stands against assigning permission sets and groups again after the switch.</summary>
internal sealed class ObstacleFinder(OrgContent org)
{
    /// <summary>Each assignment of a subject, with whether it can be made again.</summary>
    public ImmutableArray<Reassignment> Assess(SubjectIdentity subject, EffectiveAccess access) =>
        [.. access.Assignments.Select(assignment => Assess(assignment, subject, access))];

    private Reassignment Assess(Assignment assignment, SubjectIdentity subject, EffectiveAccess access)
    {
        ImmutableArray<MemberReassignment> members =
        [
            .. access.Sources.Where(source => ReferenceEquals(source.Assignment, assignment))
                .Select(source => Assess(source, (PermissionSet)source.Container, subject)),
        ];
        ImmutableArray<MissingContainer> missing =
            [.. access.MissingContainers.Where(container => ReferenceEquals(container.Assignment, assignment))];
        var obstacles = missing.Aggregate(
            members.Aggregate(ReassignmentObstacles.None, (all, member) => all | member.Obstacles),
            (all, container) => all | container.Obstacles);
        if (assignment.IsGroup)
        {
            // What one member cannot, the group cannot as a whole; what is open for a member is open for the group.
            obstacles = (obstacles & ~Reassignment.Definite)
                | (Reassignment.HasDefinite(obstacles) ? ReassignmentObstacles.GroupMember : ReassignmentObstacles.None);
        }

        obstacles |= missing.IsEmpty ? ReassignmentObstacles.None : ReassignmentObstacles.NotInProject;
        return new(assignment, obstacles, members, missing);
    }

    /// <summary>What the licence of a permission set puts in the way of a user; nothing when it has none.</summary>
    /// <param name="license">What the set is bound to; null for nothing.</param>
    /// <param name="held">What the exports and the project call the user's own licence today; nulls do not count.</param>
    public ReassignmentObstacles OfLicense(string? license, IEnumerable<string?> held)
    {
        var obstacles = OfLicense(license);
        return license is null || CanHold(license, held) ? obstacles : obstacles | ReassignmentObstacles.LicenseInDoubt;
    }

    /// <summary>What stands against giving a set to a user that does not have it.</summary>
    public ReassignmentObstacles OfSet(PermissionSet set) => OfSet(set, org.Names.LicenseOf(set), Muting.None);

    private ReassignmentObstacles OfLicense(string? license) =>
        license is null || org.IsTargetUserLicense(license) || org.IsTargetPermissionSetLicense(license) ? ReassignmentObstacles.None
        : org.Names.IsUserLicense(license) ? ReassignmentObstacles.OtherUserLicense
        : org.Names.IsPermissionSetLicense(license) ? ReassignmentObstacles.OtherPermissionSetLicense
        : ReassignmentObstacles.UnknownLicense;

    /// <summary>Of a moved user IUL9005 says that it holds what it cannot hold.</summary>
    private bool CanHold(string license, IEnumerable<string?> held)
    {
        var licenses = held.OfType<string>().ToList();
        return licenses.Count == 0 || !org.Names.IsUserLicense(license)
            || licenses.Exists(own => org.IsTargetUserLicense(own) || org.Names.IsSameLicense(license, own));
    }

    private ReassignmentObstacles OfSet(PermissionSet set, SetLicense license, Muting muting)
    {
        if (!license.IsContested)
        {
            return OfReading(set, license.Name, muting);
        }

        // Of two readings neither is proven: the set is lost for certain only when it is lost by both.
        var (file, export) = (OfReading(set, license.Name, muting), OfReading(set, license.OtherName, muting));
        var isLost = Reassignment.HasDefinite(file) && Reassignment.HasDefinite(export);
        return ((file | export) & (isLost ? ~ReassignmentObstacles.None : ~Reassignment.Definite)) | ReassignmentObstacles.LicenseInDoubt;
    }

    private ReassignmentObstacles OfReading(PermissionSet set, string? license, Muting muting)
    {
        // What a set holds is a question only when the licence of the move is what must carry it.
        var ofLicense = OfLicense(license);
        return ofLicense != ReassignmentObstacles.None ? ofLicense : OfRights(set, muting);
    }

    private MemberReassignment Assess(AccessSource source, PermissionSet set, SubjectIdentity subject)
    {
        var license = org.Names.LicenseOf(set);
        var obstacles = OfSet(set, license, source.Muting);
        if (!license.IsContested && license.Name is { } name && !CanHold(name, [subject.UserLicense, subject.Profile?.UserLicense]))
        {
            obstacles |= ReassignmentObstacles.LicenseInDoubt;
        }

        var isReplaceable = obstacles.HasFlag(ReassignmentObstacles.OtherUserLicense)
            && !obstacles.HasFlag(ReassignmentObstacles.LicenseInDoubt);
        return new(source, set, obstacles) { License = license, TwinRights = isReplaceable ? org.Twins.Find(source, set) : null };
    }

    private ReassignmentObstacles OfRights(PermissionSet set, Muting muting)
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
                isBlockedInTheOpen: left != AccessRights.None
                    && org.Capabilities.Object(grant.Name, left).Status == CarriageStatus.Blocked);
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
}
