using System.Collections.Immutable;

namespace MetadataAnalyzer.Analysis;

/// <summary>What a subject was taken for, and why.</summary>
/// <param name="Class">What kind of actor it is.</param>
/// <param name="Confidence">0 to 1: how sure it is that the subject is an integration.</param>
/// <param name="Candidacy">Exactly one flag.</param>
/// <param name="Reason">Why the subject is dormant, migrated or no candidate, for people; empty for a candidate.</param>
/// <param name="Evidence">Signals, strongest first.</param>
public sealed record Classification(
    SubjectClass Class,
    double Confidence,
    Candidacy Candidacy,
    string Reason,
    ImmutableArray<ClassificationEvidence> Evidence)
{
    /// <summary>Whether licence, user type or profile rule the move out, whatever the subject does; not for a person or an inactive user.</summary>
    public bool IsRuledOutByKind { get; init; }

    /// <summary>Whether an option or the configuration names the subject to include it.</summary>
    public bool IsAskedFor { get; init; }
}
