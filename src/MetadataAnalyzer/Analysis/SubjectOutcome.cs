using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Analysis;

/// <summary>A subject with its verdict.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Classification">What it was taken for.</param>
/// <param name="Verdict">The verdict so far: move actions may still add changes to it.</param>
public sealed record SubjectOutcome(Subject Subject, Classification Classification, Verdict Verdict)
{
    /// <summary>Whether the subject is to move: now, after changes, or once what is open has been verified.</summary>
    public bool Moves => Verdict is Verdict.Ready or Verdict.ReadyAfterChanges or Verdict.NeedsVerification;
}
