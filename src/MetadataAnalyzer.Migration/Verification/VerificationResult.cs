using System.Collections.Immutable;
using MetadataAnalyzer.Migration.Plan;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>What is proven of a move.</summary>
/// <param name="Snapshot">What the user calls the snapshot.</param>
/// <param name="TakenAsOf">Day the snapshot was made for; null when it does not say.</param>
/// <param name="AsOf">Day the comparison is made for; null when the data do not say.</param>
/// <param name="Subjects">Sorted by name; never empty.</param>
public sealed record VerificationResult(string Snapshot, string? TakenAsOf, string? AsOf, ImmutableArray<SubjectVerification> Subjects)
{
    /// <summary>How many subjects the snapshot holds, by verdict: those that were movable are verified, and those that moved besides.</summary>
    public required MoveCounts Counts { get; init; }

    /// <summary>The worst of the subjects.</summary>
    public CheckOutcome Outcome => Subjects.Max(subject => subject.Outcome);
}
