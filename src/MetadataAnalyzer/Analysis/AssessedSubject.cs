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

/// <summary>Confidence in a verdict, from the evidence at hand.</summary>
public enum VerdictConfidence
{
    /// <summary>Profile, assignments, logins and every permission are known.</summary>
    High,

    /// <summary>Something is missing, or a question to the integration's owner is open.</summary>
    Medium,

    /// <summary>The subject's rights are not fully known.</summary>
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

    /// <summary>Confidence in the verdict.</summary>
    public VerdictConfidence Confidence { get; init; }

    /// <summary>The evidence that is missing for a surer verdict, for people.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>Its findings, worst impact first, then by rule.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>Number of findings that block the move.</summary>
    public int Blockers => Count(Impact.Blocker);

    /// <summary>Number of changes to make as part of the move.</summary>
    public int Changes => Count(Impact.Change);

    /// <summary>Number of questions to verify before the move.</summary>
    public int Verifications => Count(Impact.Verify);

    /// <summary>Number of notes, which affect no verdict.</summary>
    public int Notes => Count(Impact.Note);

    /// <summary>The findings whose impact decides the verdict; empty when none does.</summary>
    public ImmutableArray<Diagnostic> Deciding
    {
        get
        {
            Impact? impact = Verdict switch
            {
                Verdict.Blocked => Impact.Blocker,
                Verdict.NeedsVerification => Impact.Verify,
                Verdict.ReadyAfterChanges => Impact.Change,
                _ => null,
            };
            return [.. Findings.Where(finding => finding.Impact == impact)];
        }
    }

    /// <summary>The rules behind the verdict, each once with its number of findings; by id.</summary>
    public ImmutableArray<(DiagnosticDescriptor Rule, int Findings)> DecidingRules =>
    [
        .. Deciding.GroupBy(finding => finding.Descriptor).OrderBy(group => group.Key.Id, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Count())),
    ];

    /// <summary>The main reason for the verdict, for people; empty for a subject that is ready.</summary>
    public string Reason => Deciding is [var first, ..] ? first.Message : Classification.Reason;

    /// <summary>
    /// Whether the six steps before the move are reported for it: a candidate, or a subject that moved before or is dormant.
    /// </summary>
    public bool HasSteps => Classification.Candidacy != Candidacy.NotACandidate;

    private int Count(Impact impact) => Findings.Count(finding => finding.Impact == impact);
}
