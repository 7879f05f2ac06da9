namespace MetadataAnalyzer.Reporting.Document;

/// <summary>The style of a run of text.</summary>
public enum SpanStyle
{
    Plain,
    Strong,
    Code,
    Quiet,
    Link,
    Badge,
    Break,
}
