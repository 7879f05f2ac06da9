namespace MetadataAnalyzer.Reporting.Document;

/// <summary>What makes the report the consultant's own.</summary>
public sealed record ReportBranding
{
    /// <summary>The colour of headings and charts as <c>#rrggbb</c>; null for the tool's own.</summary>
    public string? Accent { get; init; }

    /// <summary>The logo; null for none.</summary>
    public ReportLogo? Logo { get; init; }
}
