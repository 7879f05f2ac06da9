namespace MetadataAnalyzer.Licensing;

/// <summary>A number that somebody gave, beside the prices.</summary>
/// <param name="Value">The number; its unit is that of the property that holds it.</param>
/// <param name="Source">Who gave it.</param>
/// <param name="IsDefault">It is the catalogue's, not the org's own.</param>
public sealed record PriceAssumption(decimal Value, EvidenceSource Source, bool IsDefault);
