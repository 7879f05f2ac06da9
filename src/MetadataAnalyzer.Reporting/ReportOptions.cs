using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Document;
using MetadataAnalyzer.Reporting.Pdf;
using MetadataAnalyzer.Reporting.Redaction;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting;

/// <summary>What a user may choose about the reports.</summary>
public sealed record ReportOptions
{
    /// <summary>Whether <c>assessment.json</c> spells out the effective access of candidates, migrated and dormant subjects.</summary>
    public bool IncludeAccess { get; init; }

    /// <summary>Title of the report; null for the tool's own.</summary>
    public string? Title { get; init; }

    /// <summary>Whom the report is for; null for nobody named.</summary>
    public string? Client { get; init; }

    /// <summary>What hides names in every format; null hides nothing.</summary>
    public Redactor? Redactor { get; init; }

    /// <summary>What a check lets pass; null when the reports are those of an assessment.</summary>
    public Gate? Gate { get; init; }

    /// <summary>The state before the change; null when nothing was compared.</summary>
    public BaseComparison? Comparison { get; init; }

    /// <summary>Folder of the project in its repository, ended by a slash, for formats that name files from there; empty for the root.</summary>
    public string RepositoryFolder { get; init; } = "";

    /// <summary>Logo and colour.</summary>
    public ReportBranding Branding { get; init; } = new();

    /// <summary>What concerns the PDF alone.</summary>
    public PdfOptions Pdf { get; init; } = new();
}
