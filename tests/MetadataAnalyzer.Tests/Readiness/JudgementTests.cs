using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using Xunit;

namespace MetadataAnalyzer.Tests.Readiness;

public class JudgementTests
{
    [Theory]
    [InlineData(Verdict.Ready)]
    [InlineData(Verdict.Ready, Impact.Note)]
    [InlineData(Verdict.ReadyAfterChanges, Impact.Change, Impact.Note)]
    [InlineData(Verdict.NeedsVerification, Impact.Change, Impact.Verify)]
    [InlineData(Verdict.Blocked, Impact.Verify, Impact.Blocker, Impact.Change)]
    public void Candidate_IsJudgedByItsWorstFinding(Verdict expected, params Impact[] impacts) =>
        Assert.Equal(expected, Judgement.VerdictOf(Candidacy.Candidate, impacts));

    [Theory]
    [InlineData(Candidacy.NotACandidate, Verdict.NotACandidate)]
    [InlineData(Candidacy.AlreadyMigrated, Verdict.AlreadyMigrated)]
    [InlineData(Candidacy.Dormant, Verdict.Dormant)]
    public void OtherSubject_IsJudgedByWhatItIs(Candidacy candidacy, Verdict expected) =>
        Assert.Equal(expected, Judgement.VerdictOf(candidacy, [Impact.Blocker, Impact.Verify, Impact.Change]));

    [Theory]
    [InlineData(Verdict.Ready, true)]
    [InlineData(Verdict.ReadyAfterChanges, true)]
    [InlineData(Verdict.NeedsVerification, true)]
    [InlineData(Verdict.Blocked, false)]
    [InlineData(Verdict.Dormant, false)]
    [InlineData(Verdict.AlreadyMigrated, false)]
    [InlineData(Verdict.NotACandidate, false)]
    public void Verdict_SaysWhetherTheSubjectMoves(Verdict verdict, bool moves) =>
        Assert.Equal(moves, new AssessedSubject(null!, null!) { Verdict = verdict }.Moves);
}
