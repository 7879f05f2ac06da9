using MetadataAnalyzer.Access;
using MetadataAnalyzer.Migration.Snapshot;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>The check that the apps of the subject still admit it and still run as it.</summary>
internal static class AppCheck
{
    public static SubjectCheck Of(SnapshotSubject before, SnapshotSubject after, Org org)
    {
        var apps = before.Steps.ConnectedApps.Where(app => app.RunAs || DependsOnLists(app)).ToList();
        return new(
            "apps",
            "Apps",
            apps.Count == 0 ? "no known app depends on its profile or permission "
                + "sets" : $"{string.Join(", ", apps.Select(app => $"'{app.Label}'").Distinct(StringComparer.Ordinal))} still "
                + $"admit{(apps.Count == 1 ? "s" : "")} it",
            [.. apps.SelectMany(app => Items(app, after, org))]);
    }

    /// <summary>Whether the app admits the subject by its lists only. An app whose admission is not known counts.</summary>
    private static bool DependsOnLists(SnapshotApp app) => app is { AdminApproved: not false, ListsSubject: true, IsUsed: true };

    private static IEnumerable<CheckItem> Items(SnapshotApp app, SnapshotSubject after, Org org)
    {
        if (org.AppPolicies.FirstOrDefault(policy => policy.App.TypeName == app.Type
            && Same(policy.App.FullName, app.Name)) is not { } policy)
        {
            yield return new(
                CheckOutcome.NotProven,
                app.InProject
                    ? $"app '{app.Label}' is not in the project; retrieve {app.Type} '{app.Name}' to see whether it admits the user"
                    : $"app '{app.Label}' is not in the exports; export setup-entity-access and the apps' names again to see whether it "
                        + $"admits the user",
                app.Place.ToString());
            yield break;
        }

        var now = after.Steps.ConnectedApps.FirstOrDefault(other => other.Type == app.Type && Same(other.Name, app.Name));
        var place = now?.Place.ToString() ?? SnapshotPlace.Of(policy.AdmissionLocation ?? policy.App.Location).ToString();
        if (app.RunAs && now is not { RunAs: true })
        {
            yield return new(CheckOutcome.Missed, $"app '{app.Label}' no longer runs as this user", place);
        }

        if (!DependsOnLists(app) || policy.IsAdminApproved == false || now?.ListsSubject == true)
        {
            yield break;
        }

        // Without a file and without the export, a missing entry proves nothing.
        yield return policy.File is null && !org.Exports.Has(SetupEntityAccessRow.Export)
            ? new(CheckOutcome.NotProven, $"whether app '{app.Label}' admits the user: the setup-entity-access export is missing", place)
            : new(CheckOutcome.Missed, $"app '{app.Label}' admits pre-authorised users "
                + $"only{(policy.IsAdminApproved is null ? ", as far as is known," : "")} and lists neither profile '{after.Profile}' nor "
                + $"a permission set that the user holds", place);
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
