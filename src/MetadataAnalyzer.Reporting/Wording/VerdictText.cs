using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>The words for a verdict in every format.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Meaning">Its meaning, as one sentence.</param>
public sealed record VerdictText(Verdict Verdict, string Name, string Meaning)
{
    /// <summary>All verdicts; those that need a decision come first.</summary>
    public static ImmutableArray<VerdictText> All { get; } =
    [
        new(Verdict.Ready, "Ready", "Can move as it is: nothing stands in the way and nothing has to be rebuilt."),
        new(Verdict.ReadyAfterChanges, "Ready after changes", "Can move once the listed changes are made as part of the move."),
        new(Verdict.NeedsVerification, "Needs verification",
            "Nothing is known to block the move, but evidence is missing; each finding says what would settle it."),
        new(Verdict.Blocked, "Blocked", "Cannot move as things stand; each blocker says why and who grants what."),
        new(Verdict.Dormant, "Dormant",
            "An integration's user on a full licence that does not sign in any more: deactivate it instead of moving it."),
        new(Verdict.AlreadyMigrated, "Already migrated", "On the licence Salesforce Integration already; findings are about drift."),
        new(Verdict.NotACandidate, "Not a candidate", "A person, an inactive user, or a licence that this move cannot start from."),
    ];

    /// <summary>Id for scripts.</summary>
    public string Id => Verdict.Id();

    /// <summary>The words for a verdict.</summary>
    public static VerdictText Of(Verdict verdict) => All.First(text => text.Verdict == verdict);

    /// <summary>Subjects in reading order: by verdict, then by name.</summary>
    public static ImmutableArray<AssessedSubject> InReadingOrder(IEnumerable<AssessedSubject> subjects) =>
        [.. subjects.OrderBy(assessed => OrderOf(assessed.Verdict)).ThenBy(assessed => assessed.Subject.Name, StringComparer.Ordinal)];

    /// <summary>The number of subjects of each verdict, in words: <c>2 ready, 3 blocked</c>; empty without subjects.</summary>
    public static string Tally(IReadOnlyCollection<AssessedSubject> subjects) => string.Join(", ", All
        .Select(text => (text.Name, Count: subjects.Count(assessed => assessed.Verdict == text.Verdict)))
        .Where(entry => entry.Count > 0)
        .Select(entry => $"{entry.Count} {entry.Name.ToLowerInvariant()}"));

    /// <summary>Blocked first, because a blocked subject needs a decision.</summary>
    private static int OrderOf(Verdict verdict) => verdict switch
    {
        Verdict.Blocked => 0,
        Verdict.NeedsVerification => 1,
        Verdict.ReadyAfterChanges => 2,
        Verdict.Ready => 3,
        Verdict.Dormant => 4,
        Verdict.AlreadyMigrated => 5,
        _ => 6,
    };
}

/// <summary>The words for the evidence of a classification and its confidence.</summary>
public static class ConfidenceText
{
    /// <summary>A weight with its sign: <c>+0.3</c>.</summary>
    public static string Weight(double weight) => weight.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture);

    /// <summary>A confidence of 0 to 1 as a percentage without its sign.</summary>
    public static int Percent(double confidence) => (int)Math.Round(confidence * 100, MidpointRounding.AwayFromZero);

    /// <summary>One piece of evidence on one line, with its place.</summary>
    public static string Line(ClassificationEvidence evidence)
    {
        var source = evidence.Source;
        return $"{evidence.Signal} {Weight(evidence.Weight)}: {evidence.Detail} "
            + $"({(source.IsRecord ? $"{source.Path} row {source.Line}" : source.ToString())})";
    }

    /// <summary>The sum of the weights that gives the confidence, as sentences.</summary>
    /// <param name="classification">The classification of the subject.</param>
    /// <param name="rules">The thresholds.</param>
    public static string Sum(Classification classification, DetectionRules rules)
    {
        var sum = classification.Evidence.Sum(evidence => (decimal)evidence.Weight);
        var confidence = (decimal)classification.Confidence;
        var thresholds = string.Create(CultureInfo.InvariantCulture, $"From {rules.IntegrationAtLeast:0.##} on it is taken for an "
            + $"integration, from {rules.PossibleAtLeast:0.##} on for a possible one");
        var limit = sum == confidence ? ""
            : sum > 1 && confidence == 1 ? ", counted as 1"
            : sum < 0 ? ", counted as 0"
            : string.Create(CultureInfo.InvariantCulture, $", counted as {confidence:0.##}: without behaviour or configuration that only "
                + $"an integration has, names and circumstances never say more than possible");
        return string.Create(CultureInfo.InvariantCulture, $"The weights add up to {sum:0.##}{limit}. {thresholds}.");
    }
}

/// <summary>
/// The words for the decision on a right: whether it is needed, whether the licence carries it, and what the move does with it.
/// </summary>
internal static class DecisionText
{
    public static string Of(Need need) => need switch { Need.Needed => "needed", Need.NotNeeded => "not needed", _ => "open" };

    public static string Of(CarriageStatus status) => status switch
    {
        CarriageStatus.Allowed => "carried",
        CarriageStatus.Blocked => "refused",
        _ => "unknown",
    };

    /// <summary>The words for an outcome, for people.</summary>
    public static string Meaning(RightOutcome outcome) => outcome switch
    {
        RightOutcome.Moved => "moves",
        RightOutcome.Replaced => "is replaced",
        RightOutcome.Blocked => "blocks the move",
        RightOutcome.Unproven => "to verify",
        RightOutcome.Asked => "its owner decides",
        _ => "is left out",
    };
}
