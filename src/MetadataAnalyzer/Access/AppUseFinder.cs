using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Finds the apps that concern a subject: that pre-authorise it, run as it, or that it signed in with.</summary>
internal static class AppUseFinder
{
    public static ImmutableArray<AppUse> Find(Subject subject, Org org) =>
    [
        .. org.Project.ConnectedApps.Select(app => Use(subject, org, app)).OfType<AppUse>(),
        .. org.Project.ExternalClientApplications.SelectMany(app => Uses(subject, org, app)),
    ];

    private static AppUse? Use(Subject subject, Org org, ConnectedApp app) =>
        Use(subject, org, app, app.Label, app.IsAdminApproved, app.ClientCredentialUser, app.Profiles, app.PermissionSets);

    private static IEnumerable<AppUse> Uses(Subject subject, Org org, ExternalClientApplication app) => app.OauthPolicies
        .Select(policy => Use(
            subject, org, app, app.Label, policy.IsAdminApproved, policy.ClientCredentialsFlowUser, policy.Profiles, policy.PermissionSets))
        .OfType<AppUse>();

    private static AppUse? Use(
        Subject subject,
        Org org,
        MetadataComponent app,
        string? label,
        bool isAdminApproved,
        NamedReference? runAs,
        ImmutableArray<NamedReference> profiles,
        ImmutableArray<NamedReference> permissionSets)
    {
        bool? seen = subject.Logins is { } logins ? logins.Uses(label) || logins.Uses(app.FullName) : null;
        var runsAsSubject = runAs is { } user && subject.Kind == SubjectKind.User && Same(user.Name, subject.Name) ? runAs : null;
        var profile = profiles.Where(reference => org.Names.IsProfile(reference.Name, subject)).Select(reference => (NamedReference?)reference).FirstOrDefault();
        ImmutableArray<NamedReference> sets =
        [
            .. permissionSets
                .Select(reference => (reference, Held: NameOfHeld(reference.Name, subject)))
                .Where(entry => entry.Held is not null)
                .Select(entry => new NamedReference(entry.Held!, entry.reference.Location)),
        ];
        return runsAsSubject is null && seen != true && profile is null && sets.IsEmpty
            ? null
            : new(app, label ?? app.FullName, isAdminApproved, runsAsSubject, seen, profile, sets);
    }

    /// <summary>Full name of the assigned set or group, or of the member of an assigned group, that a name means; null when the subject holds none.</summary>
    private static string? NameOfHeld(string name, Subject subject) =>
        subject.Assignments.FirstOrDefault(assignment => OrgNames.IsAssignment(name, assignment))?.Name
        ?? subject.PermissionSets.FirstOrDefault(member => Same(name, member.PermissionSet.FullName) || Same(name, member.PermissionSet.Label ?? ""))?.PermissionSet.FullName
        ?? subject.MissingPermissionSets.FirstOrDefault(missing => Same(name, missing.Name))?.Name;

    private static bool Same(string left, string right) => string.Equals(left.Trim(), right, StringComparison.OrdinalIgnoreCase);
}
