using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>The differences between two snapshots.</summary>
/// <param name="Before">Name of the earlier snapshot as the user gave it.</param>
/// <param name="After">Name of the later snapshot as the user gave it.</param>
/// <param name="Subjects">Subjects with a difference, sorted by name.</param>
/// <param name="Same">Number of subjects that are the same in both.</param>
public sealed record SnapshotDifference(string Before, string After, ImmutableArray<SubjectDifference> Subjects, int Same)
{
    /// <summary>Compares two snapshots. Users match by record id, or by name when one side has no id.</summary>
    public static SnapshotDifference Of(SnapshotFile before, SnapshotFile after)
    {
        var (old, now) = (before.Document.Subjects, after.Document.Subjects);
        var pairs = new List<(SnapshotSubject? Before, SnapshotSubject? After)>();
        var byId = now.Where(subject => subject.Id is not null).DistinctBy(subject => subject.Id, StringComparer.Ordinal)
            .ToDictionary(subject => subject.Id!, StringComparer.Ordinal);
        var byName = now.ToLookup(subject => subject.Name, StringComparer.OrdinalIgnoreCase);
        var found = new HashSet<SnapshotSubject>(ReferenceEqualityComparer.Instance);
        foreach (var subject in old)
        {
            var match = (subject.Id is { } id ? byId.GetValueOrDefault(id) : null)
                ?? byName[subject.Name].FirstOrDefault(other => subject.Id is null || other.Id is null);
            if (match is not null)
            {
                found.Add(match);
            }

            pairs.Add((subject, match));
        }

        pairs.AddRange(now.Where(subject => !found.Contains(subject))
            .Select(subject => ((SnapshotSubject?)null, (SnapshotSubject?)subject)));
        var differences =
            pairs.Select(pair => new SubjectDifference((pair.After ?? pair.Before)!.Name,
            [.. SubjectComparison.Changes(pair.Before, pair.After)]))
            .OrderBy(difference => difference.Name, StringComparer.Ordinal).ToList();
        return new(before.Name, after.Name, [.. differences.Where(difference => !difference.Changes.IsEmpty)],
            differences.Count(difference => difference.Changes.IsEmpty));
    }
}

/// <summary>The changes of one subject between two snapshots.</summary>
/// <param name="Name">Its name in the later snapshot, or in the earlier one when it is gone.</param>
/// <param name="Changes">In the order of the steps; never empty.</param>
public sealed record SubjectDifference(string Name, ImmutableArray<Change> Changes);

/// <summary>One difference of a subject.</summary>
/// <param name="Topic">Stable name of the property: <c>licence</c>, <c>profile</c>, <c>rights</c> …</param>
/// <param name="Kind"><c>gained</c>, <c>lost</c> or <c>changed</c>.</param>
/// <param name="Text">The difference in words.</param>
public sealed record Change(string Topic, string Kind, string Text);

/// <summary>Compares two snapshots of one subject.</summary>
internal static class SubjectComparison
{
    public static IEnumerable<Change> Changes(SnapshotSubject? before, SnapshotSubject? after)
    {
        if (before is null)
        {
            return [new("subject", "gained", $"new: on licence '{after!.UserLicense ?? "not known"}' with profile '{after.Profile}'")];
        }

        if (after is null)
        {
            return [new("subject", "lost", "not there any more, or no candidate now")];
        }

        return
        [
            .. Value("name", "username", before.Name, after.Name),
            .. Value("active", "active", Yes(before.Active), Yes(after.Active)),
            .. Value("licence", "user licence", before.UserLicense, after.UserLicense),
            .. Value("profile", "profile", before.Profile, after.Profile),
            .. Value("verdict", "verdict", before.Verdict, after.Verdict),
            .. Set("feature-licence", "feature licence", before.FeatureFlags, after.FeatureFlags),
            .. Set("permission-set-licence", "permission set licence", before.PermissionSetLicenses, after.PermissionSetLicenses),
            .. Set("package-licence", "package licence", before.PackageLicenses, after.PackageLicenses),
            .. Set("permission-set", "", before.Assignments.Select(Words), after.Assignments.Select(Words)),
            .. Rights(before, after),
            .. Set("ip-range", "IP range", before.Steps.IpRanges.Select(Words), after.Steps.IpRanges.Select(Words)),
            .. Value("login-hours", "login hours", Hours(before), Hours(after)),
            .. Apps(before.Steps.ConnectedApps, after.Steps.ConnectedApps),
            .. Set("reference", "", before.References.Select(Words), after.References.Select(Words)),
        ];
    }

    private static IEnumerable<Change> Rights(SnapshotSubject before, SnapshotSubject after)
    {
        var (had, has) = (HeldRights.Of(before), HeldRights.Of(after));
        foreach (var kind in AccessKinds.ByJsonKey.Values.Order())
        {
            foreach (var right in had.Of(kind))
            {
                if ((right.Rights & ~has.On(kind, right.Name)) is var lost && lost != AccessRights.None)
                {
                    yield return new("rights", "lost",
                        $"{RightText.Of(kind, right.Name, lost)}, which came from {before.Ways(right.Sources)}");
                }
            }

            foreach (var right in has.Of(kind))
            {
                if ((right.Rights & ~had.On(kind, right.Name)) is var gained && gained != AccessRights.None)
                {
                    yield return new("rights", "gained", $"{RightText.Of(kind, right.Name, gained)}, by {after.Ways(right.Sources)}");
                }
            }
        }
    }

    private static IEnumerable<Change> Apps(ImmutableArray<SnapshotApp> before, ImmutableArray<SnapshotApp> after)
    {
        foreach (var change in Set("app", "app", before.Select(app => $"'{app.Label}'"), after.Select(app => $"'{app.Label}'")))
        {
            yield return change;
        }

        foreach (var app in before)
        {
            var now = after.FirstOrDefault(other => other.Type == app.Type
                && string.Equals(other.Name, app.Name, StringComparison.OrdinalIgnoreCase));
            if (now is not null && Words(app) is var old && Words(now) is var current && old != current)
            {
                yield return new("app", "changed", $"app '{app.Label}' {current}; before it {old}");
            }
        }
    }

    private static string Words(SnapshotApp app)
    {
        var listed = (app.Profile is { } profile ? [$"profile '{profile}'"] : Array.Empty<string>())
            .Concat(app.PermissionSets.Select(set => $"permission set '{set}'")).ToList();
        var admits = app.AdminApproved switch
        {
            true => "admits pre-authorised users only",
            false => "admits all users",
            null => "does not show whom it admits",
        };
        return $"{admits} and lists {(listed.Count == 0 ? "nothing of the user" : string.Join(", ", listed))}"
            + (app.RunAs ? ", and runs as the user" : "");
    }

    private static string Words(SnapshotAssignment assignment) =>
        $"{assignment.Caption}{(assignment.Expires is { } end ? $" until {end}" : "")}";

    private static string Words(SnapshotIpRange range) => $"{range}{(range.Restricts ? "" : " (restricts nothing)")}";

    private static string Words(SnapshotReference reference) =>
        $"{reference.ComponentType} '{reference.ComponentName}' names '{reference.Value}' ({reference.Expression})";

    private static string? Hours(SnapshotSubject subject) =>
        subject.Steps.LoginHours.IsEmpty ? null : string.Join(", ", subject.Steps.LoginHours);

    private static string? Yes(bool? value) => value switch { true => "yes", false => "no", null => null };

    private static IEnumerable<Change> Value(string topic, string what, string? before, string? after)
    {
        if (!string.Equals(before, after, StringComparison.Ordinal))
        {
            yield return new(topic, "changed", $"{what} '{Shown(after)}' instead of '{Shown(before)}'");
        }
    }

    private static string Shown(string? value) => string.IsNullOrEmpty(value) ? "none" : value;

    private static IEnumerable<Change> Set(string topic, string what, IEnumerable<string> before, IEnumerable<string> after)
    {
        var (had, has) = (before.ToHashSet(StringComparer.OrdinalIgnoreCase), after.ToHashSet(StringComparer.OrdinalIgnoreCase));
        var prefix = what.Length == 0 ? "" : what + " ";
        return
        [
            .. had.Except(has, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)
                .Select(value => new Change(topic, "lost", prefix + value)),
            .. has.Except(had, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)
                .Select(value => new Change(topic, "gained", prefix + value)),
        ];
    }
}
