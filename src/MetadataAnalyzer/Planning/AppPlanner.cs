using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Planning;

/// <summary>A file of an app to which entries are added.</summary>
/// <param name="Path">The file, relative to the project root.</param>
/// <param name="Type">Metadata API type of what the file holds: <c>ConnectedApp</c> or <c>ExtlClntAppOauthConfigurablePolicies</c>.</param>
/// <param name="FullName">Full name of what the file holds.</param>
/// <param name="AppLabel">Label of the app.</param>
/// <param name="Entries">The entries to add, sorted by element and value; each value once.</param>
/// <param name="HoldsSecret">Whether the file holds a consumer secret, which no copy of it has.</param>
public sealed record PlannedApp(
    string Path, string Type, string FullName, string AppLabel, ImmutableArray<AppEntry> Entries, bool HoldsSecret);

/// <summary>A name that an app must list so that it still admits a subject.</summary>
/// <param name="Path">The app's file, relative to the project root; null when it is not in the project, so that the app is changed in
/// Setup.</param>
/// <param name="AppLabel">Label of the app.</param>
/// <param name="IsProfile">Whether it is a profile, else a permission set.</param>
/// <param name="Name">API name of the profile or permission set.</param>
/// <param name="Value">The name in the form that the file uses: label or API name.</param>
/// <param name="Because">The listed names that the subject loses, for people.</param>
public sealed record AppEntry(string? Path, string AppLabel, bool IsProfile, string Name, string Value, string Because)
{
    /// <summary>The added entry in words.</summary>
    public string Caption => $"{(IsProfile ? "profile" : "permission set")} '{Value}'";
}

/// <summary>
/// Plans the entries that apps need so that they still admit subjects: the new permission set, or the new profile when there is no set.
/// </summary>
internal static class AppPlanner
{
    public static ImmutableArray<AppEntry> Entries(Org org, Subject subject, ImmutableArray<PlannedSet> sets, PlannedProfile profile) =>
    [
        .. from use in subject.AppUses
           where subject.Move.LosesAccess(use)
           select Entry(org, use, sets, profile),
    ];

    /// <summary>
    /// The entries of all subjects by file. Entries of an app without a file are left out, because it is changed in Setup.
    /// </summary>
    public static ImmutableArray<PlannedApp> Merge(IEnumerable<AppEntry> entries, Org org) =>
    [
        .. entries.Where(entry => entry.Path is not null).GroupBy(entry => entry.Path!, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => File(
                group.Key,
                [
                    .. group.DistinctBy(entry => (entry.IsProfile, entry.Value.ToUpperInvariant()))
                        .OrderBy(entry => entry.IsProfile).ThenBy(entry => entry.Value, StringComparer.Ordinal),
                ],
                org)),
    ];

    private static AppEntry Entry(Org org, AppUse use, ImmutableArray<PlannedSet> sets, PlannedProfile profile)
    {
        var path = use.Policy.File;
        var because = string.Join(" and ", (use.Profile is { } old ? [$"profile '{old.Name}'"] : Array.Empty<string>())
            .Concat(use.PermissionSets.Select(set => $"permission set '{set.Name}'")));
        return sets is [{ IsUnproven: false } set, ..]
            ? new(path, use.Label, IsProfile: false, set.Name, UsesLabels(org, use.Policy) ? set.Label : set.Name, because)
            : new(path, use.Label, IsProfile: true, profile.Name, profile.Name, because);
    }

    /// <summary>
    /// Whether the file names permission sets by label, as the sets that it lists show. When they do not show it, connected apps use
    /// labels, and policies of external client apps use API names.
    /// </summary>
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
        var policies = org.Project.ExternalClientApplications.SelectMany(app => app.OauthPolicies)
            .Where(policy => policy.Location.Path == path);
        if (policies.FirstOrDefault() is { } found)
        {
            return new(path, "ExtlClntAppOauthConfigurablePolicies", found.FullName, entries[0].AppLabel, entries, HoldsSecret: false);
        }

        var app = org.Project.ConnectedApps.First(app => app.Files.Contains(path, StringComparer.Ordinal));
        return new(path, "ConnectedApp", app.FullName, entries[0].AppLabel, entries, HoldsSecret: app.SecretLocation is not null);
    }

    private static bool Same(string left, string right) => string.Equals(left.Trim(), right.Trim(), StringComparison.OrdinalIgnoreCase);
}
