using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Finds the apps that concern a subject: that pre-authorise it, run as it, or that it signed in with.</summary>
internal static class AppUseFinder
{
    public static ImmutableArray<AppUse> Find(Subject subject, Org org) => [.. org.AppPolicies.Select(policy => Use(subject, org, policy)).OfType<AppUse>()];

    private static AppUse? Use(Subject subject, Org org, AppPolicy policy)
    {
        bool? seen = subject.Logins is { } logins ? logins.Uses(policy.Label) || logins.Uses(policy.App.FullName) : null;
        var runsAsSubject = policy.RunAs is { } user && subject.Kind == SubjectKind.User && Same(user.Name, subject.Name) ? policy.RunAs : null;
        var profile = policy.Profiles.Where(reference => org.Names.IsProfile(reference.Name, subject)).Select(reference => (NamedReference?)reference).FirstOrDefault();
        ImmutableArray<NamedReference> sets =
        [
            .. policy.PermissionSets
                .Select(reference => (reference, Held: NameOfHeld(reference.Name, subject)))
                .Where(entry => entry.Held is not null)
                .Select(entry => new NamedReference(entry.Held!, entry.reference.Location)),
        ];
        return runsAsSubject is null && seen != true && profile is null && sets.IsEmpty
            ? null
            : new(policy.App, policy.Label, policy.IsAdminApproved, runsAsSubject, seen, profile, sets) 
            {
                AdmissionLocation = policy.AdmissionLocation,
                HasIpRanges = policy.HasIpRanges,
                IpRelaxation = policy.IpRelaxation,
            };
    }

    /// <summary>Full name of the assigned set or group, or of the member of an assigned group, that a name means; null when the subject holds none.</summary>
    private static string? NameOfHeld(string name, Subject subject) =>
        subject.Assignments.FirstOrDefault(assignment => OrgNames.IsAssignment(name, assignment))?.Name
        ?? subject.PermissionSets.FirstOrDefault(member => Same(name, member.PermissionSet.FullName) || Same(name, member.PermissionSet.Label ?? ""))?.PermissionSet.FullName
        ?? subject.MissingPermissionSets.FirstOrDefault(missing => Same(name, missing.Name))?.Name;

    private static bool Same(string left, string right) => string.Equals(left.Trim(), right, StringComparison.OrdinalIgnoreCase);
}
