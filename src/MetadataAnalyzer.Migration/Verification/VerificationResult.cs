using System.Collections.Immutable;
using MetadataAnalyzer.Planning;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>The result of a verification.</summary>
/// <param name="Snapshot">Name of the snapshot as the user gave it.</param>
/// <param name="TakenAsOf">Day the snapshot was made for; null when it has none.</param>
/// <param name="AsOf">Day the comparison is made for; null when not known.</param>
/// <param name="Subjects">Sorted by name; never empty.</param>
public sealed record VerificationResult(string Snapshot, string? TakenAsOf, string? AsOf, ImmutableArray<SubjectVerification> Subjects)
{
    /// <summary>Number of subjects in the snapshot, by verdict. Movable ones are verified, and others that have moved.</summary>
    public required MoveCounts Counts { get; init; }

    /// <summary>The worst of the subjects.</summary>
    public CheckOutcome Outcome => Subjects.Max(subject => subject.Outcome);
}

/// <summary>The verification of one subject.</summary>
/// <param name="Name">Its username before the move.</param>
/// <param name="NameAfter">Its username after the move; null when it is not in the export.</param>
/// <param name="Checks">In the order of the steps.</param>
/// <param name="ExpectedLosses">Rights that it lost as planned, each with the reason of the plan.</param>
public sealed record SubjectVerification(string Name, string? NameAfter, ImmutableArray<SubjectCheck> Checks,
    ImmutableArray<string> ExpectedLosses)
{
    /// <summary>The worst of the checks.</summary>
    public CheckOutcome Outcome => Checks.Select(check => check.Outcome).DefaultIfEmpty(CheckOutcome.NotProven).Max();
}

/// <summary>One check of one subject.</summary>
/// <param name="Id">Stable name, such as <c>profile</c>.</param>
/// <param name="Title">The subject of the check, for people.</param>
/// <param name="Summary">The finding of a passed check, for people.</param>
/// <param name="Items">The problems; empty when the check is passed.</param>
public sealed record SubjectCheck(string Id, string Title, string Summary, ImmutableArray<CheckItem> Items)
{
    /// <summary>The worst of the items.</summary>
    public CheckOutcome Outcome => Items.Select(item => item.Outcome).DefaultIfEmpty(CheckOutcome.Passed).Max();
}

/// <summary>One thing that a check looked at and did not pass.</summary>
/// <param name="Outcome">Missed or not proven.</param>
/// <param name="Text">The problem or the open question, and what to do, for people.</param>
/// <param name="Place">Where it is, or was before the move; null for nowhere.</param>
public sealed record CheckItem(CheckOutcome Outcome, string Text, string? Place = null);

/// <summary>The outcome of a check. The worst of several is the largest.</summary>
public enum CheckOutcome
{
    /// <summary>Proven by the files.</summary>
    Passed,

    /// <summary>The user has not moved yet, so that there is nothing to prove. That is neither a pass nor a miss.</summary>
    NotYet,

    /// <summary>An export or a component is missing, so the files prove nothing. That is no pass.</summary>
    NotProven,

    /// <summary>The files prove that it is not so.</summary>
    Missed,
}
