namespace MetadataAnalyzer.Readiness;

/// <summary>Whether a piece of evidence is at hand.</summary>
public enum SignalState
{
    Present,
    Partial,
    Missing,
}
