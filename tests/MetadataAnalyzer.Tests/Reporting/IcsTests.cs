using System.Text;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Reporting.Document;
using MetadataAnalyzer.Reporting.Ics;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

/// <summary>The calendar file, as a calendar program reads it.</summary>
public sealed class IcsTests
{
    private static readonly DateOnly AsOf = new(2026, 10, 31);

    [Fact]
    public void Lines_AreShort_AndEndAsTheStandardSays()
    {
        var text =
            Write(new CalendarDay(AsOf, "2026-10-31", new string('字', 200), "one; two, three \\ four\nfive", "source", IsOurs: true));

        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.Contains("SUMMARY:" + new string('字', 200), Unfolded(text), StringComparison.Ordinal);
        Assert.Contains("one\\; two\\, three \\\\ four\\nfive", Unfolded(text), StringComparison.Ordinal);
    }

    [Fact]
    public void DaysThatArePast_AreDueToday_OrLeftOut()
    {
        var text = Write(
            Day(AsOf.AddDays(-10), "ours, past", isOurs: true), Day(AsOf.AddDays(-10), "theirs, past", isOurs: false),
            Day(AsOf, "today", isOurs: false), Day(AsOf.AddDays(40), "later", isOurs: false), Day(null, "no date", isOurs: false));

        Assert.Equal(
            ["20261031 ours\\, past", "20261031 today", "20261210 later"],
            Regex.Matches(text, @"DTSTART;VALUE=DATE:(\d{8})\r\n.*\r\nSUMMARY:(.*)\r\n")
                .Select(match => $"{match.Groups[1]} {match.Groups[2]}"));
    }

    [Fact]
    public void Ids_AreTheSameInALaterRun_AndOthersForAnotherClient()
    {
        var day = Day(AsOf, "Move what is ready", isOurs: true);

        Assert.Equal(Ids(Write(day)), Ids(Write(day with { Meaning = "4 candidates ready" })));
        Assert.NotEqual(Ids(Write(day)), Ids(Write("Acme", day)));
        Assert.Equal(2, Ids(Write(day, day with { Title = "Rehearse" })).Distinct().Count());
    }

    [Fact]
    public void Sample_HoldsTheRenewal_AndTheDayThatSoapLoginEnds_WithWhomItTouches()
    {
        var text = Unfolded(Encoding.UTF8.GetString(SampleReports.Bytes("calendar.ics")));

        Assert.Contains("DTSTART;VALUE=DATE:20270201", text, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:SOAP login() is retired in all API versions", text, StringComparison.Ordinal);
        Assert.Contains("Touches int.pricing@larkfield.example.com.", text, StringComparison.Ordinal);
        Assert.Equal(Regex.Count(text, "BEGIN:VEVENT"), Ids(text).Distinct().Count());
    }

    private static CalendarDay Day(DateOnly? day, string title, bool isOurs) => new(day, $"{day}", title, "meaning", "source", isOurs);

    private static IEnumerable<string> Ids(string text) => Regex.Matches(text, "UID:(.*)\r\n").Select(match => match.Groups[1].Value);

    private static string Unfolded(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal);

    private static string Write(params CalendarDay[] days) => Write(null, days);

    private static string Write(string? client, params CalendarDay[] days)
    {
        using var stream = new MemoryStream();
        IcsWriter.Write(
            new ReportDocument
            {
                Title = "Report",
                Eyebrow = "",
                Cover = client is null ? [] : [new("Client", client)],
                Sections = [],
                Footer = "",
                Branding = new(),
                Calendar = [.. days],
                AsOf = AsOf,
            },
            stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
