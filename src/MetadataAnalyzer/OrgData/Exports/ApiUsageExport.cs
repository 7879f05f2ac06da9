using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
        ? [.. Entity.Split([',', ';', ' ', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]
        : Resource.StartsWith(Sobjects, StringComparison.OrdinalIgnoreCase)
            && Resource[Sobjects.Length..].Split('/')[0] is { Length: > 0 } name
            ? [name]
            : [];
}

/// <summary>The requests of one user in the API usage log.</summary>
/// <param name="Requests">The number of requests of each kind.</param>
/// <param name="First">Day of the first request, in UTC.</param>
/// <param name="Last">Day of the last request.</param>
public sealed record UserApiUsage(IReadOnlyDictionary<ApiRequest, long> Requests, DateOnly First, DateOnly Last);

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
        Soql = "SELECT Timestamp, UserId, ApiFamily, ApiResource, HttpMethod, ObjectName FROM ApiTotalUsageEventLog",
        Settles = "which objects an integration really reads and writes, and which API resources it calls",
        WithoutIt = "what the integrations really do is unknown: their owners must be asked",
        IsOptional = true,
        HasFolder = true,
        Note = "The log of one day at a time: an org without the add-on for event monitoring keeps one day, so that it has to be "
            + "fetched daily. The log files of EventLogFile (event type ApiTotalUsage) in the folder api-usage are read as well. 30 "
            + "days with a first and a last day of a month show what is never used",
        Key = [["UserId", "USER_ID"]],
        Required =
        [
            ["Timestamp", "TIMESTAMP_DERIVED", "TimestampDerived", "TIMESTAMP"], ["ApiFamily", "API_FAMILY"],
            ["ApiResource", "API_RESOURCE"],
        ],
        Expected = [["HttpMethod", "HTTP_METHOD"], ["ObjectName", "ENTITY_NAME", "EntityName"]],
        Unique = [],
        User = ["UserId", "USER_ID"],
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
        private readonly int[] _user = Columns(export, "UserId", "USER_ID");
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
            user.Last = day > user.Last ? day : user.Last;
            var request = new ApiRequest(
                Text(record, _family), Text(record, _method), ApiResource.Normalize(Value(record, _resource), _texts),
                Text(record, _entity));
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(
                user.Requests, user.Requests.Count < MaxKinds || user.Requests.ContainsKey(request) ? request : Rest, out _);
            count++;
            return true;
        }

        public ApiUsage Build() => new(
            _users.ToDictionary(entry => entry.Key, entry => new UserApiUsage(entry.Value.Requests, entry.Value.First, entry.Value.Last)),
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
        }
    }
}

/// <summary>The resource of a request without what differs from one request to the next.</summary>
internal static class ApiResource
{
    private const int MostParts = 3;

    /// <summary>The path behind <c>/services/data/vNN.N/</c> without query, ids as <c>{id}</c>; a SOAP method as it is.</summary>
    public static string Normalize(ReadOnlySpan<byte> resource, Utf8Strings texts)
    {
        var path = resource.IndexOfAny("?#"u8) is >= 0 and var end ? resource[..end] : resource;
        var marker = path.IndexOf("/services/"u8);
        path = (marker < 0 ? path : path[(marker + "/services/"u8.Length)..]).Trim("/"u8);
        if (path.StartsWith("data/"u8))
        {
            path = path["data/"u8.Length..];
            path = path.IndexOf((byte)'/') is >= 0 and var version ? path[(version + 1)..] : [];
        }

        Span<byte> buffer = stackalloc byte[256];
        var length = 0;
        for (var part = 0; part < MostParts && !path.IsEmpty; part++)
        {
            var stop = path.IndexOf((byte)'/');
            var text = stop < 0 ? path : path[..stop];
            path = stop < 0 ? [] : path[(stop + 1)..];
            // An id or a query locator; an API name of that length has an underscore or no digit.
            if (part > 0 && text.Length >= 15 && !text.Contains((byte)'_') && text.ContainsAnyInRange((byte)'0', (byte)'9'))
            {
                text = "{id}"u8;
            }

            if (length + text.Length + 1 > buffer.Length)
            {
                break;
            }

            if (length > 0)
            {
                buffer[length++] = (byte)'/';
            }

            text.CopyTo(buffer[length..]);
            length += text.Length;
        }

        return length == 0 ? "" : texts.Get(buffer[..length]);
    }
}
