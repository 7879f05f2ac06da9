namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>What a text is set in.</summary>
internal enum FontRole
{
    Regular,
    SemiBold,
    Bold,
    Mono,
}
