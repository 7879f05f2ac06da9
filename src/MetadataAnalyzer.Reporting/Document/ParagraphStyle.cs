namespace MetadataAnalyzer.Reporting.Document;

/// <summary>How loudly a paragraph speaks.</summary>
public enum ParagraphStyle
{
    Normal,

    /// <summary>The first words of a section, larger.</summary>
    Lead,

    /// <summary>An aside, smaller.</summary>
    Quiet,
}
