using System.Globalization;
using MetadataAnalyzer.Analysis;
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
            model.Subjects.OrderBy(assessed => assessed.Subject.Name, StringComparer.Ordinal),
            assessed => ToRow(assessed, savings.BySubject.GetValueOrDefault(assessed.Subject), savings.Currency));
    }

    private static string?[] ToRow(AssessedSubject assessed, SubjectSavings? savings, string currency)
    {
        var subject = assessed.Subject;
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
            SafeCsv.Number(assessed.Blockers),
            SafeCsv.Number(assessed.Changes),
            SafeCsv.Number(assessed.Verifications),
            SafeCsv.Number(assessed.Notes),
            SafeCsv.Join(assessed.Deciding.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Message}")),
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
