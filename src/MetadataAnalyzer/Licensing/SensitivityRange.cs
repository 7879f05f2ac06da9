namespace MetadataAnalyzer.Licensing;

/// <summary>How far an input of the savings may be off, as shares of its value (-0.45 = 45 % lower).</summary>
/// <param name="Input">The input: <c>full-license-price</c>, <c>integration-price</c>, <c>effort</c>.</param>
/// <param name="Low">The lowest it is tried with.</param>
/// <param name="High">The highest it is tried with.</param>
/// <param name="Source">Where the range is known from.</param>
public sealed record SensitivityRange(string Input, decimal Low, decimal High, EvidenceSource Source);
