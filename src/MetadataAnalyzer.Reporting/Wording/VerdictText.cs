using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>What every format calls a verdict.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Meaning">What follows from it, as one sentence.</param>
public sealed record VerdictText(Verdict Verdict, string Name, string Meaning)
{
    /// <summary>All verdicts: what needs a decision first, then what needs none.</summary>
    public static ImmutableArray<VerdictText> All { get; } =
    [
        new(Verdict.Ready, "Ready", "Can move as it is: nothing stands in the way and nothing has to be rebuilt."),
        new(Verdict.ReadyAfterChanges, "Ready after changes", "Can move once the listed changes are made as part of the move."),
        new(Verdict.NeedsVerification, "Needs verification", "Nothing is known to block the move, but evidence is missing; each finding says what would settle it."),
        new(Verdict.Blocked, "Blocked", "Cannot move as things stand; each blocker says why and who grants what."),
        new(Verdict.Dormant, "Dormant", "An integration's user on a full licence that does not sign in any more: deactivate it instead of moving it."),
        new(Verdict.AlreadyMigrated, "Already migrated", "On the licence Salesforce Integration already; findings are about drift."),
        new(Verdict.NotACandidate, "Not a candidate", "A person, an inactive user, or a licence that this move cannot start from."),
    ];

    /// <summary>Stable name for programs.</summary>
    public string Id => Verdict.Id();

    /// <summary>The words for a verdict.</summary>
    public static VerdictText Of(Verdict verdict) => All.First(text => text.Verdict == verdict);
}
