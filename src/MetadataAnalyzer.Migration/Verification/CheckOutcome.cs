namespace MetadataAnalyzer.Migration.Verification;

/// <summary>What became of a check. The worst of several is the largest.</summary>
public enum CheckOutcome
{
    /// <summary>Proven by the files.</summary>
    Passed,

    /// <summary>The user has not moved yet, so that there is nothing to prove. That is neither a pass nor a miss.</summary>
    NotYet,

    /// <summary>The files do not tell: an export or a component is missing. That is no pass.</summary>
    NotProven,

    /// <summary>The files prove that it is not so.</summary>
    Missed,
}
