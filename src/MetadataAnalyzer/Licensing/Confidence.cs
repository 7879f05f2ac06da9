namespace MetadataAnalyzer.Licensing;

/// <summary>How sure the catalogue is of a statement.</summary>
public enum Confidence
{
    Low,
    Medium,
    High,
}
