using MetadataAnalyzer.Configuration;

namespace MetadataAnalyzer.Access;

/// <summary>The days whose logins count.</summary>
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
