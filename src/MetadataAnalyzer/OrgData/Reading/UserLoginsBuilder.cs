using System.Runtime.InteropServices;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>The logins of one user while they are read.</summary>
internal sealed class UserLoginsBuilder(string userKey, int maxSources)
{
    private readonly Dictionary<LoginUseKey, List<LoginDay>> _uses = [];
    private readonly Dictionary<int, LoginSourcesBuilder> _sources = [];

    public void AddUse(LoginUseKey use, LoginMoment moment, int count)
    {
        ref var days = ref CollectionsMarshal.GetValueRefOrAddDefault(_uses, use, out _);
        days ??= [];

        var index = IndexOf(days, moment.Day);
        if (index < 0)
        {
            days.Insert(~index, new LoginDay(moment, count));
            return;
        }

        var day = days[index];
        days[index] = new LoginDay(moment.IsAfter(day.Latest) ? moment : day.Latest, day.Count + count);
    }

    public void AddSource(ReadOnlySpan<byte> address, int status, int application, LoginMoment moment)
    {
        if (address.IsEmpty)
        {
            return;
        }

        ref var sources = ref CollectionsMarshal.GetValueRefOrAddDefault(_sources, status, out _);
        sources ??= new LoginSourcesBuilder(maxSources);
        sources.Add(address, application, moment);
    }

    public UserLogins Build(Utf8Strings texts, Utf8Strings statuses, IReadOnlyList<string> files)
    {
        var uses = _uses
            .Select(use => new UserLogins.Use(
                texts[use.Key.LoginType],
                texts[use.Key.LoginSubType],
                texts[use.Key.Application],
                statuses[use.Key.Status],
                [.. use.Value.Select(day => new UserLogins.Day(DateOnly.FromDayNumber(day.Latest.Day), day.Count, day.Latest.At(files)))]))
            .OrderBy(use => use.LoginType, StringComparer.Ordinal)
            .ThenBy(use => use.LoginSubType, StringComparer.Ordinal)
            .ThenBy(use => use.Application, StringComparer.Ordinal)
            .ThenBy(use => use.Status, StringComparer.Ordinal);
        var sources = _sources.SelectMany(source => source.Value.Build(statuses[source.Key], texts, files))
            .OrderBy(source => source.Address, StringComparer.Ordinal).ThenBy(source => source.Status, StringComparer.Ordinal);
        return new UserLogins(userKey, [.. uses], new([.. sources], [.. _sources.Where(source => source.Value.IsCut).Select(source => statuses[source.Key])]));
    }

    /// <summary>Where the day is, or the complement of where it belongs.</summary>
    private static int IndexOf(List<LoginDay> days, int day)
    {
        // Exports come in the order of time, up or down, so the place is at an end nearly always.
        var (from, to) = (0, days.Count - 1);
        var middle = to;
        while (from <= to)
        {
            var found = days[middle].Latest.Day;
            if (found == day)
            {
                return middle;
            }

            (from, to) = found < day ? (middle + 1, to) : (from, middle - 1);
            middle = from + ((to - from) / 2);
        }

        return ~from;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct LoginDay(LoginMoment Latest, long Count);
}
