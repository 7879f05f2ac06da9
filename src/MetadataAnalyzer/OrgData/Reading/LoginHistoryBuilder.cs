using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>
/// Sums up login records as they stream by: memory grows with users, ways to sign in and days, never with records.
/// </summary>
/// <param name="users">Ties ids to usernames: parts of an export may name one user in both ways.</param>
/// <param name="maxSourceAddressesPerUser">How many addresses are kept of a user.</param>
/// <param name="isFailed">Whether a status is known to be a failure; null knows none.</param>
internal sealed class LoginHistoryBuilder(ImmutableArray<UserRow> users, int maxSourceAddressesPerUser, Func<string, bool>? isFailed)
{
    /// <summary>Words of the status column that are kept apart: the platform has about a hundred.</summary>
    private const int MaxStatuses = 256;

    private static readonly ExportSchema Schema = ExportSchemas.Of(OrgExportKind.LoginHistory);
    private static readonly int UserId = Schema.Ordinal("UserId");
    private static readonly int[] Usernames = [Schema.Ordinal("User.Username"), Schema.Ordinal("Username")];
    private static readonly int LoginTime = Schema.Ordinal("LoginTime");
    private static readonly int LoginType = Schema.Ordinal("LoginType");
    private static readonly int LoginSubType = Schema.Ordinal("LoginSubType");
    private static readonly int Application = Schema.Ordinal("Application");
    private static readonly int SourceIp = Schema.Ordinal("SourceIp");
    private static readonly int Count = Schema.Ordinal("Count");
    private static readonly int UnnamedCount = Schema.Ordinal("expr0");
    private static readonly int Status = Schema.Ordinal("Status");

    private readonly UserIndex _index = new(users);
    private readonly Utf8Strings _userKeys = new();
    private readonly Utf8Strings _texts = new();
    private readonly Utf8Strings _statuses = new();
    private readonly List<bool> _failures = [];
    private readonly Dictionary<int, (long Rows, LoginMoment First)> _days = [];
    private readonly Dictionary<int, (long Rows, LoginMoment First)> _statusRows = [];

    // By index of the key; a user that is named by id and by username has two.
    private readonly List<UserLoginsBuilder> _users = [];
    private readonly List<string> _files = [];

    public long Rows { get; private set; }

    /// <summary>Adds the current record; false when it is of no use, which has been reported.</summary>
    public bool Add(ExportRecords records)
    {
        if (records.Time(LoginTime) is not { } at)
        {
            return false;
        }

        // Exports summed up beforehand say how many logins a record stands for.
        var count = records.Int(Count) ?? records.Int(UnnamedCount) ?? 1;
        if (count <= 0)
        {
            return true;
        }

        Rows++;
        var day = DateOnly.FromDateTime(at.UtcDateTime).DayNumber;
        var moment = new LoginMoment(day, (int)at.TimeOfDay.TotalSeconds, FileIndex(records), records.Line);
        var status = StatusOf(records.Utf8(Status));
        CountRow(_days, day, moment);
        CountRow(_statusRows, status, moment);
        var user = UserOf(records);
        var application = _texts.Index(records.Utf8(Application));
        user.AddUse(new(_texts.Index(records.Utf8(LoginType)), _texts.Index(records.Utf8(LoginSubType)), application, status), moment, count);
        if (!_failures[status])
        {
            user.AddSource(records.Utf8(SourceIp), status, application, moment);
        }

        return true;
    }

    public LoginHistory Build()
    {
        var all = _users.Distinct().Select(user => user.Build(_texts, _statuses, _files)).ToImmutableArray();
        return new LoginHistory(
            all.Sort((x, y) => string.CompareOrdinal(x.UserKey, y.UserKey)),
            users,
            [.. _days.OrderBy(day => day.Key).Select(day => new LoginDay(DateOnly.FromDayNumber(day.Key), day.Value.Rows, day.Value.First.At(_files)))],
            [.. _statusRows.OrderBy(status => status.Key).Select(status => new LoginStatus(_statuses[status.Key], status.Value.Rows, status.Value.First.At(_files)))],
            Rows);
    }

    private static void CountRow(Dictionary<int, (long Rows, LoginMoment First)> rows, int key, LoginMoment moment)
    {
        ref var counted = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, key, out var exists);
        counted = (counted.Rows + 1, exists ? counted.First : moment);
    }

    /// <summary>Number of a status. A column of distinct values would fill the table: what comes after the first ones is one word.</summary>
    private int StatusOf(ReadOnlySpan<byte> status)
    {
        if (_statuses.TryGetIndex(status, out var known))
        {
            return known;
        }

        var index = _statuses.Index(_statuses.Count < MaxStatuses ? status : "…"u8);
        if (index == _failures.Count)
        {
            _failures.Add(isFailed?.Invoke(_statuses[index]) == true);
        }

        return index;
    }

    private UserLoginsBuilder UserOf(ExportRecords records)
    {
        var id = SalesforceId.KeyOf(records.Utf8(UserId));
        if (!id.IsEmpty)
        {
            return OfKey(id);
        }

        var username = records.Utf8(Usernames[0]) is { IsEmpty: false } related ? related : records.Utf8(Usernames[1]);
        Span<byte> lower = username.Length <= 256 ? stackalloc byte[username.Length] : new byte[username.Length];
        System.Text.Ascii.ToLower(username, lower, out var written);
        ReadOnlySpan<byte> key = written == username.Length ? lower : username;
        return _userKeys.TryGetIndex(key, out var index) ? _users[index] : OfUsername(key);
    }

    private UserLoginsBuilder OfUsername(ReadOnlySpan<byte> key)
    {
        if (_index.Find(default, Encoding.UTF8.GetString(key)) is not { Id.IsEmpty: false } known)
        {
            return OfKey(key);
        }

        var user = OfKey(Encoding.UTF8.GetBytes(known.Id.Key));
        _userKeys.Index(key);
        _users.Add(user);
        return user;
    }

    private UserLoginsBuilder OfKey(ReadOnlySpan<byte> key)
    {
        var index = _userKeys.Index(key);
        if (index == _users.Count)
        {
            _users.Add(new UserLoginsBuilder(_userKeys[index], maxSourceAddressesPerUser));
        }

        return _users[index];
    }

    private int FileIndex(ExportRecords records)
    {
        if (_files.Count == 0 || !ReferenceEquals(_files[^1], records.Problems.Display))
        {
            _files.Add(records.Problems.Display);
        }

        return _files.Count - 1;
    }
}
