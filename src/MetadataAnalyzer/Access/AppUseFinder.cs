using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Finds the apps that concern a subject: that pre-authorise it, run as it, hold a token of it, or that it signed in with.</summary>
internal static class AppUseFinder
{
    public static ImmutableArray<AppUse> Find(Subject subject, Org org)
    {
        var hasUnknown = subject.Logins?.Applications.Any(name => !org.HoldsApplication(name)) == true;
        var hasNameless = subject.Logins?.HasAppWithoutName == true;
        return [.. org.AppPolicies.Select(policy => Use(subject, org, policy, mayBeSeen: hasNameless || (hasUnknown && !policy.HasLabel))).OfType<AppUse>()];
    }

    private static AppUse? Use(Subject subject, Org org, AppPolicy policy, bool mayBeSeen)
    {
        bool? seen = subject.Logins is not { } logins ? null
            : logins.Applications.Any(policy.IsNamed) ? true
            : mayBeSeen ? null : false;
        var runsAsSubject = policy.RunAs is { } user && subject.Kind == SubjectKind.User && Same(user.Name, subject.Name) ? policy.RunAs : null;
        var profile = policy.Profiles.Where(reference => org.Names.IsProfile(reference.Name, subject))
            .Select(reference => (NamedReference?)(reference.Location.IsRecord && subject.ProfileName.Length > 0 ? reference with { Name = org.Names.ProfileLabel(subject.ProfileName) } : reference)).FirstOrDefault();
        ImmutableArray<NamedReference> sets =
        [
            .. policy.PermissionSets
                .Select(reference => (reference, Held: NameOfHeld(reference.Name, subject)))
                .Where(entry => entry.Held is not null)
                .Select(entry => new NamedReference(entry.Held!, entry.reference.Location))
                .DistinctBy(reference => reference.Name, StringComparer.OrdinalIgnoreCase),
        ];
        var use = new AppUse(policy, runsAsSubject, seen, profile, sets, [.. subject.OauthTokens.Where(token => token.AppName is { } name && policy.IsNamed(name))]);
        return use.IsSeen || use.ListsSubject ? use : null;
    }

    /// <summary>Full name of the assigned set or group, or of the member of an assigned group, that a name means; null when the subject holds none.</summary>
    private static string? NameOfHeld(string name, Subject subject) =>
        subject.Assignments.FirstOrDefault(assignment => OrgNames.IsAssignment(name, assignment))?.Name
        ?? subject.PermissionSets.FirstOrDefault(member => Same(name, member.PermissionSet.FullName) || Same(name, member.PermissionSet.Label ?? ""))?.PermissionSet.FullName
        ?? subject.MissingPermissionSets.FirstOrDefault(missing => Same(name, missing.Name))?.Name;

    private static bool Same(string left, string right) => string.Equals(left.Trim(), right, StringComparison.OrdinalIgnoreCase);
}
