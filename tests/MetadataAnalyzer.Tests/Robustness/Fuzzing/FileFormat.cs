namespace MetadataAnalyzer.Tests.Robustness.Fuzzing;

/// <summary>How a file is written, by its name.</summary>
internal enum FileFormat
{
    Other,
    Xml,
    Csv,
    Json,
    Yaml,
}
