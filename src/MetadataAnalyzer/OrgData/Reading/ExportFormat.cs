namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>What a file holds, judged by its first bytes, since people rename exports.</summary>
internal enum ExportFormat
{
    Empty,
    Csv,
    Json,
}
