namespace MetadataAnalyzer.Licensing;

/// <summary>What a detection signal rests on.</summary>
public enum SignalKind
{
    /// <summary>Behaviour or configuration that only makes sense for an integration.</summary>
    Fact,

    /// <summary>What somebody called it.</summary>
    Name,

    /// <summary>Fits an integration, and many people.</summary>
    Circumstance,

    /// <summary>Speaks for a person; its weight is negative.</summary>
    Against,
}
