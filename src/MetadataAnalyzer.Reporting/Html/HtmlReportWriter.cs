namespace MetadataAnalyzer.Reporting.Html;

/// <summary>The report for people as one file.</summary>
public sealed class HtmlReportWriter : IReportWriter
{
    private static readonly HtmlReportRenderer Renderer = new();

    /// <inheritdoc/>
    public string Format => "html";

    /// <inheritdoc/>
    public string FileExtension => ".html";

    /// <inheritdoc/>
    public string FileName => "assessment.html";

    /// <inheritdoc/>
    public void Write(ReportModel model, Stream stream) => Renderer.Render(model.Document, stream);
}
