using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>
/// How many subjects of an org there are to move, by verdict: <c>plan</c>, <c>snapshot</c> and <c>verify</c> say the same numbers in the same words.
/// </summary>
/// <param name="Movable">Can move at once or after changes: the ones that <c>plan</c> takes by default.</param>
/// <param name="NeedVerification">A question is open.</param>
/// <param name="Blocked">Cannot move as things stand.</param>
/// <param name="Dormant">No candidates: they do not sign in any more.</param>
/// <param name="AlreadyMigrated">No candidates: they are on the integration licence.</param>
public sealed record MoveCounts(int Movable, int NeedVerification, int Blocked, int Dormant, int AlreadyMigrated)
{
    /// <summary>Subjects for which a move is a question.</summary>
    public int Candidates => Movable + NeedVerification + Blocked;

    /// <summary>Counts verdicts; those of subjects that are no candidates for another reason are not counted.</summary>
    public static MoveCounts Of(IEnumerable<Verdict> verdicts)
    {
        var counts = verdicts.CountBy(verdict => verdict).ToDictionary();
        int Count(Verdict verdict) => counts.GetValueOrDefault(verdict);
        return new(
            Count(Verdict.Ready) + Count(Verdict.ReadyAfterChanges), Count(Verdict.NeedsVerification), Count(Verdict.Blocked),
            Count(Verdict.Dormant), Count(Verdict.AlreadyMigrated));
    }

    /// <summary>The counts in words.</summary>
    public override string ToString() =>
        $"{Candidates} candidate{(Candidates == 1 ? "" : "s")}: {Movable} movable (ready, or ready after changes), "
        + $"{NeedVerification} to be verified first, {Blocked} blocked; not counted: {Dormant} dormant, {AlreadyMigrated} moved before";
}
