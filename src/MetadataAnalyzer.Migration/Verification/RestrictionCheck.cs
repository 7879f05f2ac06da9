using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Migration.Snapshot;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>
/// The check that the new profile keeps the settings that only a profile can hold: addresses, hours, default record types, password
/// policy and session setting.
/// </summary>
internal static class RestrictionCheck
{
    public static SubjectCheck Of(SnapshotSubject before, SnapshotSubject after, SnapshotPlan plan)
    {
        var needed = Kept(before).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var isAny = needed.Count > 0 || !before.Steps.LoginHours.IsEmpty;
        return new(
            "login-restrictions",
            "IP ranges and login hours",
            isAny ? $"kept on profile '{after.Profile}'" : "the old profile restricted nothing, and nor does the new one",
            [.. Items(before, after, plan, needed, isAny)]);
    }

    private static IEnumerable<CheckItem> Items(SnapshotSubject before, SnapshotSubject after, SnapshotPlan plan, List<string> needed,
        bool isAny)
    {
        if (before.Steps.Profile is null)
        {
            yield return new(CheckOutcome.NotProven,
                $"what profile '{before.Profile}' restricted is not known, because it was not in the project before the move");
        }

        if (after.Steps.Profile is not { } profile)
        {
            if (isAny || plan.CustomProfile)
            {
                yield return new(CheckOutcome.NotProven, $"profile '{after.Profile}' is not in the project; retrieve it to see whether it "
                    + $"keeps {Words(needed, before.Steps.LoginHours)}");
            }

            yield break;
        }

        var place = profile.Place.ToString();
        var held = Kept(after).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var range in needed.Where(range => !held.Contains(range)))
        {
            yield return new(CheckOutcome.Missed, $"IP range {range} is missing in profile '{after.Profile}'", place);
        }

        foreach (var range in held.Except(needed, StringComparer.OrdinalIgnoreCase).Where(_ => before.Steps.Profile is not null)
            .Order(StringComparer.Ordinal))
        {
            yield return new(CheckOutcome.Missed, $"IP range {range} of profile '{after.Profile}' was not there before", place);
        }

        var (hours, now) = (string.Join(", ", before.Steps.LoginHours), string.Join(", ", after.Steps.LoginHours));
        if (before.Steps.Profile is not null && hours != now)
        {
            yield return new(CheckOutcome.Missed, $"login hours of profile '{after.Profile}' are "
                + $"{(now.Length == 0 ? "not restricted" : now)}; before they were "
                + $"{(hours.Length == 0 ? "not restricted" : hours)}", place);
        }

        foreach (var recordType in plan.DefaultRecordTypes.Except(profile.DefaultRecordTypes, StringComparer.OrdinalIgnoreCase))
        {
            yield return new(CheckOutcome.Missed, $"record type {recordType} is not the default of its object in profile '{after.Profile}'",
                place);
        }

        foreach (var item in Policies("password policy", before.Steps.Profile?.PasswordPolicies
            ?? [], profile.PasswordPolicies, after.Profile)
            .Concat(Policies("session setting", before.Steps.Profile?.SessionSettings ?? [], profile.SessionSettings, after.Profile)))
        {
            yield return item;
        }
    }

    private static IEnumerable<CheckItem> Policies(string what, ImmutableArray<SnapshotPolicy> before, ImmutableArray<SnapshotPolicy> after,
        string profile)
    {
        if (before is not [var old, ..])
        {
            yield break;
        }

        if (after is not [var now, ..])
        {
            yield return new(CheckOutcome.NotProven, $"no {what} for profile '{profile}' is in the project; before there was '{old.Name}'",
                old.Place.ToString());
            yield break;
        }

        foreach (var (element, value) in old.Settings.Where(entry => now.Settings.GetValueOrDefault(entry.Key) != entry.Value))
        {
            yield return new(CheckOutcome.Missed, $"{what} of profile '{profile}' has {element} "
                + $"{now.Settings.GetValueOrDefault(element) ?? "not set"}; before it was {value}", now.Place.ToString());
        }
    }

    /// <summary>The valid ranges when any range restricts, because logins may come from all of them together; else none.</summary>
    private static IEnumerable<string> Kept(SnapshotSubject subject) => !subject.Steps.IpRanges.Any(range => range.Restricts) ? []
        : subject.Steps.IpRanges.Where(range => new LoginIpRange(range.Start, range.End, null, default).IsValid)
            .Select(range => range.ToString());

    private static string Words(List<string> ranges, ImmutableArray<SnapshotHours> hours) =>
        ranges.Count > 0
            ? $"IP range{(ranges.Count == 1 ? "" : "s")} {string.Join(", ", ranges)}{(hours.IsEmpty ? "" : " and the login hours")}"
        : hours.IsEmpty ? "what the kit gave it" : $"the login hours {string.Join(", ", hours)}";
}
