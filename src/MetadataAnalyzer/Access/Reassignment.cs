using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>An assignment of today, and the obstacles to assigning it again after the switch.</summary>
/// <param name="Assignment">The assignment of today.</param>
/// <param name="Obstacles">The obstacles to it.</param>
/// <param name="Members">The sets it brings, each with its own obstacles; for a set, the set itself.</param>
/// <param name="Missing">Containers that it brings and the project lacks; their rights are unknown.</param>
public sealed record Reassignment(
    Assignment Assignment, ReassignmentObstacles Obstacles, ImmutableArray<MemberReassignment> Members,
    ImmutableArray<MissingContainer> Missing)
{
    internal const ReassignmentObstacles Definite =
        ReassignmentObstacles.OtherUserLicense | ReassignmentObstacles.BlockedRight | ReassignmentObstacles.GroupMember;

    /// <summary>Whether the assignment is lost for certain, unless a set is rebuilt.</summary>
    public bool IsLost => HasDefinite(Obstacles);

    /// <summary>Whether there is no obstacle at all.</summary>
    public bool IsClear => Obstacles == ReassignmentObstacles.None;

    internal static bool HasDefinite(ReassignmentObstacles obstacles) => (obstacles & Definite) != 0;
}

/// <summary>A permission set, assigned by itself or in a group, and the obstacles to assigning it again after the switch.</summary>
/// <param name="Source">The set as it reaches the subject.</param>
/// <param name="PermissionSet">The set.</param>
/// <param name="Obstacles">The obstacles to it.</param>
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
    /// Rights that the set gives the subject and its twin does not, each as <c>object A__c (edit)</c> or <c>field A__c.B__c</c>; sorted by
    /// kind.
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

/// <summary>Finds the obstacles to assigning permission sets and groups again after the switch.</summary>
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

    /// <summary>Obstacles that follow from the licence of a permission set; none without a licence.</summary>
    /// <param name="license">The licence of the set; null for none.</param>
    /// <param name="held">Names of the user's own licence in the exports and the project; nulls do not count.</param>
    public ReassignmentObstacles OfLicense(string? license, IEnumerable<string?> held)
    {
        var obstacles = OfLicense(license);
        return license is null || CanHold(license, held) ? obstacles : obstacles | ReassignmentObstacles.LicenseInDoubt;
    }

    /// <summary>Obstacles to assigning a set to a user that does not have it.</summary>
    public ReassignmentObstacles OfSet(PermissionSet set) => OfSet(set, org.Names.LicenseOf(set), Muting.None);

    private ReassignmentObstacles OfLicense(string? license) =>
        license is null || org.IsTargetUserLicense(license) || org.IsTargetPermissionSetLicense(license) ? ReassignmentObstacles.None
        : org.Names.IsUserLicense(license) ? ReassignmentObstacles.OtherUserLicense
        : org.Names.IsPermissionSetLicense(license) ? ReassignmentObstacles.OtherPermissionSetLicense
        : ReassignmentObstacles.UnknownLicense;

    /// <summary>The obstacles of a user that has already moved, for IUL9005.</summary>
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

        // Neither of the two licences is proven: the set is lost for certain only when both rule it out.
        var (file, export) = (OfReading(set, license.Name, muting), OfReading(set, license.OtherName, muting));
        var isLost = Reassignment.HasDefinite(file) && Reassignment.HasDefinite(export);
        return ((file | export) & (isLost ? ~ReassignmentObstacles.None : ~Reassignment.Definite)) | ReassignmentObstacles.LicenseInDoubt;
    }

    private ReassignmentObstacles OfReading(PermissionSet set, string? license, Muting muting)
    {
        // The content of a set matters only when the integration licence must carry it.
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
