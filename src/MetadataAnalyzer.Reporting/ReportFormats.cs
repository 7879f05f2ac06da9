using System.Collections.Immutable;
using MetadataAnalyzer.Reporting.Csv;
using MetadataAnalyzer.Reporting.Html;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.JUnit;
using MetadataAnalyzer.Reporting.Markdown;
using MetadataAnalyzer.Reporting.Pdf;
using MetadataAnalyzer.Reporting.Sarif;

namespace MetadataAnalyzer.Reporting;

/// <summary>Every format there is.</summary>
public static class ReportFormats
{
    /// <summary>One writer per format, in the order in which a report directory is filled.</summary>
    public static ImmutableArray<IReportWriter> All { get; } =
    [
        new AssessmentJsonWriter(), new HtmlReportWriter(), new PdfReportWriter(), new MarkdownReportWriter(), new SarifWriter(), new JUnitWriter(),
        new SubjectsCsvWriter(), new FindingsCsvWriter(), new SavingsCsvWriter(), new PermissionSetsCsvWriter(), new PermissionsCsvWriter(),
        new ConnectedAppsCsvWriter(), new IpRangesCsvWriter(), new ApexAndPagesCsvWriter(), new ReferencesCsvWriter(),
    ];
}
