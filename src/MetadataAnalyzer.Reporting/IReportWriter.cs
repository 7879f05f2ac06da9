namespace MetadataAnalyzer.Reporting;

/// <summary>Writes one format. A pure function: opens no file, prints nothing, asks no clock; the same model gives the same bytes.</summary>
public interface IReportWriter
{
    /// <summary>Name of the format as <c>--output format=path</c> takes it: <c>json</c>, <c>html</c>, <c>subjects</c>.</summary>
    string Format { get; }

    /// <summary>Extension of its files, with the dot.</summary>
    string FileExtension { get; }

    /// <summary>File the format has in a report directory.</summary>
    string FileName { get; }

    /// <param name="model">What to report.</param>
    /// <param name="stream">Where to; left open.</param>
    void Write(ReportModel model, Stream stream);
}
