using System.Globalization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>The words for the trust that an assessment deserves.</summary>
public static class AssessmentConfidenceText
{
    /// <summary>The share of the candidates whose verdict waits for nothing: <c>7 of 13 candidates (54 %)</c>.</summary>
    public static string Decided(AssessmentConfidence confidence) => confidence.Candidates == 0
        ? "no candidate"
        : $"{confidence.Decided} of {Words.Count(confidence.Candidates, "candidate")} ({Share(confidence)})";

    /// <summary>The same share alone, where there are candidates.</summary>
    public static string Share(AssessmentConfidence confidence) => Percent(confidence.Decided, confidence.Candidates);

    /// <summary>The days of logins at hand, and the window that they should cover.</summary>
    public static string Logins(Org org) => (org.LoginCoverage, org.Window, org.LoginGap) switch
    {
        ({ First: { } first, Last: { } last }, { }, null) => $"the whole window, from {Day(first)} to {Day(last)}",
        ({ First: { } first, Last: { } last }, _, var gap) => $"from {Day(first)} to {Day(last)}{(gap is null ? "" : $"; {gap}")}",
        _ => "none",
    };

    /// <summary>The days of the API usage log at hand, and the days that absence needs.</summary>
    public static string Usage(AssessmentConfidence confidence, Org org) => confidence.UsageDays == 0
        ? "none"
        : $"{Words.Count(confidence.UsageDays, "day")}; absence counts from {org.Configuration.ObservationDays} "
            + "days on, with a first and a "
            + "last day of a month";

    /// <summary>The day of the newest dated record, and its age on the day of the assessment.</summary>
    public static string NewestRecord(AssessmentConfidence confidence, Org org) => confidence.NewestRecord is not { } day
        ? "no export has a date"
        : org.AsOf is { } asOf && asOf.DayNumber - day.DayNumber is > 0 and var age
            ? $"{Day(day)}, {Words.Count(age, "day")} before the day of the assessment"
            : Day(day);

    /// <summary>The day of the last dry run.</summary>
    public static string Probe(AssessmentConfidence confidence) => confidence.Probe is { } day ? $"of {Day(day)}" : "none";

    /// <summary>The shares of the rights whose carriage the org, other orgs, the catalogue or nothing decides.</summary>
    public static string Rights(AssessmentConfidence confidence)
    {
        var total = confidence.Rights.Values.Sum();
        return total == 0
            ? "no right to judge"
            : $"of {Words.Count(total, "right")} {Share(CarriageOrigin.Org)} by the org itself, "
                + (confidence.Rights.ContainsKey(CarriageOrigin.OtherOrgs) ? $"{Share(CarriageOrigin.OtherOrgs)} by other orgs, " : "")
                + $"{Share(CarriageOrigin.Catalogue)} by the catalogue, {Share(CarriageOrigin.None)} unknown";

        string Share(CarriageOrigin origin) => Percent(confidence.Rights.GetValueOrDefault(origin), total);
    }

    /// <summary>An input with those that would do in its place.</summary>
    public static string Name(DecidingInput input) => string.Join(", or ", Enum.GetValues<EvidenceInputs>()
        .Where(other => other == input.Input || (other != EvidenceInputs.None && input.OrInstead.HasFlag(other)))
        .Select(Words.Name));

    /// <summary>The candidates that wait for an input, and those that it decides.</summary>
    /// <param name="input">The input.</param>
    /// <param name="isFirst">Whether it is the first of the list, which decides by itself.</param>
    public static string Effect(DecidingInput input, bool isFirst) =>
        $"{Words.Count(input.Waiting, "candidate waits", "candidates wait")} for it; {(isFirst ? "alone" : "with those above")} it decides "
            + $"{(input.Decides == 0 ? "none" : input.Decides)}";

    /// <summary>A share, rounded, but never all of it or nothing where it is not.</summary>
    private static string Percent(int part, int whole)
    {
        var percent = (int)Math.Round(100d * part / whole, MidpointRounding.AwayFromZero);
        return $"{(part == whole ? 100 : part == 0 ? 0 : Math.Clamp(percent, 1, 99))} %";
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
