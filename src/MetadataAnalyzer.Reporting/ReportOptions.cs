using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Document;
using MetadataAnalyzer.Reporting.Pdf;
using MetadataAnalyzer.Reporting.Redaction;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting;

/// <summary>The user's choices for the reports.</summary>
public sealed record ReportOptions
{
    /// <summary>Whether <c>assessment.json</c> has the effective access of candidate, migrated and dormant subjects.</summary>
    public bool IncludeAccess { get; init; }

    /// <summary>Title of the report; null for the default.</summary>
    public string? Title { get; init; }

    /// <summary>The client of the report; null when not given.</summary>
    public string? Client { get; init; }

    /// <summary>Hides names in every format; null for no redaction.</summary>
    public Redactor? Redactor { get; init; }

    /// <summary>The gate of a check; null for an assessment.</summary>
    public Gate? Gate { get; init; }

    /// <summary>The comparison with the state before the change; null for none.</summary>
    public BaseComparison? Comparison { get; init; }

    /// <summary>
    /// Folder of the project in its repository, with a final slash, for formats with paths from the root of the repository; empty for the
    /// root.
    /// </summary>
    public string RepositoryFolder { get; init; } = "";

    /// <summary>Logo and colour.</summary>
    public ReportBranding Branding { get; init; } = new();

    /// <summary>Choices for the PDF only.</summary>
    public PdfOptions Pdf { get; init; } = new();
}
