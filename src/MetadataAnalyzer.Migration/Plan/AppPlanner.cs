using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>Plans what apps must list so that subjects stay admitted: the new permission set or, without one, the new profile.</summary>
internal static class AppPlanner
{
    public static ImmutableArray<AppEntry> Entries(Org org, Subject subject, ImmutableArray<PlannedSet> sets, PlannedProfile profile) =>
    [
        .. from use in subject.AppUses
           where subject.Move.LosesAccess(use)
           select Entry(org, use, sets, profile),
    ];

    /// <summary>The needs of all subjects by file; an app without a file is changed in Setup.</summary>
    public static ImmutableArray<PlannedApp> Merge(IEnumerable<AppEntry> entries, Org org) =>
    [
        .. entries.Where(entry => entry.Path is not null).GroupBy(entry => entry.Path!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => File(
            group.Key, [.. group.DistinctBy(entry => (entry.IsProfile, entry.Value.ToUpperInvariant())).OrderBy(entry => entry.IsProfile).ThenBy(entry => entry.Value, StringComparer.Ordinal)], org)),
    ];

    private static AppEntry Entry(Org org, AppUse use, ImmutableArray<PlannedSet> sets, PlannedProfile profile)
    {
        var path = use.Policy.File;
        var because = string.Join(" and ", (use.Profile is { } old ? [$"profile '{old.Name}'"] : Array.Empty<string>()).Concat(use.PermissionSets.Select(set => $"permission set '{set.Name}'")));
        return sets is [{ IsUnproven: false } set, ..]
            ? new(path, use.Label, IsProfile: false, set.Name, UsesLabels(org, use.Policy) ? set.Label : set.Name, because)
            : new(path, use.Label, IsProfile: true, profile.Name, profile.Name, because);
    }

    /// <summary>Whether the file names permission sets by label. Where it names none that tells, connected apps do and policies of external client apps do not.</summary>
    private static bool UsesLabels(Org org, AppPolicy policy)
    {
        foreach (var reference in policy.PermissionSets.Where(reference => !reference.Location.IsRecord))
        {
            if (org.Names.FindPermissionSet(reference.Name) is { Label: { } label } set && !Same(label, set.FullName))
            {
                return Same(label, reference.Name);
            }

            if (org.Names.FindPermissionSetGroup(reference.Name) is { Label: { } groupLabel } group && !Same(groupLabel, group.FullName))
            {
                return Same(groupLabel, reference.Name);
            }
        }

        return policy.App is ConnectedApp;
    }

    private static PlannedApp File(string path, ImmutableArray<AppEntry> entries, Org org)
    {
        var policies = org.Project.ExternalClientApplications.SelectMany(app => app.OauthPolicies).Where(policy => policy.Location.Path == path);
        if (policies.FirstOrDefault() is { } found)
        {
            return new(path, "ExtlClntAppOauthConfigurablePolicies", found.FullName, entries[0].AppLabel, entries, HoldsSecret: false);
        }

        var app = org.Project.ConnectedApps.First(app => app.Files.Contains(path, StringComparer.Ordinal));
        return new(path, "ConnectedApp", app.FullName, entries[0].AppLabel, entries, HoldsSecret: app.SecretLocation is not null);
    }

    private static bool Same(string left, string right) => string.Equals(left.Trim(), right.Trim(), StringComparison.OrdinalIgnoreCase);
}
