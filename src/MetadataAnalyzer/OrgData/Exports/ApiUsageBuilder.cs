using System.Runtime.InteropServices;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>Sums up API requests while they are read.</summary>
internal sealed class ApiUsageBuilder(OrgExportOptions options)
{
    /// <summary>Categories of client kept of one user; the platform has six.</summary>
    private const int MaxCategories = 64;

    private const int SecondsPerHour = 3600;
    private const int LastHour = 23 * SecondsPerHour;

    private static readonly int[] UserId = Ordinals("UserIdentifier", "USER_ID");
    private static readonly int[] Timestamp = Ordinals("TIMESTAMP_DERIVED", "TimestampDerived", "Timestamp", "TIMESTAMP");
    private static readonly int[] Family = Ordinals("ApiFamily", "API_FAMILY");
    private static readonly int[] Resource = Ordinals("ApiResource", "API_RESOURCE");
    private static readonly int[] Method = Ordinals("HttpMethod", "HTTP_METHOD");
    /// <summary>Names of apps and clients kept of one user.</summary>
    private const int MaxApplications = 256;

    private static readonly int[] App = Ordinals("ConnectedAppName", "CONNECTED_APP_NAME");
    private static readonly int[] ClientName = Ordinals("ClientName", "CLIENT_NAME");
    private static readonly int[] Client = Ordinals("ApiClientCategory", "API_CLIENT_CATEGORY");
    private static readonly int[] Entity = Ordinals("ObjectName", "ENTITY_NAME", "EntityName");

    private readonly Utf8Strings _userKeys = new();
    private readonly Utf8Strings _texts = new();

    // By index of the key.
    private readonly List<(Dictionary<RequestKey, Sum> Requests, Dictionary<int, Sum> Clients, Dictionary<int, Sum> Applications)> _users =
        [];
    private readonly Dictionary<int, (int First, int Last)> _seconds = [];
    private readonly List<string> _files = [];

    /// <summary>Adds the current record. Returns false for one that cannot be used, which has been reported.</summary>
    public bool Add(ExportRecords records)
    {
        if (Time(records) is not { } at)
        {
            return false;
        }

        if (_files.Count == 0 || !ReferenceEquals(_files[^1], records.Problems.File.Display))
        {
            _files.Add(records.Problems.File.Display);
        }

        var user = _userKeys.Index(SalesforceId.KeyOf(First(records, UserId)));
        if (user == _users.Count)
        {
            _users.Add(([], [], []));
        }

        var day = DateOnly.FromDateTime(at.UtcDateTime).DayNumber;
        var moment = new RecordMoment(day, (int)at.TimeOfDay.TotalSeconds, _files.Count - 1, records.Line);
        ref var seconds = ref CollectionsMarshal.GetValueRefOrAddDefault(_seconds, day, out var isKnown);
        seconds = isKnown
            ? (Math.Min(seconds.First, moment.SecondOfDay), Math.Max(seconds.Last, moment.SecondOfDay))
            : (moment.SecondOfDay, moment.SecondOfDay);

        var (requests, clients, applications) = _users[user];
        Count(requests, KeyOf(records, requests), moment);
        if (First(records, Client) is { IsEmpty: false } client && (_texts.TryGetIndex(client, out _) || clients.Count < MaxCategories))
        {
            Count(clients, _texts.Index(client), moment);
        }

        CountName(applications, First(records, App), moment);
        CountName(applications, First(records, ClientName), moment);

        return true;
    }

    public ApiUsage Build() => new(
        _users.Select((user, index) => (Key: _userKeys[index], Usage: new UserApiUsage(
        [
            .. user.Requests.Select(entry => Requests(entry.Key, entry.Value))
                .OrderBy(entry => entry.Kind.Family, StringComparer.Ordinal).ThenBy(entry => entry.Kind.Method, StringComparer.Ordinal)
                .ThenBy(entry => entry.Kind.Resource, StringComparer.Ordinal).ThenBy(entry => entry.Kind.Entity, StringComparer.Ordinal),
        ], [.. user.Clients.Select(ClientUse).OrderBy(client => client.Category, StringComparer.Ordinal)],
        [
            .. user.Applications.Select(entry => new NamedReference(_texts[entry.Key], entry.Value.Latest.At(_files)))
                .OrderBy(application => application.Name, StringComparer.Ordinal),
        ])))
            .ToDictionary(user => user.Key, user => user.Usage, StringComparer.Ordinal),
        [.. CoveredDays()]);

    private static void Count<T>(Dictionary<T, Sum> sums, T key, RecordMoment moment)
        where T : struct
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out var exists);
        sum = exists
            ? new(sum.Count + 1, Math.Min(sum.FirstDay, moment.Day), moment.IsAfter(sum.Latest) ? moment : sum.Latest)
            : new(1, moment.Day, moment);
    }

    private static int[] Ordinals(params ReadOnlySpan<string> columns) => [.. columns.ToArray().Select(ApiUsage.Export.Ordinal)];

    private static ReadOnlySpan<byte> First(ExportRecords records, int[] columns)
    {
        foreach (var column in columns)
        {
            if (records.Utf8(column) is { IsEmpty: false } value)
            {
                return value;
            }
        }

        return [];
    }

    private static DateTimeOffset? Time(ExportRecords records)
    {
        foreach (var column in Timestamp)
        {
            if (!records.Utf8(column).IsEmpty)
            {
                return records.Time(column);
            }
        }

        return null;
    }

    private IEnumerable<DateOnly> CoveredDays()
    {
        var days = _seconds.OrderBy(day => day.Key).ToList();
        for (var index = 0; index < days.Count; index++)
        {
            var ((day, (first, last)), isFirst, isLast) = (days[index], index == 0, index == days.Count - 1);
            if ((!isFirst || first < SecondsPerHour) && (!isLast || last >= LastHour))
            {
                yield return DateOnly.FromDayNumber(day);
            }
        }
    }

    private ApiRequests Requests(RequestKey key, Sum sum) => new(
        new(_texts[key.Family], _texts[key.Method].ToUpperInvariant(), _texts[key.Resource], _texts[key.Entity]),
        sum.Count, DateOnly.FromDayNumber(sum.FirstDay), DateOnly.FromDayNumber(sum.Latest.Day), sum.Latest.At(_files));

    private void CountName(Dictionary<int, Sum> names, ReadOnlySpan<byte> name, RecordMoment moment)
    {
        if (!name.IsEmpty && (names.Count < MaxApplications || (_texts.TryGetIndex(name, out var known) && names.ContainsKey(known))))
        {
            Count(names, _texts.Index(name), moment);
        }
    }

    private ApiClientUse ClientUse(KeyValuePair<int, Sum> client) => new(
        _texts[client.Key], client.Value.Count, DateOnly.FromDayNumber(client.Value.FirstDay),
        DateOnly.FromDayNumber(client.Value.Latest.Day), client.Value.Latest.At(_files));

    /// <summary>The kind of the current request; once a user has as many as are kept, the one of all others.</summary>
    private RequestKey KeyOf(ExportRecords records, Dictionary<RequestKey, Sum> known)
    {
        Span<byte> form = stackalloc byte[ApiResource.MaxBytes];
        ReadOnlySpan<byte> resource = form[..ApiResource.Write(First(records, Resource), form)];
        var family = First(records, Family);
        var method = First(records, Method);
        var entity = First(records, Entity);
        if (_texts.TryGetIndex(family, out var a) && _texts.TryGetIndex(method, out var b) && _texts.TryGetIndex(resource, out var c)
            && _texts.TryGetIndex(entity, out var d) && new RequestKey(a, b, c, d) is var key && known.ContainsKey(key))
        {
            return key;
        }

        return known.Count < options.MaxRequestKindsPerUser
            ? new(_texts.Index(family), _texts.Index(method), _texts.Index(resource), _texts.Index(entity))
            : new(_texts.Index([]), _texts.Index([]), _texts.Index("…"u8), _texts.Index([]));
    }

    /// <summary>A kind of request, as indexes of its texts.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct RequestKey(int Family, int Method, int Resource, int Entity);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Sum(long Count, int FirstDay, RecordMoment Latest);
}
