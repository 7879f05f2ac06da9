namespace MetadataAnalyzer.Reporting.Document;

/// <summary>Names of colours. Besides these, the ids of verdicts (<c>blocked</c>), impacts (<c>blocker</c>) and states of evidence (<c>missing</c>) are colours.</summary>
public static class ReportColors
{
    /// <summary>The report's own colour.</summary>
    public const string Accent = "accent";

    /// <summary>For what is there and needs no attention.</summary>
    public const string Neutral = "neutral";
}
