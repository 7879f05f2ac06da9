using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary>A dated change of the platform that touches integration users.</summary>
/// <param name="Id">Its key in <c>changes.yml</c>.</param>
/// <param name="Date">Year, month or day (<c>2027</c>, <c>2027-06</c>, <c>2027-06-01</c>); null when not given.</param>
/// <param name="Release">The vendor's release name.</param>
/// <param name="InForce">Whether it is in force on the catalogue's date; otherwise it is announced.</param>
/// <param name="Title">The change, as a title.</param>
/// <param name="Consequence">Its consequence for an integration user, in sentences.</param>
/// <param name="Source">The source.</param>
public sealed record PlatformChange(
    string Id, string? Date, string? Release, bool InForce, string Title, string Consequence, EvidenceSource Source)
{
    private static readonly (string Format, string Words)[] Precisions =
        [("yyyy-MM-dd", "d MMMM yyyy"), ("yyyy-MM", "MMMM yyyy"), ("yyyy", "yyyy")];

    /// <summary>The first day that <see cref="Date"/> may mean; null without a date.</summary>
    public DateOnly? FirstDay => Parse(Date)?.Day;

    /// <summary>The state of the change on a day; without a day, on the catalogue's date.</summary>
    public ChangeState StateAt(DateOnly? asOf) =>
        // Both comparisons are false when one of the days is not known.
        FirstDay > asOf ? ChangeState.Announced
        : InForce ? ChangeState.InForce
        : FirstDay <= asOf ? ChangeState.Passed
        : ChangeState.Announced;

    /// <summary>
    /// The state of the change on a day, in words that end a sentence: <c>since 1 July 2026</c>, <c>from June 2027</c>, <c>announced for
    /// June 2027</c> once that has come; without a date, <c>in force</c> or <c>announced without a date</c>.
    /// </summary>
    public string WhenAt(DateOnly? asOf) => (StateAt(asOf), Parse(Date)?.Words) switch
    {
        (ChangeState.InForce, { } words) => $"since {words}",
        (ChangeState.InForce, null) => "in force",
        (ChangeState.Announced, { } words) => $"from {words}",
        (_, { } words) => $"announced for {words}",
        _ => "announced without a date",
    };

    /// <summary>Whether a text is a year, month or day, such as 2027, 2027-06 or 2027-06-01.</summary>
    internal static bool IsDate(string text) => Parse(text) is not null;

    /// <summary>Reads <c>changes.yml</c>, sorted by date; changes without date come last.</summary>
    internal static ImmutableArray<PlatformChange> ReadAll(YamlMapping file, CatalogueSources sources)
    {
        file.Only("changes");
        return
        [
            .. file.Map("changes").Entries
                .Select(entry => Read(entry, sources))
                .OrderBy(change => change.Date is null)
                .ThenBy(change => change.Date, StringComparer.Ordinal)
                .ThenBy(change => change.Id, StringComparer.Ordinal),
        ];
    }

    private static PlatformChange Read(YamlMapping entry, CatalogueSources sources)
    {
        entry.Only("date", "release", "state", "title", "consequence", "source");
        var isInForce = entry.Text("state") switch
        {
            "in-force" => true,
            "announced" => false,
            var other => throw entry.Error($"'state' must be in-force or announced, not '{other}'", "state"),
        };
        var date = entry.TextOrNull("date");
        if (date is not null && !IsDate(date))
        {
            throw entry.Error($"'date' must be a year, month or day such as 2027, 2027-06 or 2027-06-01, not '{date}'", "date");
        }

        return new PlatformChange(
            entry.Name, date, entry.TextOrNull("release"), isInForce, entry.Text("title"), entry.Text("consequence"), sources.Of(entry));
    }

    private static (DateOnly Day, string Words)? Parse(string? date)
    {
        foreach (var (format, words) in Precisions)
        {
            if (DateOnly.TryParseExact(date, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return (day, day.ToString(words, CultureInfo.InvariantCulture));
            }
        }

        return null;
    }
}

/// <summary>The state of a platform change on a day.</summary>
public enum ChangeState
{
    /// <summary>In the future, or without a date.</summary>
    Announced,

    /// <summary>In force.</summary>
    InForce,

    /// <summary>The catalogue has it as announced, and its date has passed: whether it is in force is unknown.</summary>
    Passed,
}
