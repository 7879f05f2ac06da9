using System.Collections.Immutable;

namespace MetadataAnalyzer.OrgData;

/// <summary>The login history, summed up per user, way to sign in and day.</summary>
public sealed class LoginHistory
{
    private readonly Dictionary<string, UserLogins> _byKey;

    internal LoginHistory(ImmutableArray<UserLogins> logins, ImmutableArray<UserRow> users, ImmutableArray<LoginDay> days, ImmutableArray<LoginStatus> statuses, long rows)
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
    /// An id in either form, or a username in any case. When the export gives ids alone, a username is found by way of the export of users.
    /// </param>
    public UserLogins? ForUser(string userIdOrUsername) =>
        _byKey.GetValueOrDefault(new SalesforceId(userIdOrUsername).Key) ?? _byKey.GetValueOrDefault(UsernameKey(userIdOrUsername));

    /// <summary>The logins of a user of the export of users, or null when there are none.</summary>
    public UserLogins? ForUser(UserRow user) => (user.Id.IsEmpty ? null : ForUser(user.Id.Value)) ?? ForUser(user.Username);

    private static string UsernameKey(string username) => username.Trim().ToLowerInvariant();
}
