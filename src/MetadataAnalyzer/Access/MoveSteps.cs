using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Findings of the six steps before a move, for one subject. After the switch most of it can no longer be retrieved.</summary>
public sealed record MoveSteps
{
    /// <summary>Step 1: the current profile; null when it is not in the project.</summary>
    public required Profile? Profile { get; init; }

    /// <summary>Step 2: each permission set that reaches the subject, with whether it can be used under the licence.</summary>
    public required ImmutableArray<PermissionSetStep> PermissionSets { get; init; }

    /// <summary>Step 3: how many rights of each kind a new permission set must hold; kinds without one are not keys.</summary>
    public required ImmutableSortedDictionary<AccessKind, int> NewPermissionSet { get; init; }

    /// <summary>Step 4: the profile's login IP ranges.</summary>
    public required ImmutableArray<LoginIpRange> IpRanges { get; init; }

    /// <summary>Step 4: the profile's login hours; null when it has none.</summary>
    public required LoginHours? LoginHours { get; init; }

    /// <summary>Step 5: the apps that concern the subject.</summary>
    public required ImmutableArray<AppUse> ConnectedApps { get; init; }

    /// <summary>Step 6: Apex classes the subject may call.</summary>
    public required ImmutableArray<EffectiveRight> ApexClasses { get; init; }

    /// <summary>Step 6: Visualforce pages the subject may open.</summary>
    public required ImmutableArray<EffectiveRight> VisualforcePages { get; init; }

    /// <summary>Whether a range of <see cref="IpRanges"/> restricts logins, or is not valid, so that it may.</summary>
    public bool Restricts(LoginIpRange range) => !range.IsValid || Profile!.RestrictingIpRanges.Any();

    /// <summary>The steps of a subject, whatever its verdict.</summary>
    public static MoveSteps Of(Subject subject) => new()
    {
        Profile = subject.Profile,
        PermissionSets = [.. PermissionSetStep.Of(subject)],
        NewPermissionSet = subject.Move.CountsToRebuild,
        IpRanges = subject.Profile?.LoginIpRanges ?? [],
        LoginHours = subject.Profile?.LoginHours,
        ConnectedApps = subject.AppUses,
        ApexClasses = subject.Access.Rights(AccessKind.ApexClass),
        VisualforcePages = subject.Access.Rights(AccessKind.VisualforcePage),
    };
}

/// <summary>A permission set of a subject in step 2.</summary>
/// <param name="Type"><c>PermissionSet</c>, or <c>PermissionSetGroup</c> for a group that is not in the project.</param>
/// <param name="Name">Full name.</param>
/// <param name="Group">The group it comes by; null when it is assigned by itself.</param>
/// <param name="License">What it is bound to; null for nothing, or when it is not in the project.</param>
/// <param name="Outlook"><c>assignable</c>, <c>lost</c> or <c>unknown</c>.</param>
/// <param name="Obstacles">Obstacles to assigning it again.</param>
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
