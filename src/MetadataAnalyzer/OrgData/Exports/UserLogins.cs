using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>The logins of one user, counted by day and kind of login.</summary>
public sealed class UserLogins
{
    private readonly ImmutableArray<Use> _uses;
    private readonly LoginSources _sources;

    internal UserLogins(string userKey, ImmutableArray<Use> uses, LoginSources sources) =>
        (UserKey, _uses, _sources) = (userKey, uses, sources);

    /// <summary>The first 15 characters of the user's id, or the username in lower case when no export gives the id.</summary>
    public string UserKey { get; }

    /// <summary>
    /// The kinds of the user's logins, failed ones included, each once, sorted by type, subtype, application and status. Counts, days and
    /// the latest record are those of the window.
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
                var count = days.Sum(day => day.Count);
                uses.Add(new(use.LoginType, use.LoginSubType, use.Application, use.Status, count, first.Date, last.Date, last.Latest));
            }
        }

        return uses.ToImmutable();
    }

    /// <summary>
    /// The addresses of attempts whose first and last day reach into the window. Only these two days are known of an address, so that one
    /// with attempts before and after the window counts as used in it.
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

/// <summary>One kind of a user's logins, over a span of days.</summary>
/// <param name="LoginType">Such as <c>Application</c> (the UI) or <c>Remote Access 2.0</c>; empty when not given.</param>
/// <param name="LoginSubType">Such as <c>OauthClientCredentials</c>; empty when not given.</param>
/// <param name="Application">
/// The client's name as the platform logged it, such as <c>N/A</c>, <c>Browser</c> or a connected app's label.
/// </param>
/// <param name="Status">As the platform wrote it, in the language of the user who exported; empty when not given.</param>
/// <param name="Count">The number of attempts.</param>
/// <param name="First">The day of the earliest, in UTC.</param>
/// <param name="Last">The day of the latest, in UTC.</param>
/// <param name="Latest">The record of the latest.</param>
public sealed record LoginUse(
    string LoginType, string LoginSubType, string Application, string Status, long Count, DateOnly First, DateOnly Last, Location Latest);

/// <summary>The addresses of a user's logins, failed ones included.</summary>
/// <param name="Addresses">Sorted by address, each once for each status.</param>
/// <param name="CutStatuses">Statuses with more addresses than are kept, so that the absence of an address proves nothing.</param>
public sealed record LoginSources(ImmutableArray<LoginSource> Addresses, ImmutableArray<string> CutStatuses)
{
    /// <summary>No address.</summary>
    public static LoginSources None { get; } = new([], []);

    /// <summary>Whether the user has more addresses than are kept.</summary>
    public bool IsCut => !CutStatuses.IsEmpty;
}

/// <summary>An address of a user's logins, with one status.</summary>
/// <param name="Address">As the platform logged it; not always an IP address.</param>
/// <param name="Status">The status of the attempts, as the platform wrote it.</param>
/// <param name="First">The day of the earliest attempt from it, in UTC.</param>
/// <param name="Last">The day of the latest, in UTC.</param>
/// <param name="Latest">The record of the latest.</param>
/// <param name="Applications">
/// The clients of these attempts as the platform logged them, sorted; empty text for an attempt without client.
/// </param>
public sealed record LoginSource(
    string Address, string Status, DateOnly First, DateOnly Last, Location Latest, ImmutableArray<string> Applications);
