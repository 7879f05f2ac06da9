namespace MetadataAnalyzer.Readiness;

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
