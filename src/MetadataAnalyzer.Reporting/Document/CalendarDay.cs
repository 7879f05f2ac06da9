namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A day of the report's calendar.</summary>
/// <param name="Day">The day; the first one that <paramref name="DayText"/> may mean; null for an announcement without a date.</param>
/// <param name="DayText">The day as exact as its source: a year, month or day.</param>
/// <param name="Title">The event.</param>
/// <param name="Meaning">Its meaning for the move, in sentences.</param>
/// <param name="Source">Its source, with the date.</param>
/// <param name="IsOurs">Whether it is a day of the move or the contract; else one of the platform.</param>
public sealed record CalendarDay(DateOnly? Day, string DayText, string Title, string Meaning, string Source, bool IsOurs);
