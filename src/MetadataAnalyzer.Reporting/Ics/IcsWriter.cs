using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Ics;

/// <summary>
/// <c>calendar.ics</c>: the report's calendar from its day on, as whole-day events of RFC 5545. A day of the move that is past is due on
/// that day. Written here, because the libraries for it build their output by reflection, which the native program does not have.
/// </summary>
internal static class IcsWriter
{
    /// <summary>Most bytes of a line; a longer one goes on in the next, which starts with a space.</summary>
    private const int LineBytes = 75;

    /// <param name="document">The report.</param>
    /// <param name="stream">Receives the file; left open.</param>
    public static void Write(ReportDocument document, Stream stream)
    {
        var text = new StringBuilder();
        Add(text, "BEGIN:VCALENDAR");
        Add(text, "VERSION:2.0");
        Add(text, $"PRODID:-//{ToolInfo.Name}//{ToolInfo.Version}//EN");
        Add(text, "METHOD:PUBLISH");
        Add(text, $"X-WR-CALNAME:{Escape(document.Title)}");
        var client = string.Concat(document.Cover.Where(fact => $"{fact.Term}" == "Client").Select(fact => $"{fact.Text}"));
        foreach (var entry in document.Calendar)
        {
            if (entry.Day is { } day && (entry.IsOurs || !(day < document.AsOf)))
            {
                AddEvent(text, entry, day, document.AsOf ?? day, client);
            }
        }

        Add(text, "END:VCALENDAR");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void AddEvent(StringBuilder text, CalendarDay entry, DateOnly day, DateOnly stamp, string client)
    {
        // The same event of a later run for the same client has the same id, so that a calendar program replaces it.
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{client}\n{entry.DayText}\n{entry.Title}")))[..32];
        var due = day < stamp ? stamp : day;
        Add(text, "BEGIN:VEVENT");
        Add(text, $"UID:{id}@{ToolInfo.Command}");
        Add(text, $"DTSTAMP:{Day(stamp)}T000000Z");
        Add(text, $"DTSTART;VALUE=DATE:{Day(due)}");
        Add(text, $"DTEND;VALUE=DATE:{Day(due.AddDays(1))}");
        Add(text, $"SUMMARY:{Escape(entry.Title)}");
        Add(text, $"DESCRIPTION:{Escape($"{entry.DayText}: {entry.Meaning}\n{entry.Source}")}");
        Add(text, "TRANSP:TRANSPARENT");
        Add(text, "END:VEVENT");
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    /// <summary>Adds a line, folded between two characters.</summary>
    private static void Add(StringBuilder text, string line)
    {
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LineBytes)
            {
                text.Append("\r\n ");
                bytes = 1;
            }

            text.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
