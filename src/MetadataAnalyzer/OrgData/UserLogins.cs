using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>The logins of one user, kept per day and way to sign in.</summary>
public sealed class UserLogins
{
    private readonly ImmutableArray<Use> _uses;
    private readonly LoginSources _sources;

    internal UserLogins(string userKey, ImmutableArray<Use> uses, LoginSources sources) => (UserKey, _uses, _sources) = (userKey, uses, sources);

    /// <summary>The first 15 characters of the user's id, or the username in lower case when no export gives the id.</summary>
    public string UserKey { get; }

    /// <summary>The day of the latest attempt of any kind, in UTC.</summary>
    public DateOnly LatestDate => _uses.Max(use => use.Days[^1].Date);

    /// <summary>
    /// The ways in which the user signed in or tried to, each once, sorted by type, subtype, application and status. Counts, days and the latest record are
    /// those of the window alone.
    /// </summary>
    /// <param name="fromInclusive">The first day, in UTC.</param>
    /// <param name="toInclusive">The last day, in UTC.</param>
    public ImmutableArray<LoginUse> Window(DateOnly fromInclusive, DateOnly toInclusive)
    {
        var uses = ImmutableArray.CreateBuilder<LoginUse>();
        foreach (var use in _uses)
        {
            var days = use.Days.Where(day => day.Date >= fromInclusive && day.Date <= toInclusive).ToList();
            if (days is [var first, ..] and [.., var last])
            {
                uses.Add(new LoginUse(
                    use.LoginType, use.LoginSubType, use.Application, use.Status, days.Sum(day => day.Count), first.Date, last.Date, last.Latest));
            }
        }

        return uses.ToImmutable();
    }

    /// <summary>
    /// The addresses of attempts whose first and last day reach into the window. Only these two days are known of an address, so one that was
    /// used before and after a window counts as used in it.
    /// </summary>
    /// <param name="fromInclusive">The first day, in UTC.</param>
    /// <param name="toInclusive">The last day, in UTC.</param>
    public LoginSources SourceIps(DateOnly fromInclusive, DateOnly toInclusive) =>
        _sources with { Addresses = _sources.Addresses.RemoveAll(source => source.Last < fromInclusive || source.First > toInclusive) };

    /// <param name="Date">The day.</param>
    /// <param name="Count">Attempts on it.</param>
    /// <param name="Latest">The record of the latest.</param>
    internal readonly record struct Day(DateOnly Date, long Count, Location Latest);

    /// <param name="LoginType">Type.</param>
    /// <param name="LoginSubType">Subtype.</param>
    /// <param name="Application">Client.</param>
    /// <param name="Status">How the attempts ended.</param>
    /// <param name="Days">In the order of time, never empty.</param>
    internal sealed record Use(string LoginType, string LoginSubType, string Application, string Status, ImmutableArray<Day> Days);
}
