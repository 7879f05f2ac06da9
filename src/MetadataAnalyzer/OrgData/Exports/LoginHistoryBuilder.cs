using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>
/// Sums up login records while they are read. Memory grows with the users, the kinds of login and the days, not with the records.
/// </summary>
/// <param name="users">The users export, which ties ids to usernames: parts of the login history may name one user in both ways.</param>
/// <param name="options">Limits, and the statuses that are failures.</param>
internal sealed class LoginHistoryBuilder(ImmutableArray<UserRow> users, OrgExportOptions options)
{
    /// <summary>Records between two steps of the progress: a step for each record would slow down the reading of millions.</summary>
    private const int RecordsPerStep = 1024;

    /// <summary>Words of the status column that are counted apart. The platform has about a hundred.</summary>
    private const int MaxStatuses = 256;

    private static readonly int UserId = LoginHistory.Export.Ordinal("UserId");
    private static readonly int[] Usernames = [LoginHistory.Export.Ordinal("User.Username"), LoginHistory.Export.Ordinal("Username")];
    private static readonly int LoginTime = LoginHistory.Export.Ordinal("LoginTime");
    private static readonly int LoginType = LoginHistory.Export.Ordinal("LoginType");
    private static readonly int LoginSubType = LoginHistory.Export.Ordinal("LoginSubType");
    private static readonly int Application = LoginHistory.Export.Ordinal("Application");
    private static readonly int SourceIp = LoginHistory.Export.Ordinal("SourceIp");
    private static readonly int Count = LoginHistory.Export.Ordinal("Count");
    private static readonly int UnnamedCount = LoginHistory.Export.Ordinal("expr0");
    private static readonly int Status = LoginHistory.Export.Ordinal("Status");

    private readonly UserIndex _index = new(users);
    private readonly Utf8Strings _userKeys = new();
    private readonly Utf8Strings _texts = new();
    private readonly Utf8Strings _statuses = new();
    private readonly List<bool> _failures = [];
    private readonly Dictionary<int, (long Rows, RecordMoment First)> _days = [];
    private readonly Dictionary<int, (long Rows, RecordMoment First)> _statusRows = [];

    // By index of the key. A user that is named by id and by username is in the list twice.
    private readonly List<UserLoginsBuilder> _users = [];
    private readonly List<string> _files = [];

    private int _read;
    private long _rows;

    /// <summary>Adds the current record. Returns false for one that cannot be used, which has been reported.</summary>
    public bool Add(ExportRecords records)
    {
        if (++_read % RecordsPerStep == 0)
        {
            options.Logins?.Add(RecordsPerStep);
        }

        if (records.Time(LoginTime) is not { } at)
        {
            return false;
        }

        // A record of a grouped query counts several logins.
        var count = records.Int(Count) ?? records.Int(UnnamedCount) ?? 1;
        if (count <= 0)
        {
            return true;
        }

        _rows++;
        var day = DateOnly.FromDateTime(at.UtcDateTime).DayNumber;
        var moment = new RecordMoment(day, (int)at.TimeOfDay.TotalSeconds, FileIndex(records), records.Line);
        var status = StatusOf(records.Utf8(Status));
        CountRow(_days, day, moment);
        CountRow(_statusRows, status, moment);
        var user = UserOf(records);
        var application = _texts.Index(records.Utf8(Application));
        var use = new LoginUseKey(_texts.Index(records.Utf8(LoginType)), _texts.Index(records.Utf8(LoginSubType)), application, status);
        user.AddUse(use, moment, count);
        if (!_failures[status])
        {
            user.AddSource(records.Utf8(SourceIp), status, application, moment);
        }

        return true;
    }

    public LoginHistory Build()
    {
        options.Logins?.Add(_read % RecordsPerStep);
        if (_rows == 0)
        {
            return LoginHistory.Empty;
        }

        var all = _users.Distinct().Select(user => user.Build(_texts, _statuses, _files)).ToImmutableArray();
        var days = _days.OrderBy(day => day.Key)
            .Select(day => new LoginDay(DateOnly.FromDayNumber(day.Key), day.Value.Rows, day.Value.First.At(_files)));
        var statuses = _statusRows.OrderBy(status => status.Key)
            .Select(status => new LoginStatus(_statuses[status.Key], status.Value.Rows, status.Value.First.At(_files)));
        return new LoginHistory(all.Sort((x, y) => string.CompareOrdinal(x.UserKey, y.UserKey)), users, [.. days], [.. statuses], _rows);
    }

    private static void CountRow(Dictionary<int, (long Rows, RecordMoment First)> rows, int key, RecordMoment moment)
    {
        ref var counted = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, key, out var exists);
        counted = (counted.Rows + 1, exists ? counted.First : moment);
    }

    /// <summary>
    /// Index of a status. All statuses after the first <see cref="MaxStatuses"/> share one, so that the table stays small.
    /// </summary>
    private int StatusOf(ReadOnlySpan<byte> status)
    {
        if (_statuses.TryGetIndex(status, out var known))
        {
            return known;
        }

        var index = _statuses.Index(_statuses.Count < MaxStatuses ? status : "…"u8);
        if (index == _failures.Count)
        {
            _failures.Add(options.IsFailedLogin?.Invoke(_statuses[index]) == true);
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
        Ascii.ToLower(username, lower, out var written);
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
            _users.Add(new UserLoginsBuilder(_userKeys[index], options.MaxSourceAddressesPerUser));
        }

        return _users[index];
    }

    private int FileIndex(ExportRecords records)
    {
        if (_files.Count == 0 || !ReferenceEquals(_files[^1], records.Problems.File.Display))
        {
            _files.Add(records.Problems.File.Display);
        }

        return _files.Count - 1;
    }
}
