using System.Text;

namespace MetadataAnalyzer.Reporting.Redacting;

/// <summary>
/// A writer whose files hold no name that <see cref="ReportOptions.Redaction"/> hides. HTML and PDF are drawn from the document, which hides them itself;
/// the files of other formats are read again as text of their kind. A format that it does not know is refused, never written as it is.
/// </summary>
/// <param name="writer">The format.</param>
internal sealed class RedactedWriter(IReportWriter writer) : IReportWriter
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public string Format => writer.Format;

    /// <inheritdoc/>
    public string FileExtension => writer.FileExtension;

    /// <inheritdoc/>
    public string FileName => writer.FileName;

    /// <inheritdoc/>
    public void Write(ReportModel model, Stream stream)
    {
        if (model.Options.Redaction is not { } redaction || FileExtension is ".html" or ".pdf")
        {
            writer.Write(model, stream);
            return;
        }

        if (FileExtension == ".csv")
        {
            using var records = new RedactedCsvStream(redaction, stream);
            writer.Write(model, records);
            return;
        }

        using var written = new MemoryStream();
        writer.Write(model, written);
        var file = Encoding.GetString(written.GetBuffer().AsSpan(0, (int)written.Length));
        var target = new StringBuilder(file.Length);
        var text = new EncodedText(redaction, file, target);
        Redact(text, file);
        text.Finish();
        using var output = new StreamWriter(stream, Encoding, bufferSize: -1, leaveOpen: true);
        output.Write(target);
    }

    private void Redact(EncodedText text, string file)
    {
        switch (FileExtension)
        {
            case ".json" or ".sarif":
                JsonFile.Redact(text, file);
                break;
            case ".xml":
                XmlFile.Redact(text, file);
                break;
            case ".md":
                MarkdownFile.Redact(text, file);
                break;
            case ".txt":
                AnnotationsFile.Redact(text, file);
                break;
            default:
                throw new NotSupportedException($"names cannot be hidden in {FileExtension} files");
        }
    }
}
