namespace MetadataAnalyzer.Analysis;

/// <summary>What the assessment says of a subject.</summary>
public enum Verdict
{
    Ready,
    ReadyAfterChanges,
    NeedsVerification,
    Blocked,
    Dormant,
    AlreadyMigrated,
    NotACandidate,
}
