using System.Globalization;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Csv;

/// <summary><c>subjects.csv</c>: one row for each subject, sorted by name as in <c>assessment.json</c>.</summary>
internal static class SubjectsCsvWriter
{
    private static readonly string[] Header =
    [
        "Name", "Label", "Kind", "Active", "Profile", "UserLicense", "Classification", "Confidence", "Verdict", "ConfidenceInVerdict",
        "Blockers", "Changes", "Verifications", "Notes", "Deciding", "Reason", "MissingEvidence", "Evidence",
        "Currency", "CurrentAnnual", "TargetAnnual", "AnnualSaving", "Seat", "Scenario",
    ];

    public static void Write(ReportModel model, Stream stream)
    {
        var savings = model.Savings;
        SafeCsv.Write(
            stream,
            Header,
            model.Summaries.OrderBy(summary => summary.Subject.Subject.Name, StringComparer.Ordinal),
            summary => ToRow(summary, savings.BySubject.GetValueOrDefault(summary.Subject.Subject), savings.Currency));
    }

    private static string?[] ToRow(SubjectSummary summary, SubjectSavings? savings, string currency)
    {
        var (assessed, subject) = (summary.Subject, summary.Subject.Subject);
        return
        [
            subject.Name,
            subject.Label,
            subject.Kind.Id(),
            SafeCsv.Flag(subject.IsActive),
            subject.ProfileName,
            subject.UserLicense,
            assessed.Classification.Class.Id(),
            assessed.Classification.Confidence.ToString("0.##", CultureInfo.InvariantCulture),
            VerdictText.Of(assessed.Verdict).Id,
            assessed.Confidence.Id(),
            SafeCsv.Number(summary.Blockers),
            SafeCsv.Number(summary.Changes),
            SafeCsv.Number(summary.Verifications),
            SafeCsv.Number(summary.Notes),
            SafeCsv.Join(summary.Deciding.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Message}")),
            assessed.Classification.Reason,
            SafeCsv.Join(assessed.Missing),
            SafeCsv.Join(assessed.Classification.Evidence.Select(ConfidenceText.Line)),
            savings?.CurrentAnnual is null ? "" : currency,
            SafeCsv.Money(savings?.CurrentAnnual),
            SafeCsv.Money(savings?.TargetAnnual),
            SafeCsv.Money(savings?.Annual),
            savings is null ? "" : Words.Id(savings.Seat),
            savings?.Scenario is { } scenario ? scenario.Id() : "",
        ];
    }
}
