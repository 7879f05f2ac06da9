using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Migration.Snapshot;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>Verifies the move of one subject, step by step.</summary>
/// <param name="before">The subject before the move; its move is planned.</param>
/// <param name="now">The subject after the move; null when it is not in the export.</param>
/// <param name="org">The org after the move.</param>
/// <param name="references">Checks the places that name profiles and users; one for all subjects.</param>
internal sealed class SubjectVerifier(SnapshotSubject before, AssessedSubject? now, Org org, ReferenceCheck references)
{
    private readonly SnapshotPlan _plan = before.Plan ?? throw new ArgumentException("its move is not planned", nameof(before));

    public SubjectVerification Verify()
    {
        if (now is null)
        {
            return NotMoved(null,
                new(CheckOutcome.Missed, "not in the users export any more; was it deleted, or does the export leave users out?", null));
        }

        var after = SnapshotSubject.Of(now, org, plan: null);
        var place = SnapshotPlace.Of(now.Subject.Location).ToString();
        if (after.UserLicense is null)
        {
            return NotMoved(after.Name,
                new(CheckOutcome.NotProven, "its user licence is not known; the users export has no Profile.UserLicense.Name", place));
        }

        if (!org.IsTargetUserLicense(after.UserLicense) && Same(after.UserLicense, before.UserLicense))
        {
            return NotMoved(after.Name, new(
                CheckOutcome.NotYet,
                    $"not moved yet: still on licence '{after.UserLicense}' with profile '{after.Profile}'{GoneAlready(after)}", place));
        }

        var access = new AccessCheck(before, after, _plan, org);
        return new(
            before.Name,
            after.Name,
            [
                License(after, place), Profile(after, place), PermissionSetLicense(after, place), PermissionSets(after, place),
                access.Needed(), access.Extra(now.Subject.Profile),
                RestrictionCheck.Of(before, after, _plan), AppCheck.Of(before, after, org), access.ApexClasses(), access.Pages(),
                references.Of(before, after, now.Subject),
            ],
            access.ExpectedLosses());
    }

    private SubjectVerification NotMoved(string? name, CheckItem item) => new(before.Name, name, [new("moved", "Moved", "", [item])], []);

    /// <summary>Counts assignments that are gone although the user has not been switched: the integration may not work.</summary>
    private string GoneAlready(SnapshotSubject after) => after.KnowsAssignments
        && before.Assignments.Count(old => !after.Assignments.Any(now => now.Type == old.Type
            && Same(now.Name, old.Name))) is var count and > 0
            ? $"; {count} of its {before.Assignments.Length} assignments {(count == 1 ? "is" : "are")} gone already"
            : "";

    private SubjectCheck License(SnapshotSubject after, string place)
    {
        var items = new List<CheckItem>();
        if (!Same(after.UserLicense, _plan.UserLicense))
        {
            items.Add(new(CheckOutcome.Missed, $"on user licence '{after.UserLicense}' instead of '{_plan.UserLicense}'", place));
        }

        if (after.Active == false && before.Active != false)
        {
            items.Add(new(CheckOutcome.Missed, "inactive; it was active before", place));
        }

        return new("licence", "User licence", $"on '{after.UserLicense}'", [.. items]);
    }

    private SubjectCheck Profile(SnapshotSubject after, string place) => new(
        "profile",
        "Profile",
        $"'{after.Profile}', as planned",
        org.Catalogue.StandardNames.IsSameProfile(after.Profile, _plan.Profile) ? []
            : after.Profile.Length == 0
                ? [new(CheckOutcome.NotProven, $"the users export does not name its profile; '{_plan.Profile}' is planned", place)]
            : [new(CheckOutcome.Missed, $"profile '{after.Profile}' instead of '{_plan.Profile}'", place)]);

    private SubjectCheck PermissionSetLicense(SnapshotSubject after, string place)
    {
        var name = _plan.PermissionSetLicense;
        CheckItem[] items = after.PermissionSetLicenses.Any(org.IsTargetPermissionSetLicense) ? []
            : after.KnowsPermissionSetLicenses ? [new(CheckOutcome.Missed, $"permission set licence '{name}' is not assigned", place)]
            : [new(CheckOutcome.NotProven,
                $"whether permission set licence '{name}' is assigned: the permission-set-license-assignments export is missing or in part",
                null)];
        return new("permission-set-licence", "Permission set licence", $"'{name}' is assigned", [.. items]);
    }

    private SubjectCheck PermissionSets(SnapshotSubject after, string place) => new(
        "permission-sets",
        "Permission sets",
        _plan.Assign.IsEmpty ? "none is planned" : _plan.Assign.Length == 1 ? "the planned one is assigned"
            : $"all {_plan.Assign.Length} planned are assigned",
        [.. _plan.Assign.Select(planned => Assigned(planned, after, place)).OfType<CheckItem>(), .. StillAssigned(after)]);

    /// <summary>Assignments that the plan takes away for good and that are still there.</summary>
    private IEnumerable<CheckItem> StillAssigned(SnapshotSubject after) =>
        from assignment in after.Assignments
        where _plan.Remove.Any(planned => planned.Type == assignment.Type && Same(planned.Name, assignment.Name))
            && !_plan.Assign.Any(planned => planned.Type == assignment.Type && Same(planned.Name, assignment.Name))
        select new CheckItem(CheckOutcome.Missed, $"{assignment.Caption} is still assigned; the plan takes it away for good",
            assignment.Place.ToString());

    private static CheckItem? Assigned(SnapshotReassignment planned, SnapshotSubject after, string place)
    {
        var what = planned.Caption;
        var found = after.Assignments.FirstOrDefault(assignment => assignment.Type == planned.Type && Same(assignment.Name, planned.Name));
        if (found is null)
        {
            return after.KnowsAssignments
                ? new(CheckOutcome.Missed, $"{what} is not assigned ({planned.Note})", place)
                : new(CheckOutcome.NotProven,
                    $"whether {what} is assigned: the permission-set-assignments export is missing or has records that cannot be used");
        }

        return found.Expires is { } end && (planned.Expires is null || string.CompareOrdinal(end, planned.Expires) < 0)
            ? new(CheckOutcome.Missed, $"{what} is assigned until {end} "
                + $"only{(planned.Expires is { } until ? $"; it was until {until}" : "; it was without an end")}", found.Place.ToString())
            : null;
    }

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
