namespace MetadataAnalyzer.Analysis;

/// <summary>Whether a move is a question for a subject at all. It decides which rules look at the subject.</summary>
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
