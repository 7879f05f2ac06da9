using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Planning;

/// <summary>Decides which subjects move, for <c>plan</c>, <c>snapshot</c> and <c>verify</c> alike.</summary>
public static class MoveScope
{
    /// <summary>Whether a subject with this verdict can move as things are, at once or after changes.</summary>
    public static bool IsMovable(Verdict verdict) => verdict is Verdict.Ready or Verdict.ReadyAfterChanges;

    /// <summary>Whether a move is a question for a subject with this verdict.</summary>
    public static bool IsCandidate(Verdict verdict) => IsMovable(verdict) || verdict is Verdict.NeedsVerification or Verdict.Blocked;

    /// <summary>The subjects that a snapshot keeps: candidates, and those that are dormant or moved before; sorted by name.</summary>
    public static IEnumerable<AssessedSubject> Kept(AssessmentResult result) =>
        result.Subjects.Where(subject => subject.Verdict != Verdict.NotACandidate);

    /// <summary>The reason that a subject is not in a plan, as a clause: its verdict forbids it, or it was not chosen.</summary>
    public static string WhyNotPlanned(AssessedSubject assessed) =>
        WhyNot(assessed) ?? (assessed.Verdict == Verdict.NeedsVerification
            ? $"{Questions(assessed)} must be answered first; 'plan --subject {assessed.Subject.Name}' plans it all the same"
            : "it was not chosen");

    /// <summary>The reason that a subject's move cannot be planned, as a clause; null when it can.</summary>
    public static string? WhyNot(AssessedSubject assessed) => assessed.Verdict switch
    {
        Verdict.Blocked => "its move is blocked: "
            + string.Join("; ", assessed.Findings.Where(diagnostic => diagnostic.Impact == Impact.Blocker)
                .Select(diagnostic => $"{diagnostic.Id} {diagnostic.Message}").Distinct(StringComparer.Ordinal)),
        Verdict.Dormant => $"it is dormant ({assessed.Classification.Reason}): deactivate it instead of moving it",
        Verdict.AlreadyMigrated => "it is on the integration licence already",
        Verdict.NotACandidate => $"it is no candidate: {assessed.Classification.Reason}",
        _ => null,
    };

    /// <summary>The subjects that the options choose, sorted by name.</summary>
    /// <exception cref="PlanException">A chosen subject is not there or cannot move.</exception>
    internal static ImmutableArray<AssessedSubject> Chosen(AssessmentResult result, PlanOptions options)
    {
        if (options.AllCandidates)
        {
            return [.. result.Subjects.Where(subject => IsCandidate(subject.Verdict))];
        }

        if (options.Subjects.IsEmpty)
        {
            return [.. result.Subjects.Where(subject => IsMovable(subject.Verdict))];
        }

        var chosen = options.Subjects.Select(name => Named(name, result)).ToHashSet();
        return [.. result.Subjects.Where(chosen.Contains)];
    }

    private static AssessedSubject Named(string name, AssessmentResult result)
    {
        var found = result.Subjects.FirstOrDefault(subject => string.Equals(subject.Subject.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new PlanException(
                $"{name}: no such user or profile{Nearest.Suggestion(name, result.Subjects.Select(subject => subject.Subject.Name))}");
        return WhyNot(found) is { } reason ? throw new PlanException($"{name}: {reason}") : found;
    }

    private static string Questions(AssessedSubject assessed)
    {
        var count = assessed.Findings.Count(diagnostic => diagnostic.Impact == Impact.Verify);
        return count == 1 ? "1 question" : $"{count} questions";
    }
}

/// <summary>
/// Number of subjects of an org by verdict. <c>plan</c>, <c>snapshot</c> and <c>verify</c> show the same numbers in the same words.
/// </summary>
/// <param name="Movable">Subjects that can move at once or after changes: those that <c>plan</c> takes by default.</param>
/// <param name="NeedVerification">Subjects with an open question.</param>
/// <param name="Blocked">Subjects that cannot move as things are.</param>
/// <param name="Dormant">Subjects that do not sign in any longer; no candidates.</param>
/// <param name="AlreadyMigrated">Subjects on the integration licence already; no candidates.</param>
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

    /// <summary>The counts by their keys in the JSON of a kit and of a verification.</summary>
    public IEnumerable<(string Key, int Count)> ByKey =>
    [
        ("candidates", Candidates), ("movable", Movable), ("needVerification", NeedVerification), ("blocked", Blocked),
        ("dormant", Dormant), ("alreadyMigrated", AlreadyMigrated),
    ];

    /// <summary>The counts in words.</summary>
    public override string ToString() =>
        $"{Candidates} candidate{(Candidates == 1 ? "" : "s")}: {Movable} movable (ready, or ready after changes), "
        + $"{NeedVerification} to be verified first, {Blocked} blocked; not counted: {Dormant} dormant, {AlreadyMigrated} moved before";
}
