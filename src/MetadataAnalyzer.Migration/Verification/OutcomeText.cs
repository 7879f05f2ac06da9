namespace MetadataAnalyzer.Migration.Verification;

/// <summary>What an outcome is called.</summary>
public static class OutcomeText
{
    /// <summary>For people.</summary>
    public static string Name(CheckOutcome outcome) => outcome.Id().Replace('-', ' ');

    /// <summary>What the whole result says, in a sentence. Whatever is not proven is never called complete.</summary>
    public static string Sentence(VerificationResult result)
    {
        var counts = result.Subjects.CountBy(subject => subject.Outcome).ToDictionary();
        int Count(CheckOutcome outcome) => counts.GetValueOrDefault(outcome);
        return result.Outcome switch
        {
            CheckOutcome.Passed => $"The move is complete for {(Count(CheckOutcome.Passed) is var all && all == 1 ? "the one user" : $"all {all} users")} that were verified",
            CheckOutcome.NotYet when Count(CheckOutcome.Passed) == 0 => $"No user has moved yet: {Count(CheckOutcome.NotYet)} not yet",
            CheckOutcome.NotYet => $"Nothing is missed so far: {Parts(Count)}",
            CheckOutcome.NotProven => $"The move is not proven: {Parts(Count)}",
            _ => $"The move is not complete: {Parts(Count)}",
        };
    }

    private static string Parts(Func<CheckOutcome, int> count)
    {
        (int Number, string Text)[] parts =
        [
            (count(CheckOutcome.Missed), "with something missed"), (count(CheckOutcome.NotProven), "not proven"), (count(CheckOutcome.Passed), "complete"),
            (count(CheckOutcome.NotYet), "not moved yet"),
        ];
        return string.Join(", ", parts.Where(part => part.Number > 0).Select(part => $"{part.Number} {part.Text}"));
    }
}
