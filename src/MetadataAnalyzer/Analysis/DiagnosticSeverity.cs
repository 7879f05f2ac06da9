namespace MetadataAnalyzer.Analysis;

/// <summary>How loudly a finding is reported, in SARIF's words; what a gate compares with. Ordered worst first.</summary>
public enum DiagnosticSeverity
{
    Error,
    Warning,
    Note,
}
