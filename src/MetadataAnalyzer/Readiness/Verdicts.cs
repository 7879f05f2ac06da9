using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Readiness;

/// <summary>
/// From findings to a verdict, in the order that decides: no candidate, migrated, dormant, blocked, to verify, after changes, ready.
/// </summary>
public static class Verdicts
{
    /// <param name="candidacy">Exactly one flag.</param>
    /// <param name="impacts">Impacts of the subject's findings.</param>
    public static Verdict Of(Candidacy candidacy, IReadOnlyCollection<Impact> impacts) => candidacy switch
    {
        Candidacy.NotACandidate => Verdict.NotACandidate,
        Candidacy.AlreadyMigrated => Verdict.AlreadyMigrated,
        Candidacy.Dormant => Verdict.Dormant,
        _ when impacts.Contains(Impact.Blocker) => Verdict.Blocked,
        _ when impacts.Contains(Impact.Verify) => Verdict.NeedsVerification,
        _ when impacts.Contains(Impact.Change) => Verdict.ReadyAfterChanges,
        _ => Verdict.Ready,
    };
}
