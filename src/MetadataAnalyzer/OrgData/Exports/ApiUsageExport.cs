using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>
/// The log of API requests, summed up by user and kind of request. Memory grows with the users and their kinds of request, not with the
/// rows.
/// </summary>
public sealed class ApiUsage
{
    private const string Client = "ApiClientCategory";

    private readonly Dictionary<string, UserApiUsage> _byKey;

    internal ApiUsage(Dictionary<string, UserApiUsage> byKey, ImmutableArray<DateOnly> days) => (_byKey, Days) = (byKey, days);

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
            + "same: collect-usage.sh and collect-usage.ps1 save one for each day in the folder api-usage. Run them daily: an org without "
            + "the add-on for event monitoring keeps one day, with it 30 or more. 30 days with a first and a last day of a month show what "
            + "is never used",
        Key = [["UserIdentifier", "USER_ID"]],
        Required =
        [
            ["Timestamp", "TIMESTAMP_DERIVED", "TimestampDerived", "TIMESTAMP"], ["ApiFamily", "API_FAMILY"],
            ["ApiResource", "API_RESOURCE"],
        ],
        Expected = [["HttpMethod", "HTTP_METHOD"], ["ObjectName", "ENTITY_NAME", "EntityName"]],
        Optional = [Client, "API_CLIENT_CATEGORY", "ConnectedAppName", "CONNECTED_APP_NAME", "ClientName", "CLIENT_NAME"],
        FieldsSomeOrgsLack = [Client],
        Unique = [],
        User = ["UserIdentifier", "USER_ID"],
    };

    /// <summary>
    /// The days that the log covers, in UTC, in the order of time. Of the first and the last day given a part may be missing, and only a
    /// request in the first and in the last hour shows that none is: without one the day is left out, which is the safe side.
    /// </summary>
    public ImmutableArray<DateOnly> Days { get; }

    /// <summary>Whether the log covers a first day of a month.</summary>
    public bool HasFirstOfMonth => Days.Any(day => day.Day == 1);

    /// <summary>Whether the log covers a last day of a month.</summary>
    public bool HasLastOfMonth => Days.Any(day => day.AddDays(1).Day == 1);

    /// <summary>API names of all objects that the log names.</summary>
    public IEnumerable<string> Objects =>
        _byKey.Values.SelectMany(user => user.Requests).SelectMany(entry => entry.Kind.Entities).Distinct(ApiName.Comparer);

    /// <summary>Names of all apps and clients that the log names.</summary>
    public IEnumerable<string> Applications =>
        _byKey.Values.SelectMany(user => user.Applications).Select(application => application.Name).Distinct(StringComparer.Ordinal);

    /// <summary>The requests of a user; null when the log has none.</summary>
    public UserApiUsage? Of(SalesforceId user) => _byKey.GetValueOrDefault(user.Key);

    private sealed class SummedExport : OrgExport
    {
        internal override object Read(ExportReader reader, OrgExports earlier)
        {
            var sum = new ApiUsageBuilder(reader.Options);
            reader.Read(this, sum.Add);
            return sum.Build();
        }
    }
}

/// <summary>The requests of one user in the API usage log.</summary>
/// <param name="Requests">Each kind of request once, sorted by family, method, resource and entity.</param>
/// <param name="Clients">Each category of client once, sorted by name; none when the log does not give it.</param>
/// <param name="Applications">Names of apps and clients, each once with the record of the last request, sorted by name.</param>
public sealed record UserApiUsage(
    ImmutableArray<ApiRequests> Requests, ImmutableArray<ApiClientUse> Clients, ImmutableArray<NamedReference> Applications);

/// <summary>The requests of one user by clients of one category.</summary>
/// <param name="Category">Such as <c>EXTERNAL_APPLICATION</c> or <c>LIGHTNING_UI</c>.</param>
/// <param name="Count">The number of requests.</param>
/// <param name="First">Day of the first, in UTC.</param>
/// <param name="Last">Day of the last.</param>
/// <param name="Location">The record of the last.</param>
public sealed record ApiClientUse(string Category, long Count, DateOnly First, DateOnly Last, Location Location);

/// <summary>The requests of one kind by one user.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">The number of requests.</param>
/// <param name="First">Day of the first, in UTC.</param>
/// <param name="Last">Day of the last.</param>
/// <param name="Location">The record of the last.</param>
public sealed record ApiRequests(ApiRequest Kind, long Count, DateOnly First, DateOnly Last, Location Location);

/// <summary>One kind of request in the API usage log.</summary>
/// <param name="Family">API family: <c>REST</c>, <c>SOAP</c>, <c>Bulk</c>, <c>ApexREST</c> …</param>
/// <param name="Method">HTTP method in capitals; empty when the log gives none.</param>
/// <param name="Resource">
/// The path without version and host, ids as <c>{id}</c>, at most three parts, and four behind a record: <c>sobjects/Account/{id}</c>; or
/// the SOAP method. <c>…</c> for the requests of all kinds beyond those that are kept of one user.
/// </param>
/// <param name="Entity">The objects that the log names, as it names them; empty for none.</param>
public sealed record ApiRequest(string Family, string Method, string Resource, string Entity)
{
    /// <summary>Starts of the paths that name an object in their next part.</summary>
    private static readonly ImmutableArray<string> Named = ["sobjects/", "composite/sobjects/", "composite/tree/"];

    /// <summary>API names of the objects: those that the log names, else the one in the path; empty when neither does.</summary>
    public ImmutableArray<string> Entities => Entity.Length > 0
        ? [.. Entity.Split([',', ';', ' ', '[', ']'], StringSplitOptions.RemoveEmptyEntries).Distinct(ApiName.Comparer)]
        : NameInPath is { } name ? [name] : [];

    private string? NameInPath
    {
        get
        {
            var start = Named.FirstOrDefault(start => Resource.StartsWith(start, StringComparison.OrdinalIgnoreCase));
            string[] parts = start is null ? [] : Resource[start.Length..].Split('/');

            // The part behind a record's id may be a relationship, which leads to another object.
            return parts is [{ Length: > 0 }, ..] and { Length: <= 2 } ? parts[0] : null;
        }
    }
}
