using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Migration.Plan;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>The plan of one subject as the snapshot keeps it.</summary>
internal static class PlanSnapshot
{
    public static SnapshotPlan Of(SubjectPlan plan) => new()
    {
        Movable = MoveScope.IsMovable(plan.Assessed.Verdict),
        UserLicense = plan.UserLicense,
        Profile = plan.Profile.Name,
        CustomProfile = plan.Profile.IsNew,
        DefaultRecordTypes = plan.Profile.DefaultRecordTypes,
        PermissionSetLicense = plan.PermissionSetLicense,
        NewPermissionSets = [.. plan.Sets.Select(set => new SnapshotNewSet(set.Name, set.License, set.IsUnproven, Rights(set.Rights)))],
        Dropped = [.. plan.Dropped.Select(right => new SnapshotDropped(AccessKinds.JsonKey(right.Kind), right.Name, [.. RightNames.Of(right.Rights)], right.Reason, right.GrantedBy))],
        Remove = [.. plan.Remove.Select(Reassignment)],
        Assign = [.. plan.Assign.Select(Reassignment)],
        Apps =
        [
            .. plan.Apps.GroupBy(entry => (entry.Path, entry.AppLabel)).Select(app => new SnapshotAppChange(
                app.Key.Path, app.Key.AppLabel, [.. app.Where(entry => entry.IsProfile).Select(entry => entry.Name)], [.. app.Where(entry => !entry.IsProfile).Select(entry => entry.Name)])),
        ],
        Pages = [.. plan.Pages],
    };

    private static SnapshotReassignment Reassignment(PlannedAssignment assignment) =>
        new(assignment.Type, assignment.Name, assignment.IsNew, assignment.IsUnproven, SubjectSnapshot.Day(assignment.Expires), assignment.Note);

    private static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, HeldRight>> Rights(ImmutableArray<PlannedRight> rights) => rights
        .GroupBy(right => AccessKinds.JsonKey(right.Kind), StringComparer.Ordinal)
        .ToImmutableSortedDictionary(
            kind => kind.Key,
            kind => kind.ToImmutableSortedDictionary(right => right.Name, right => new HeldRight(right.Rights, []), StringComparer.Ordinal),
            StringComparer.Ordinal);
}
