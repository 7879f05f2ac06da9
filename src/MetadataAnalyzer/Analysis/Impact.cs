namespace MetadataAnalyzer.Analysis;

/// <summary>What a finding means for the move. Ordered worst first. Configuration may change a severity, never an impact.</summary>
public enum Impact
{
    /// <summary>The move cannot be made as things stand.</summary>
    Blocker,

    /// <summary>Must be rebuilt or re-added as part of the move.</summary>
    Change,

    /// <summary>Evidence is missing; the finding says what would settle it.</summary>
    Verify,

    /// <summary>Good to know; touches no verdict.</summary>
    Note,
}
