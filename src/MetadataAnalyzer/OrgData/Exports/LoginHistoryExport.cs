using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>The login history, summed up by user, kind of login and day.</summary>
public sealed class LoginHistory
{
    private readonly Dictionary<string, UserLogins> _byKey;

    internal LoginHistory(
        ImmutableArray<UserLogins> logins,
        ImmutableArray<UserRow> users,
        ImmutableArray<LoginDay> days,
        ImmutableArray<LoginStatus> statuses,
        long rows)
    {
        (Users, Days, Statuses, RowCount) = (logins, days, statuses, rows);
        _byKey = logins.ToDictionary(user => user.UserKey, StringComparer.Ordinal);
        foreach (var user in users.Where(user => !user.Id.IsEmpty))
        {
            var username = UsernameKey(user.Username);
            if (_byKey.TryGetValue(user.Id.Key, out var byId))
            {
                _byKey.TryAdd(username, byId);
            }
            else if (_byKey.TryGetValue(username, out var byName))
            {
                _byKey.TryAdd(user.Id.Key, byName);
            }
        }
    }

    /// <summary><c>login-history</c>: LoginHistory.</summary>
    public static OrgExport Export { get; } = new SummedExport
    {
        Name = "login-history",
        Soql = "SELECT UserId, LoginTime, LoginType, LoginSubType, Application, SourceIp, Status FROM LoginHistory "
            + "WHERE LoginTime = LAST_N_DAYS:120",
        Settles = "who signs in to the UI, by which flows and apps, from where, and who not at all",
        WithoutIt = "who signs in to the user interface, with which application, and who is dormant are unknown",
        Note = "More days than the window, so that its first day is covered; the platform keeps six months. "
            + "Status is in the language of the user who exports: English is known in full. "
            + "Needs Manage Users or Monitor Login History, else it returns the caller's own logins only. "
            + $"{OrgExport.CliLimit}; for more, split it by LoginTime into login-history-1, login-history-2 and so on",
        Key = [["UserId", "User.Username", "Username"], ["LoginTime"]],
        Required = [["LoginType"], ["Status"]],
        Expected = [["LoginSubType"], ["Application"], ["SourceIp"]],
        Optional = ["Count", "expr0"],
        User = ["User.Username", "Username", "UserId"],
    };

    /// <summary>No logins at all: the export is missing or has no rows.</summary>
    public static LoginHistory Empty { get; } = new([], [], [], [], 0);

    /// <summary>The users that have logins, by <see cref="UserLogins.UserKey"/>.</summary>
    public ImmutableArray<UserLogins> Users { get; }

    /// <summary>The days that have records, in the order of time.</summary>
    public ImmutableArray<LoginDay> Days { get; }

    /// <summary>The words of the status column, in the order of their first records.</summary>
    public ImmutableArray<LoginStatus> Statuses { get; }

    /// <summary>Records that were used.</summary>
    public long RowCount { get; }

    /// <summary>The logins of a user, or null when there are none.</summary>
    /// <param name="userIdOrUsername">
    /// An id in either form, or a username in any case. When the export gives only ids, a username is looked up in the users export.
    /// </param>
    public UserLogins? ForUser(string userIdOrUsername) =>
        _byKey.GetValueOrDefault(new SalesforceId(userIdOrUsername).Key) ?? _byKey.GetValueOrDefault(UsernameKey(userIdOrUsername));

    /// <summary>The logins of a user of the users export, or null when there are none.</summary>
    public UserLogins? ForUser(UserRow user) => (user.Id.IsEmpty ? null : ForUser(user.Id.Value)) ?? ForUser(user.Username);

    private static string UsernameKey(string username) => username.Trim().ToLowerInvariant();

    private sealed class SummedExport : OrgExport
    {
        internal override object Read(ExportReader reader, OrgExports earlier)
        {
            var logins = new LoginHistoryBuilder(earlier.Users, reader.Options);
            reader.Read(this, logins.Add);
            return logins.Build();
        }
    }
}

/// <summary>A day that has records in the login history.</summary>
/// <param name="Date">The day, in UTC.</param>
/// <param name="Rows">The number of its records.</param>
/// <param name="First">The first of them.</param>
public sealed record LoginDay(DateOnly Date, long Rows, Location First);

/// <summary>A word of the status column of the login history.</summary>
/// <param name="Word">As the platform wrote it; empty for records without one.</param>
/// <param name="Rows">The number of records that have it.</param>
/// <param name="First">The first of them.</param>
public sealed record LoginStatus(string Word, long Rows, Location First);
