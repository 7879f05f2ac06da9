using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>The six steps of one subject.</summary>
internal static class StepsSnapshot
{
    public static SnapshotSteps Of(MoveSteps steps, Subject subject, Org org, Dictionary<AccessSource, int> indexes)
    {
        var restricting = subject.Move.ProfileSettings.LoginRestrictions.IpRanges.ToHashSet(ReferenceEqualityComparer.Instance);
        return new()
        {
            Profile = steps.Profile is { } profile ? Profile(profile, subject, org) : null,
            PermissionSets =
            [
                .. steps.PermissionSets.Select(step => new SnapshotPermissionSet(
                    step.Type, step.Name, step.Group, step.License, step.Outlook, [.. Words.Obstacles(step.Obstacles).Select(obstacle => obstacle.Id)], step.Twin, SubjectSnapshot.Place(step.Location))),
            ],
            NewPermissionSet = SubjectSnapshot.Access(AccessKinds.UsableByApi.Select(kind => (kind, subject.Move.ToRebuild(kind))), indexes),
            IpRanges =
            [
                .. steps.IpRanges.Select(range => new SnapshotIpRange(range.StartAddress, range.EndAddress, range.Description, restricting.Contains(range), SubjectSnapshot.Place(range.Location))),
            ],
            LoginHours = [.. steps.LoginHours?.Days.Where(day => day.Restricts).Select(day => new SnapshotHours(day.Day.ToString(), day.Start, day.End)) ?? []],
            ConnectedApps = [.. steps.ConnectedApps.Select(App)],
            ApexClasses = [.. steps.ApexClasses.Select(right => right.Name)],
            VisualforcePages = [.. steps.VisualforcePages.Select(right => right.Name)],
        };
    }

    private static SnapshotProfile Profile(Profile profile, Subject subject, Org org) => new(
        profile.FullName,
        org.Names.ProfileLabel(profile.FullName),
        profile.UserLicense,
        profile.IsCustom,
        SubjectSnapshot.Place(profile.Location),
        subject.Retrieval.AbsentSections,
        Names(profile.DefaultRecordTypes),
        Names(profile.LoginFlows),
        [.. subject.Move.ProfileSettings.PasswordPolicies.Select(policy => new SnapshotPolicy(policy.FullName, policy.Settings, SubjectSnapshot.Place(policy.Location)))],
        [.. subject.Move.ProfileSettings.SessionSettings.Select(setting => new SnapshotPolicy(setting.FullName, setting.Settings, SubjectSnapshot.Place(setting.Location)))]);

    private static ImmutableArray<string> Names(ImmutableArray<NamedReference> references) =>
        [.. references.Select(reference => reference.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];

    private static SnapshotApp App(AppUse use) => new(
        use.App.TypeName,
        use.App.FullName,
        use.Label,
        use.IsAdminApproved,
        use.RunAs is not null,
        use.SeenInLogins,
        use.Profile?.Name,
        [.. use.PermissionSets.Select(set => set.Name)],
        SubjectSnapshot.Place(use.AdmissionLocation ?? use.App.Location),
        use.Policy.IsInProject,
        use.Tokens.Length);
}
