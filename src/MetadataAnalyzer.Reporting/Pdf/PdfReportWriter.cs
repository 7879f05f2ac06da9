namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>The report for people on paper.</summary>
public sealed class PdfReportWriter : IReportWriter
{
    /// <inheritdoc/>
    public string Format => "pdf";

    /// <inheritdoc/>
    public string FileExtension => ".pdf";

    /// <inheritdoc/>
    public string FileName => "assessment.pdf";

    /// <inheritdoc/>
    public void Write(ReportModel model, Stream stream) => new PdfReportRenderer(model.Options.Pdf).Render(model.Document, stream);
}
