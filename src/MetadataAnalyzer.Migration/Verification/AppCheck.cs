using MetadataAnalyzer.Access;
using MetadataAnalyzer.Migration.Snapshot;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>Whether the apps that the subject connects with still admit it, and still run as it.</summary>
internal static class AppCheck
{
    public static SubjectCheck Of(SnapshotSubject before, SnapshotSubject after, Org org)
    {
        var apps = before.Steps.ConnectedApps.Where(app => app.RunAs || (app.AdminApproved && app.ListsSubject && app.IsUsed)).ToList();
        return new(
            "apps",
            "Apps",
            apps.Count == 0 ? "no app of the project depends on its profile or permission sets" : $"{string.Join(", ", apps.Select(app => $"'{app.Label}'").Distinct(StringComparer.Ordinal))} still admit{(apps.Count == 1 ? "s" : "")} it",
            [.. apps.SelectMany(app => Items(app, after, org))]);
    }

    private static IEnumerable<CheckItem> Items(SnapshotApp app, SnapshotSubject after, Org org)
    {
        if (!org.AppPolicies.Any(policy => policy.App.TypeName == app.Type && Same(policy.App.FullName, app.Name)))
        {
            yield return new(CheckOutcome.NotProven, $"app '{app.Label}' is not in the project; retrieve {app.Type} '{app.Name}' to see whether it admits the user", app.Place.ToString());
            yield break;
        }

        var policy = org.AppPolicies.First(policy => policy.App.TypeName == app.Type && Same(policy.App.FullName, app.Name));
        var now = after.Steps.ConnectedApps.FirstOrDefault(other => other.Type == app.Type && Same(other.Name, app.Name));
        var place = now?.Place.ToString() ?? SubjectSnapshot.Place(policy.AdmissionLocation ?? policy.App.Location).ToString();
        if (app.RunAs && now is not { RunAs: true })
        {
            yield return new(CheckOutcome.Missed, $"app '{app.Label}' no longer runs as this user", place);
        }

        if (app is { AdminApproved: true, ListsSubject: true, IsUsed: true } && (now is null ? policy.IsAdminApproved : now is { AdminApproved: true, ListsSubject: false }))
        {
            yield return new(CheckOutcome.Missed, $"app '{app.Label}' admits pre-authorised users only and lists neither profile '{after.Profile}' nor a permission set that the user holds", place);
        }
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
