using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>Hours in which a profile allows logins.</summary>
/// <param name="Days">Restricted days in week order; a day that is not listed is open.</param>
/// <param name="Location">The <c>loginHours</c> element.</param>
public sealed record LoginHours(ImmutableArray<LoginHoursDay> Days, Location Location)
{
    /// <summary>Whether any day is closed for part of it.</summary>
    public bool Restricts => Days.Any(day => day.Restricts);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Days.Where(day => day.Restricts));
}

/// <summary>The hours of one day.</summary>
/// <param name="Day">Day of the week.</param>
/// <param name="Start">Minutes after midnight at which logins open.</param>
/// <param name="End">Minutes after midnight at which they close; 1,440 is the end of the day.</param>
public sealed record LoginHoursDay(DayOfWeek Day, int Start, int End)
{
    private const int MinutesInDay = 24 * 60;

    /// <summary>Whether part of the day is closed.</summary>
    public bool Restricts => Start > 0 || End < MinutesInDay - 1;

    /// <inheritdoc/>
    public override string ToString() => $"{Day} {Start / 60:00}:{Start % 60:00}-{End / 60:00}:{End % 60:00}";
}
