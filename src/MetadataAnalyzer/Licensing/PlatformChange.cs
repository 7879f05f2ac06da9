using System.Globalization;

namespace MetadataAnalyzer.Licensing;

/// <summary>A dated change of the platform that touches integration users.</summary>
/// <param name="Id">Its key in <c>changes.yml</c>.</param>
/// <param name="Date">Year, month or day (<c>2027</c>, <c>2027-06</c>, <c>2027-06-01</c>); null when none was given.</param>
/// <param name="Release">The vendor's release name.</param>
/// <param name="InForce">In force at the catalogue's date; otherwise announced.</param>
/// <param name="Title">What changes.</param>
/// <param name="Consequence">What it means for an integration user, in sentences.</param>
/// <param name="Source">Where that is known from.</param>
public sealed record PlatformChange(string Id, string? Date, string? Release, bool InForce, string Title, string Consequence, EvidenceSource Source)
{
    private static readonly (string Format, string Words)[] Precisions = [("yyyy-MM-dd", "d MMMM yyyy"), ("yyyy-MM", "MMMM yyyy"), ("yyyy", "yyyy")];

    /// <summary>The first day that <see cref="Date"/> may mean; null without a date.</summary>
    public DateOnly? FirstDay => Parse(Date)?.Day;

    /// <summary>Where the change stands on a day; without a day, where it stood at the catalogue's date.</summary>
    public ChangeState StateAt(DateOnly? asOf) => (InForce, HasCome: asOf is { } day && FirstDay is { } first ? day >= first : (bool?)null) switch
    {
        (_, false) => ChangeState.Announced,
        (true, _) => ChangeState.InForce,
        (false, true) => ChangeState.Passed,
        (false, null) => ChangeState.Announced,
    };

    /// <summary>Days from a day to the first that the date may mean, negative once it has come; null when either is not known.</summary>
    public int? DaysUntil(DateOnly? asOf) => FirstDay is { } first && asOf is { } day ? first.DayNumber - day.DayNumber : null;

    /// <summary>
    /// Where the change stands on a day, in words that end a sentence: <c>since 1 July 2026</c>, <c>from June 2027</c>, <c>announced for
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

    /// <summary>Whether a text is a year, month or day.</summary>
    internal static bool IsDate(string text) => Parse(text) is not null;

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
