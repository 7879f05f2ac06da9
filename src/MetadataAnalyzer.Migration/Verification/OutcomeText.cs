namespace MetadataAnalyzer.Migration.Verification;

/// <summary>What an outcome is called.</summary>
public static class OutcomeText
{
    /// <summary>Stable name.</summary>
    public static string Id(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "passed",
        CheckOutcome.Missed => "missed",
        _ => "not-proven",
    };

    /// <summary>For people.</summary>
    public static string Name(CheckOutcome outcome) => outcome == CheckOutcome.NotProven ? "not proven" : Id(outcome);

    /// <summary>What the whole result says, in a sentence. Whatever is not proven is never called complete.</summary>
    public static string Sentence(VerificationResult result)
    {
        var counts = result.Subjects.GroupBy(subject => subject.Outcome).ToDictionary(group => group.Key, group => group.Count());
        var (missed, open, passed) = (counts.GetValueOrDefault(CheckOutcome.Missed), counts.GetValueOrDefault(CheckOutcome.NotProven), counts.GetValueOrDefault(CheckOutcome.Passed));
        return result.Outcome == CheckOutcome.Passed
            ? $"The move is complete for {(passed == 1 ? "the one user" : $"all {passed} users")} that were verified"
            : $"The move is not {(missed > 0 ? "complete" : "proven")}: {string.Join(", ", Parts(missed, open, passed))}";
    }

    private static IEnumerable<string> Parts(int missed, int open, int passed)
    {
        if (missed > 0)
        {
            yield return $"{missed} with something missed";
        }

        if (open > 0)
        {
            yield return $"{open} not proven";
        }

        if (passed > 0)
        {
            yield return $"{passed} complete";
        }
    }
}
