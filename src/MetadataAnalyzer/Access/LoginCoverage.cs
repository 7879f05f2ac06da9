using System.Collections.Immutable;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>The days that the login history covers. Only within them the absence of a login is evidence.</summary>
public sealed class LoginCoverage
{
    private readonly OrgExports _exports;
    private readonly ImmutableArray<LoginDay> _days;
    private readonly int _longestGap;

    /// <param name="exports">The exports of org data.</param>
    /// <param name="windowDays">Length of the login window: records further apart are not of one export.</param>
    internal LoginCoverage(OrgExports exports, int windowDays)
    {
        (_exports, _days, _longestGap) = (exports, exports.Logins.Days, windowDays);
        var total = exports.Logins.RowCount;
        for (var (index, after) = (_days.Length - 1, 0L); index > 0; index--)
        {
            after += _days[index].Rows;
            if (IsGap(_days[index - 1].Date, _days[index].Date) && IsStray(_days.Length - index, after, total))
            {
                Strays = [.. _days[index..], .. Strays];
                _days = _days[..index];
                (total, after) = (total - after, 0);
            }
        }
    }

    /// <summary>Days far after all others, with few records: their date is wrong, so they date nothing.</summary>
    public ImmutableArray<LoginDay> Strays { get; } = [];

    /// <summary>The day of the first record, in UTC; null without records.</summary>
    public DateOnly? First => _days is [var first, ..] ? first.Date : null;

    /// <summary>The day of the last record that is no stray, in UTC; null without records.</summary>
    public DateOnly? Last => _days is [.., var last] ? last.Date : null;

    /// <summary>The reason that the login history does not show every login of a window, as a clause; null when it does.</summary>
    public string? GapIn(LoginWindow window)
    {
        if (Last is not { } last)
        {
            return "the login history has no rows";
        }

        if (_exports.Problems.FirstOrDefault(problem => problem.Export == LoginHistory.Export && problem.IsCut) is { } cut)
        {
            return $"the login history is cut short, see {cut.Location.Path}";
        }

        if (_exports.Problems.FirstOrDefault(IsOfWhole) is { } problem)
        {
            return $"the login history was not read in full, see {problem.Location}";
        }

        if (!NamesUsers())
        {
            return "the login history names users by ids that the users export does not hold";
        }

        if (First > window.From)
        {
            return $"the logins given begin on {First:yyyy-MM-dd}, after the first day of the window, {window.From:yyyy-MM-dd}";
        }

        if (last < window.To)
        {
            return $"the logins given end on {last:yyyy-MM-dd}, before the last day of the window, {window.To:yyyy-MM-dd}";
        }

        for (var index = 1; index < _days.Length; index++)
        {
            var (before, after) = (_days[index - 1].Date, _days[index].Date);
            if (IsGap(before, after) && after > window.From && before < window.To)
            {
                return $"the logins given have none between {before:yyyy-MM-dd} and {after:yyyy-MM-dd}";
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a problem of the login history may have cost logins of any user: a row that names no user, a part or a column that is
    /// missing.
    /// </summary>
    public static bool IsOfWhole(OrgExportProblem problem) => problem.Export == LoginHistory.Export && problem.UserKey is null;

    private bool IsGap(DateOnly before, DateOnly after) => after.DayNumber - before.DayNumber > _longestGap;

    /// <summary>Few: the lesser part on a single day, or less than one in a hundred.</summary>
    private static bool IsStray(int days, long rows, long total) => (days == 1 && rows * 2 < total) || rows * 100 < total;

    /// <summary>
    /// Whether each user's rows can be told: an id means nothing where a user has none, and the exports may be of two orgs.
    /// </summary>
    private bool NamesUsers()
    {
        var ids = _exports.Logins.Users.Select(logins => new SalesforceId(logins.UserKey)).Where(id => id.IsWellFormed).ToList();
        return ids.Count == 0 || _exports.Users.IsEmpty
            || (_exports.Users.All(user => !user.Id.IsEmpty) && ids.Any(id => _exports.FindUser(id) is not null));
    }
}

/// <summary>The login window: the days of which the logins count.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive: the "as of" date.</param>
public readonly record struct LoginWindow(DateOnly From, DateOnly To)
{
    /// <summary>The window of that many days that ends at <paramref name="asOf"/>.</summary>
    public static LoginWindow Ending(DateOnly asOf, int days = AnalyzerConfiguration.DefaultWindowDays) =>
        new(DateOnly.FromDayNumber(Math.Max(asOf.DayNumber + 1 - days, DateOnly.MinValue.DayNumber)), asOf);

    /// <summary>Length in days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    public bool Contains(DateOnly day) => day >= From && day <= To;
}
