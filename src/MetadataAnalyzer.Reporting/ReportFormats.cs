using System.Collections.Immutable;
using MetadataAnalyzer.Reporting.Annotations;
using MetadataAnalyzer.Reporting.Csv;
using MetadataAnalyzer.Reporting.Html;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.JUnit;
using MetadataAnalyzer.Reporting.Markdown;
using MetadataAnalyzer.Reporting.Pdf;
using MetadataAnalyzer.Reporting.Redacting;
using MetadataAnalyzer.Reporting.Sarif;

namespace MetadataAnalyzer.Reporting;

/// <summary>Every format there is.</summary>
public static class ReportFormats
{
    /// <summary>One writer per format, in the order in which a report directory is filled.</summary>
    public static ImmutableArray<IReportWriter> All { get; } = Redactable(
        new AssessmentJsonWriter(), new HtmlReportWriter(), new PdfReportWriter(), new MarkdownReportWriter(), new SarifWriter(), new JUnitWriter(),
        new SubjectsCsvWriter(), new FindingsCsvWriter(), new SavingsCsvWriter(), new PermissionSetsCsvWriter(), new PermissionsCsvWriter(),
        new ConnectedAppsCsvWriter(), new IpRangesCsvWriter(), new ApexAndPagesCsvWriter(), new ReferencesCsvWriter());

    /// <summary>What a pipeline's host takes, beside the formats of <see cref="All"/>; a check alone writes them.</summary>
    public static ImmutableArray<IReportWriter> OfPipelines { get; } = Redactable(new GitHubAnnotationsWriter(), new GitLabCodeQualityWriter());

    /// <summary>Nothing may be written past the redaction: a writer reaches the outside through here alone.</summary>
    private static ImmutableArray<IReportWriter> Redactable(params ReadOnlySpan<IReportWriter> writers)
    {
        var all = ImmutableArray.CreateBuilder<IReportWriter>(writers.Length);
        foreach (var writer in writers)
        {
            all.Add(new RedactedWriter(writer));
        }

        return all.MoveToImmutable();
    }
}
