namespace MetadataAnalyzer.Metadata;

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
