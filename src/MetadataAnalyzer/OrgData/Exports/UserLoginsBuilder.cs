using System.Numerics;
using System.Runtime.InteropServices;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>The logins of one user while they are read.</summary>
internal sealed class UserLoginsBuilder(string userKey, int maxSources)
{
    private readonly Dictionary<LoginUseKey, List<DayCount>> _uses = [];
    private readonly Dictionary<int, LoginSourcesBuilder> _sources = [];

    public void AddUse(LoginUseKey use, RecordMoment moment, int count)
    {
        ref var days = ref CollectionsMarshal.GetValueRefOrAddDefault(_uses, use, out _);
        days ??= [];

        var index = IndexOf(days, moment.Day);
        if (index < 0)
        {
            days.Insert(~index, new DayCount(moment, count));
            return;
        }

        var day = days[index];
        days[index] = new DayCount(moment.IsAfter(day.Latest) ? moment : day.Latest, day.Count + count);
    }

    public void AddSource(ReadOnlySpan<byte> address, int status, int application, RecordMoment moment)
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
        var cut = _sources.Where(source => source.Value.IsCut).Select(source => statuses[source.Key]);
        return new UserLogins(userKey, [.. uses], new([.. sources], [.. cut]));
    }

    /// <summary>Index of the day; for a day that is not in the list the complement of the index at which to insert it.</summary>
    private static int IndexOf(List<DayCount> days, int day)
    {
        // An export is sorted by time, up or down, so that the place is nearly always at an end of the list.
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
    private readonly record struct DayCount(RecordMoment Latest, long Count);
}

/// <summary>
/// The addresses of one user and one status while they are read. The clients of an address are the bits of one number, because millions of
/// rows repeat them.
/// </summary>
internal sealed class LoginSourcesBuilder(int maxSources)
{
    /// <summary>The bit that all clients after the first 63 share.</summary>
    private const int Others = 63;

    private readonly Utf8Strings _addresses = new();
    private readonly List<(int FirstDay, RecordMoment Latest, ulong Applications)> _spans = [];
    private readonly List<int> _applications = [];

    /// <summary>Whether there were more addresses than are kept.</summary>
    public bool IsCut { get; private set; }

    public void Add(ReadOnlySpan<byte> address, int application, RecordMoment moment)
    {
        if (_addresses.TryGetIndex(address, out var index))
        {
            var (first, latest, applications) = _spans[index];
            _spans[index] = (Math.Min(first, moment.Day), moment.IsAfter(latest) ? moment : latest, applications | BitOf(application));
            return;
        }

        if (_spans.Count >= maxSources)
        {
            IsCut = true;
            return;
        }

        _addresses.Index(address);
        _spans.Add((moment.Day, moment, BitOf(application)));
    }

    public IEnumerable<LoginSource> Build(string status, Utf8Strings texts, IReadOnlyList<string> files) =>
        _spans.Select((span, index) => new LoginSource(
            _addresses[index],
            status,
            DateOnly.FromDayNumber(span.FirstDay),
            DateOnly.FromDayNumber(span.Latest.Day),
            span.Latest.At(files),
            [.. Names(span.Applications, texts).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));

    private ulong BitOf(int application)
    {
        var index = _applications.IndexOf(application);
        if (index < 0 && _applications.Count < Others)
        {
            index = _applications.Count;
            _applications.Add(application);
        }

        return 1UL << (index < 0 ? Others : index);
    }

    /// <summary>The clients of the bits. The shared bit has the empty name, as a login without a client has.</summary>
    private IEnumerable<string> Names(ulong applications, Utf8Strings texts)
    {
        for (; applications != 0; applications &= applications - 1)
        {
            var bit = BitOperations.TrailingZeroCount(applications);
            yield return bit == Others ? "" : texts[_applications[bit]];
        }
    }
}

/// <summary>A kind of login, as indexes of its texts.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LoginUseKey(int LoginType, int LoginSubType, int Application, int Status);
