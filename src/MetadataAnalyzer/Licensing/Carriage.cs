namespace MetadataAnalyzer.Licensing;

/// <summary>An answer of <see cref="LicenseCapabilities"/>.</summary>
/// <param name="Status">The answer.</param>
/// <param name="Evidence">One sentence for people that says where the answer comes from; no full stop at its end.</param>
/// <param name="Source">The catalogue's source; null when the org's own row or the name's kind decides, or nothing does.</param>
public sealed record Carriage(CarriageStatus Status, string Evidence, EvidenceSource? Source);
