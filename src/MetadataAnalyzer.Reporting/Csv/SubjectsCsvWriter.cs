using System.Globalization;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Csv;

/// <summary><c>subjects.csv</c>: one row for each subject, sorted by name as in <c>assessment.json</c>.</summary>
public sealed class SubjectsCsvWriter : IReportWriter
{
    private static readonly string[] Header =
    [
        "Name", "Label", "Kind", "Active", "Profile", "UserLicense", "Classification", "Confidence", "Verdict", "ConfidenceInVerdict",
        "Blockers", "Changes", "Verifications", "Notes", "Deciding", "Reason", "MissingEvidence", "Evidence",
    ];

    /// <inheritdoc/>
    public string Format => "subjects";

    /// <inheritdoc/>
    public string FileExtension => ".csv";

    /// <inheritdoc/>
    public string FileName => "subjects.csv";

    /// <inheritdoc/>
    public void Write(ReportModel model, Stream stream) =>
        SafeCsv.Write(stream, Header, model.Summaries.OrderBy(summary => summary.Subject.Subject.Name, StringComparer.Ordinal), ToRow);

    private static string?[] ToRow(SubjectSummary summary)
    {
        var (assessed, subject) = (summary.Subject, summary.Subject.Subject);
        return
        [
            subject.Name,
            subject.Label,
            Words.Id(subject.Kind),
            subject.IsActive switch { true => "true", false => "false", null => "" },
            subject.ProfileName,
            subject.UserLicense,
            Words.Id(assessed.Classification.Class),
            assessed.Classification.Confidence.ToString("0.##", CultureInfo.InvariantCulture),
            VerdictText.Of(assessed.Verdict).Id,
            Words.Id(assessed.Confidence),
            Number(summary.Blockers),
            Number(summary.Changes),
            Number(summary.Verifications),
            Number(summary.Notes),
            SafeCsv.Join(summary.Deciding.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Message}")),
            assessed.Classification.Reason,
            SafeCsv.Join(assessed.Missing),
            SafeCsv.Join(assessed.Classification.Evidence.Select(ConfidenceText.Line)),
        ];
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
