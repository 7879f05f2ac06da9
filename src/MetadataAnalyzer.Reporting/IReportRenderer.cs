using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting;

/// <summary>Draws the report for people. Another library for PDF comes in here, as one class, and nothing else changes.</summary>
public interface IReportRenderer
{
    /// <summary>Draws a document. The same document gives the same bytes.</summary>
    /// <param name="document">What to draw.</param>
    /// <param name="stream">Where to; left open.</param>
    void Render(ReportDocument document, Stream stream);
}
