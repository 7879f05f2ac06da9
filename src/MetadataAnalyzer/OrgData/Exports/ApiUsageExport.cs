using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>One kind of request in the API usage log.</summary>
/// <param name="Family">API family: <c>REST</c>, <c>SOAP</c>, <c>Bulk</c>, <c>ApexREST</c> …</param>
/// <param name="Method">HTTP method in capitals; empty when the log gives none.</param>
/// <param name="Resource">
/// The path without version and host, ids as <c>{id}</c>, at most three parts: <c>sobjects/Account/{id}</c>; or the SOAP method.
/// </param>
/// <param name="Entity">The objects that the log names, as it names them; empty for none.</param>
public sealed record ApiRequest(string Family, string Method, string Resource, string Entity)
{
    private const string Sobjects = "sobjects/";

    /// <summary>API names of the objects: those that the log names, else the one in the path; empty when neither does.</summary>
    public ImmutableArray<string> Entities => Entity.Length > 0
        ? [.. Entity.Split([',', ';', ' ', '[', ']'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]
        : Resource.StartsWith(Sobjects, StringComparison.OrdinalIgnoreCase)
            && Resource[Sobjects.Length..].Split('/')[0] is { Length: > 0 } name
            ? [name]
            : [];
}

/// <summary>The requests of one user in the API usage log.</summary>
/// <param name="Requests">The number of requests of each kind.</param>
/// <param name="First">Day of the first request, in UTC.</param>
/// <param name="Last">Day of the last request.</param>
/// <param name="Location">The record of the last request.</param>
public sealed record UserApiUsage(IReadOnlyDictionary<ApiRequest, long> Requests, DateOnly First, DateOnly Last, Location Location);

/// <summary>
/// The log of API requests, summed up by user and kind of request. Memory grows with the users and their kinds of request, not with the
/// rows.
/// </summary>
public sealed class ApiUsage
{
    private readonly Dictionary<SalesforceId, UserApiUsage> _byUser;

    private ApiUsage(Dictionary<SalesforceId, UserApiUsage> byUser, SortedSet<DateOnly> days) => (_byUser, Days) = (byUser, [.. days]);

    /// <summary><c>api-usage</c>: the event log API Total Usage, as daily files or as the object ApiTotalUsageEventLog.</summary>
    public static OrgExport Export { get; } = new SummedExport
    {
        Name = "api-usage",
        Soql = "SELECT Timestamp, UserIdentifier, ApiFamily, ApiResource, HttpMethod, ObjectName FROM ApiTotalUsageEventLog "
            + "WHERE Timestamp = LAST_N_DAYS:35",
        Settles = "which objects an integration really reads and writes, and which API resources it calls",
        WithoutIt = "what the integrations really do is unknown: their owners must be asked",
        IsOptional = true,
        HasFolder = true,
        Note = "Needs View Event Log Object Data, in API 61.0 or later. The log files of EventLogFile (event type ApiTotalUsage) hold the "
            + "same: save one for each day in the folder api-usage. An org without the add-on for event monitoring keeps one day, so that "
            + "it has to be saved daily. 30 days with a first and a last day of a month show what is never used",
        Key = [["UserIdentifier", "USER_ID"]],
        Required =
        [
            ["Timestamp", "TIMESTAMP_DERIVED", "TimestampDerived", "TIMESTAMP"], ["ApiFamily", "API_FAMILY"],
            ["ApiResource", "API_RESOURCE"],
        ],
        Expected = [["HttpMethod", "HTTP_METHOD"], ["ObjectName", "ENTITY_NAME", "EntityName"]],
        Unique = [],
        User = ["UserIdentifier", "USER_ID"],
    };

    /// <summary>The days that have a request, in UTC, in the order of time.</summary>
    public ImmutableArray<DateOnly> Days { get; }

    /// <summary>The requests of a user; null when the log has none.</summary>
    public UserApiUsage? Of(SalesforceId user) => _byUser.GetValueOrDefault(user);

    private sealed class SummedExport : OrgExport
    {
        internal override object Read(ExportReader reader, OrgExports earlier)
        {
            var sum = new Sum(this);
            reader.Read(this, sum.Add);
            return sum.Build();
        }
    }

    private sealed class Sum(OrgExport export)
    {
        /// <summary>Kinds of request kept of one user; the rest are counted as one kind that nothing is known of.</summary>
        private const int MaxKinds = 20_000;

        private static readonly ApiRequest Rest = new("", "", "", "");

        private readonly Dictionary<SalesforceId, UserSum> _users = [];
        private readonly SortedSet<DateOnly> _days = [];
        private readonly int[] _user = Columns(export, "UserIdentifier", "USER_ID");
        private readonly int[] _time = Columns(export, "TIMESTAMP_DERIVED", "TimestampDerived", "Timestamp", "TIMESTAMP");
        private readonly int[] _family = Columns(export, "ApiFamily", "API_FAMILY");
        private readonly int[] _resource = Columns(export, "ApiResource", "API_RESOURCE");
        private readonly int[] _method = Columns(export, "HttpMethod", "HTTP_METHOD");
        private readonly int[] _entity = Columns(export, "ObjectName", "ENTITY_NAME", "EntityName");
        private readonly Utf8Strings _texts = new();
        private DateOnly _lastDay;

        public bool Add(ExportRecords record)
        {
            if (Day(record) is not { } day)
            {
                return false;
            }

            if (day != _lastDay)
            {
                _lastDay = day;
                _days.Add(day);
            }

            var id = new SalesforceId(Text(record, _user));
            if (!_users.TryGetValue(id, out var user))
            {
                _users.Add(id, user = new() { First = day });
            }

            user.First = day < user.First ? day : user.First;
            if (day >= user.Last)
            {
                (user.Last, user.Location) = (day, record.Location);
            }

            var request = new ApiRequest(
                Text(record, _family), Text(record, _method), ApiResource.Normalize(Value(record, _resource), _texts),
                Text(record, _entity));
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(
                user.Requests, user.Requests.Count < MaxKinds || user.Requests.ContainsKey(request) ? request : Rest, out _);
            count++;
            return true;
        }

        public ApiUsage Build() => new(
            _users.ToDictionary(
                entry => entry.Key,
                entry => new UserApiUsage(entry.Value.Requests, entry.Value.First, entry.Value.Last, entry.Value.Location)),
            _days);

        /// <summary>The day of a time, also of the log file's own form, <c>20261130041500.123</c>.</summary>
        private DateOnly? Day(ExportRecords record)
        {
            foreach (var column in _time)
            {
                var value = record.Utf8(column);
                if (value.Length >= 14 && !value[..14].ContainsAnyExceptInRange((byte)'0', (byte)'9')
                    && DateOnly.TryParseExact(
                        System.Text.Encoding.ASCII.GetString(value[..8]), "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture,
                        System.Globalization.DateTimeStyles.None, out var plain))
                {
                    return plain;
                }

                if (!value.IsEmpty)
                {
                    return record.Time(column) is { } time ? DateOnly.FromDateTime(time.UtcDateTime) : null;
                }
            }

            return null;
        }

        private string Text(ExportRecords record, int[] columns)
        {
            var value = Value(record, columns);
            return value.IsEmpty ? "" : _texts.Get(value);
        }

        private static ReadOnlySpan<byte> Value(ExportRecords record, int[] columns)
        {
            foreach (var column in columns)
            {
                if (record.Utf8(column) is { IsEmpty: false } value)
                {
                    return value;
                }
            }

            return [];
        }

        private static int[] Columns(OrgExport export, params ReadOnlySpan<string> names)
        {
            var ordinals = new List<int>();
            foreach (var name in names)
            {
                ordinals.Add(export.Ordinal(name));
            }

            return [.. ordinals];
        }

        private sealed class UserSum
        {
            public Dictionary<ApiRequest, long> Requests { get; } = [];

            public DateOnly First { get; set; }

            public DateOnly Last { get; set; }

            public Location Location { get; set; }
        }
    }
}

/// <summary>The resource of a request without what differs from one request to the next.</summary>
internal static class ApiResource
{
    private const int MostParts = 3;

    private static readonly SearchValues<byte> VersionBytes = SearchValues.Create("0123456789."u8);

    /// <summary>
    /// The path behind <c>/services/data/vNN.N/</c> or <c>/vNN.N/</c> without query, ids as <c>{id}</c>; a SOAP method as it is.
    /// </summary>
    public static string Normalize(ReadOnlySpan<byte> resource, Utf8Strings texts)
    {
        var path = resource.IndexOfAny("?#"u8) is >= 0 and var end ? resource[..end] : resource;
        Span<byte> buffer = stackalloc byte[256];
        var (length, parts) = (0, 0);
        while (!path.IsEmpty && parts < MostParts)
        {
            var stop = path.IndexOf((byte)'/');
            var part = stop < 0 ? path : path[..stop];
            path = stop < 0 ? [] : path[(stop + 1)..];
            if (part.IsEmpty || (parts == 0 && IsBeforeTheResource(part)))
            {
                continue;
            }

            part = parts > 0 && IsId(part) ? "{id}"u8 : part;
            if (length + part.Length + 1 > buffer.Length)
            {
                break;
            }

            if (parts++ > 0)
            {
                buffer[length++] = (byte)'/';
            }

            part.CopyTo(buffer[length..]);
            length += part.Length;
        }

        return length == 0 ? "" : texts.Get(buffer[..length]);
    }

    private static bool IsBeforeTheResource(ReadOnlySpan<byte> part) =>
        part.SequenceEqual("services"u8) || part.SequenceEqual("data"u8)
        || (part.Length > 1 && part[0] is (byte)'v' && !part[1..].ContainsAnyExcept(VersionBytes));

    /// <summary>An id or a query locator; an API name of that length has an underscore or no digit.</summary>
    private static bool IsId(ReadOnlySpan<byte> part) =>
        part.Length >= 15 && !part.Contains((byte)'_') && part.ContainsAnyInRange((byte)'0', (byte)'9');
}
