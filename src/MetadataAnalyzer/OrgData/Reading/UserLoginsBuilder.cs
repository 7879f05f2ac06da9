using System.Runtime.InteropServices;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>The logins of one user while they are read.</summary>
internal sealed class UserLoginsBuilder(string userKey, int maxSources)
{
    private readonly Dictionary<LoginUseKey, List<LoginDay>> _uses = [];
    private readonly Utf8Strings _sources = new();
    private readonly List<(int FirstDay, LoginMoment Latest)> _sourceSpans = [];
    private readonly HashSet<(int Source, int Application)> _sourceApplications = [];
    private bool _sourcesAreCut;

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

    public void AddSource(ReadOnlySpan<byte> address, int application, LoginMoment moment)
    {
        if (address.IsEmpty)
        {
            return;
        }

        if (!_sources.TryGetIndex(address, out var index))
        {
            if (_sourceSpans.Count >= maxSources)
            {
                _sourcesAreCut = true;
                return;
            }

            _sourceApplications.Add((_sources.Index(address), application));
            _sourceSpans.Add((moment.Day, moment));
            return;
        }

        _sourceApplications.Add((index, application));
        var (first, latest) = _sourceSpans[index];
        _sourceSpans[index] = (Math.Min(first, moment.Day), moment.IsAfter(latest) ? moment : latest);
    }

    public UserLogins Build(Utf8Strings texts, IReadOnlyList<string> files)
    {
        var uses = _uses
            .Select(use => new UserLogins.Use(
                texts[use.Key.LoginType],
                texts[use.Key.LoginSubType],
                texts[use.Key.Application],
                use.Key.Successful,
                [.. use.Value.Select(day => new UserLogins.Day(DateOnly.FromDayNumber(day.Latest.Day), day.Count, day.Latest.At(files)))]))
            .OrderBy(use => use.LoginType, StringComparer.Ordinal)
            .ThenBy(use => use.LoginSubType, StringComparer.Ordinal)
            .ThenBy(use => use.Application, StringComparer.Ordinal)
            .ThenByDescending(use => use.Successful);
        var applications = _sourceApplications.ToLookup(entry => entry.Source, entry => texts[entry.Application]);
        var sources = _sourceSpans
            .Select((span, index) => new LoginSource(
                _sources[index], DateOnly.FromDayNumber(span.FirstDay), DateOnly.FromDayNumber(span.Latest.Day), span.Latest.At(files),
                [.. applications[index].Order(StringComparer.Ordinal)]))
            .OrderBy(source => source.Address, StringComparer.Ordinal);
        return new UserLogins(userKey, [.. uses], new LoginSources([.. sources], _sourcesAreCut));
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
