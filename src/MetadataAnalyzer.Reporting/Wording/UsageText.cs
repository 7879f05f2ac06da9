using System.Globalization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>The words for what the API usage log shows of one subject.</summary>
internal static class UsageText
{
    /// <summary>The days that the log covers, the subject's requests in it, and what it would need to show what is never used.</summary>
    /// <param name="use">The use of the subject.</param>
    /// <param name="needs">Its needs, whose open rights more days could settle.</param>
    public static string Scope(ObservedUse use, SubjectNeeds needs) => string.Join(' ', Sentences(use, needs));

    /// <summary>The numbers of objects and permissions that were used and that were not.</summary>
    public static string Tally(ObservedUse use)
    {
        var used = use.Rights.Count(right => (right.Used | right.Possible) != AccessRights.None);
        var never = use.Rights.Count(right => right.NeverUsed != AccessRights.None);
        return $"{Words.Count(used, "object or permission", "objects and permissions")} used, {never} with rights never used.";
    }

    private static IEnumerable<string> Sentences(ObservedUse use, SubjectNeeds needs)
    {
        yield return use.Days.IsEmpty
            ? "The API usage log covers no whole day."
            : $"The API usage log covers {Words.Count(use.Days.Length, "day")}, {use.Days[0]:yyyy-MM-dd} to {use.Days[^1]:yyyy-MM-dd}.";
        if (use.Requests == 0)
        {
            yield return "It has no request of the subject, so that it shows nothing of it.";
            yield break;
        }

        yield return $"It has {Count(use.Requests, "request")} of the subject.";
        if (use.HiddenRequests > 0)
        {
            const string May = "of them may touch objects that the log does not name";
            yield return $"{Count(use.HiddenRequests, May, May)}, so that it shows no object to be unused.";
        }

        if (!use.CoversEnough)
        {
            var open = needs.Permissions.Concat(needs.Objects).Count(decision => decision.Need == Need.Open && use.CouldSettle(decision));
            yield return $"That is not enough to show what is never used: {string.Join(", ", Lacks(use))}. "
                + $"{(open == 0 ? "No open right depends on it." : $"It could settle {Words.Count(open, "open decision")}.")}";
        }
    }

    private static IEnumerable<string> Lacks(ObservedUse use)
    {
        if (!use.IsComplete)
        {
            yield return "a part of it was not read";
        }

        if (use.Days.Length < use.NeededDays)
        {
            yield return $"{Words.Count(use.NeededDays - use.Days.Length, "more day")} would be";
        }

        if (!use.HasFirstOfMonth)
        {
            yield return "it lacks a first day of a month";
        }

        if (!use.HasLastOfMonth)
        {
            yield return "it lacks a last day of a month";
        }
    }

    private static string Count(long count, string one, string? several = null) =>
        $"{count.ToString("#,##0", CultureInfo.InvariantCulture)} {(count == 1 ? one : several ?? one + "s")}";
}
