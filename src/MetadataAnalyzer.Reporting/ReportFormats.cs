using System.Collections.Immutable;
using MetadataAnalyzer.Reporting.Csv;
using MetadataAnalyzer.Reporting.Html;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Pdf;

namespace MetadataAnalyzer.Reporting;

/// <summary>Every format there is.</summary>
public static class ReportFormats
{
    /// <summary>One writer per format, in the order in which a report directory is filled.</summary>
    public static ImmutableArray<IReportWriter> All { get; } = [new AssessmentJsonWriter(), new HtmlReportWriter(), new PdfReportWriter(), new SubjectsCsvWriter(), new FindingsCsvWriter()];
}
