namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A piece of the report that stands on lines of its own.</summary>
public abstract record Block;
