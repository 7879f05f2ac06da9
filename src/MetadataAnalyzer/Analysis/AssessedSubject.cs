using System.Collections.Immutable;
using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Analysis;

/// <summary>The result of the assessment of a subject.</summary>
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

/// <summary>How much evidence a verdict rests on.</summary>
public enum VerdictConfidence
{
    /// <summary>Profile, assignments, logins and every permission are known.</summary>
    High,

    /// <summary>Something is missing, or a question to the integration's owner is open.</summary>
    Medium,

    /// <summary>What gives the subject its rights is not fully known.</summary>
    Low,
}

/// <summary>A subject on its way to the verdict: classified first, then judged by the findings of the rules, then graded.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Classification">The kind of actor it is, and whether a move is a question for it.</param>
public sealed record AssessedSubject(Subject Subject, Classification Classification)
{
    private readonly Verdict? _verdict;

    /// <summary>The verdict; to a move action the verdict so far, because such actions may still add changes.</summary>
    /// <exception cref="InvalidOperationException">The rules have not run yet.</exception>
    public Verdict Verdict
    {
        get => _verdict ?? throw new InvalidOperationException($"'{Subject}' has no verdict before the rules have run");
        init => _verdict = value;
    }

    /// <summary>Whether a move is a question for the subject.</summary>
    public bool IsCandidate => Classification.Candidacy == Candidacy.Candidate;

    /// <summary>Whether the subject is to move: now, after changes, or once what is open has been verified.</summary>
    public bool Moves => Verdict is Verdict.Ready or Verdict.ReadyAfterChanges or Verdict.NeedsVerification;

    /// <summary>How much evidence the verdict rests on.</summary>
    public VerdictConfidence Confidence { get; init; }

    /// <summary>The evidence that is missing for a surer verdict, for people.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>Indexes of its findings in those of the result, worst impact first, then by rule.</summary>
    public ImmutableArray<int> Diagnostics { get; init; } = [];

    /// <summary>The six steps before the move; null for a subject that is no candidate.</summary>
    public MoveSteps? Steps { get; init; }
}
