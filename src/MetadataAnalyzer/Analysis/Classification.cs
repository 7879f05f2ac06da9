using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Analysis;

/// <summary>Kind of actor of a subject.</summary>
public enum SubjectClass
{
    /// <summary>Strong evidence of an integration.</summary>
    Integration,

    /// <summary>Some evidence; names alone never prove more.</summary>
    Possible,

    /// <summary>A person, or a subject without evidence of an integration.</summary>
    Person,

    /// <summary>Guest, platform, or a vendor's own user.</summary>
    Other,
}

/// <summary>The relation of a subject to the move. It decides which rules look at the subject.</summary>
[Flags]
public enum Candidacy
{
    None = 0,

    /// <summary>An integration, or possibly one, on a licence that can be left.</summary>
    Candidate = 1,

    /// <summary>Already on the licence <c>Salesforce Integration</c>.</summary>
    AlreadyMigrated = 2,

    /// <summary>An integration on a full licence that does not sign in any more.</summary>
    Dormant = 4,

    /// <summary>A person, an inactive user, or a licence that cannot be a source.</summary>
    NotACandidate = 8,

    All = Candidate | AlreadyMigrated | Dormant | NotACandidate,
}

/// <summary>One signal that a subject is, or is not, an integration.</summary>
/// <param name="Signal">Id of the signal in the catalogue.</param>
/// <param name="Weight">Its part of the confidence; negative for a sign of a person.</param>
/// <param name="Detail">The evidence, for people.</param>
/// <param name="Source">Where it was seen.</param>
public sealed record ClassificationEvidence(string Signal, double Weight, string Detail, Location Source);

/// <summary>Classification of a subject, with its evidence.</summary>
/// <param name="Class">Kind of actor.</param>
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
    /// <summary>
    /// Whether licence, user type or profile alone rule the move out; not for a person or an inactive user.
    /// </summary>
    public bool IsRuledOutByKind { get; init; }

    /// <summary>Whether an option or the configuration names the subject to include it.</summary>
    public bool IsAskedFor { get; init; }
}
