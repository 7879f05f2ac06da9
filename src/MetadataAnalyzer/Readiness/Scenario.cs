namespace MetadataAnalyzer.Readiness;

/// <summary>How many of the candidates are taken to move.</summary>
public enum Scenario
{
    /// <summary>Integrations that are ready, at once or after changes, by a verdict of high confidence.</summary>
    Low,

    /// <summary>Integrations that are ready, at once or after changes. What the rules on seats speak of.</summary>
    Base,

    /// <summary>Possible integrations and those to verify as well.</summary>
    High,
}
