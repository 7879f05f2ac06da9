namespace MetadataAnalyzer.Access;

/// <summary>The days whose logins count.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive: the "as of" date.</param>
public readonly record struct LoginWindow(DateOnly From, DateOnly To)
{
    /// <summary>Days that are looked at unless an option says otherwise.</summary>
    public const int DefaultDays = 90;

    /// <summary>The longest window that may be asked for, in days.</summary>
    public const int LongestDays = 3660;

    /// <summary>The window of that many days that ends at <paramref name="asOf"/>.</summary>
    public static LoginWindow Ending(DateOnly asOf, int days = DefaultDays) =>
        new(DateOnly.FromDayNumber(Math.Max(asOf.DayNumber + 1 - days, DateOnly.MinValue.DayNumber)), asOf);

    /// <summary>Length in days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    public bool Contains(DateOnly day) => day >= From && day <= To;
}
