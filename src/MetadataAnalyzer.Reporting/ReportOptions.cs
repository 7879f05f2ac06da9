namespace MetadataAnalyzer.Reporting;

/// <summary>What a user may choose about the reports.</summary>
public sealed record ReportOptions
{
    /// <summary>Whether <c>assessment.json</c> spells out the effective access of candidates, migrated and dormant subjects.</summary>
    public bool IncludeAccess { get; init; }
}
