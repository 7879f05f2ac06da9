namespace MetadataAnalyzer.Licensing;

/// <summary>Where a platform change stands on a day.</summary>
public enum ChangeState
{
    /// <summary>It is still to come, or has no date.</summary>
    Announced,

    /// <summary>It holds.</summary>
    InForce,

    /// <summary>It was announced when the catalogue was made and its date has come since; whether it was made, the catalogue cannot say.</summary>
    Passed,
}
