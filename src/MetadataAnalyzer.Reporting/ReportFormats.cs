using System.Collections.Immutable;
using MetadataAnalyzer.Reporting.Annotations;
using MetadataAnalyzer.Reporting.Csv;
using MetadataAnalyzer.Reporting.Html;
using MetadataAnalyzer.Reporting.Ics;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.JUnit;
using MetadataAnalyzer.Reporting.Markdown;
using MetadataAnalyzer.Reporting.Pdf;
using MetadataAnalyzer.Reporting.Redaction;
using MetadataAnalyzer.Reporting.Sarif;

namespace MetadataAnalyzer.Reporting;

/// <summary>
/// The table of formats. A format is a writer and a row here: options, help, report directory and redaction read this table.
/// </summary>
public static class ReportFormats
{
    /// <summary>The formats of an assessment, in the order in which a report directory is filled.</summary>
    public static ImmutableArray<ReportFormat> All { get; } =
    [
        new("json", "assessment.json", TextSyntax.Json, AssessmentJsonWriter.Write),
        new("html", "assessment.html", TextSyntax.Document, (model, stream) => HtmlRenderer.Render(model.Document, stream)),
        new("pdf", "assessment.pdf", TextSyntax.Document, (model, stream) => PdfRenderer.Render(model.Document, model.Options.Pdf, stream)),
        new("md", "assessment.md", TextSyntax.Markdown, MarkdownReportWriter.Write),
        new("sarif", "assessment.sarif", TextSyntax.Json, SarifWriter.Write),
        new("junit", "assessment.junit.xml", TextSyntax.Xml, JUnitWriter.Write),
        new("subjects", "subjects.csv", TextSyntax.Csv, SubjectsCsvWriter.Write),
        new("findings", "findings.csv", TextSyntax.Csv, FindingsCsvWriter.Write),
        new("savings", "savings.csv", TextSyntax.Csv, SavingsCsvWriter.Write),
        new("permission-sets", "permission-sets.csv", TextSyntax.Csv, StepsCsvWriter.WritePermissionSets),
        new("permissions", "permissions.csv", TextSyntax.Csv, PermissionsCsvWriter.Write),
        new("connected-apps", "connected-apps.csv", TextSyntax.Csv, StepsCsvWriter.WriteConnectedApps),
        new("sign-ins", "sign-ins.csv", TextSyntax.Csv, StepsCsvWriter.WriteSignIns),
        new("ip-ranges", "ip-ranges.csv", TextSyntax.Csv, StepsCsvWriter.WriteIpRanges),
        new("apex-and-pages", "apex-and-pages.csv", TextSyntax.Csv, StepsCsvWriter.WriteApexAndPages),
        new("references", "references.csv", TextSyntax.Csv, ReferencesCsvWriter.Write),
        new("usage", "usage.csv", TextSyntax.Csv, UsageCsvWriter.Write),
        new("applications", "applications.csv", TextSyntax.Csv, ApplicationsCsvWriter.Write),
        new("ics", "calendar.ics", TextSyntax.Document, (model, stream) => IcsWriter.Write(model.Document, stream)),
    ];

    /// <summary>Further formats of a check: what GitHub and GitLab take from a pipeline.</summary>
    public static ImmutableArray<ReportFormat> OfPipelines { get; } =
    [
        new("github", "annotations.txt", TextSyntax.WorkflowCommands, GitHubAnnotationsWriter.Write),
        new("gitlab", "gl-code-quality-report.json", TextSyntax.Json, GitLabCodeQualityWriter.Write),
    ];
}

/// <summary>
/// A format of the report. Its writer is a pure function: it opens no file, prints nothing and asks no clock; the same model gives the same
/// bytes. The writer is reached through <see cref="Write"/> only, so that no file is written past the redaction.
/// </summary>
public sealed class ReportFormat
{
    private readonly Action<ReportModel, Stream> _write;
    private readonly TextSyntax _syntax;

    /// <param name="name">Its name.</param>
    /// <param name="fileName">Its file in a report directory.</param>
    /// <param name="syntax">The syntax of its text, in which the redaction finds names.</param>
    /// <param name="write">Its writer.</param>
    internal ReportFormat(string name, string fileName, TextSyntax syntax, Action<ReportModel, Stream> write) =>
        (Name, FileName, _syntax, _write) = (name, fileName, syntax, write);

    /// <summary>Name as in <c>--output NAME=FILE</c>: <c>json</c>, <c>html</c>, <c>subjects</c>.</summary>
    public string Name { get; }

    /// <summary>Name of its file in a report directory.</summary>
    public string FileName { get; }

    /// <summary>Extension of its files, with the dot.</summary>
    public string FileExtension => FileName[FileName.LastIndexOf('.')..];

    /// <summary>Writes the report without the names that <see cref="ReportOptions.Redactor"/> hides.</summary>
    /// <param name="model">The report.</param>
    /// <param name="stream">Receives the file; left open.</param>
    public void Write(ReportModel model, Stream stream)
    {
        if (model.Options.Redactor is { } redactor)
        {
            RedactedText.Write(redactor, _syntax, stream, target => _write(model, target));
            return;
        }

        _write(model, stream);
    }
}
