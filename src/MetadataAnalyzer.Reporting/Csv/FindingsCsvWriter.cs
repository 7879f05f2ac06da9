using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Csv;

/// <summary><c>findings.csv</c>: one row for each finding, in the order of <c>assessment.json</c>.</summary>
internal static class FindingsCsvWriter
{
    private static readonly string[] Header =
    [
        "Index", "RuleId", "Rule", "Step", "Impact", "Severity", "Subject", "Verdict", "Message", "ComponentType", "ComponentName",
        "Path", "Line", "Column", "GrantPath", "Fingerprint", "Accepted", "Baseline", "Items",
    ];

    public static void Write(ReportModel model, Stream stream)
    {
        var result = model.Result;
        var verdicts = result.Subjects.ToDictionary(subject => subject.Subject, subject => VerdictText.Of(subject.Verdict).Id);
        SafeCsv.Write(
            stream,
            Header,
            model.Findings.Select((diagnostic, index) => (diagnostic, index)),
            entry => ToRow(entry.index, entry.diagnostic, entry.diagnostic.Subject is { } subject ? verdicts[subject] : ""));
    }

    private static string?[] ToRow(int index, Diagnostic diagnostic, string verdict) =>
    [
        SafeCsv.Number(index),
        diagnostic.Id,
        diagnostic.Descriptor.Title,
        Words.Title(diagnostic.Descriptor.Step),
        diagnostic.Impact.Id(),
        diagnostic.Severity.Id(),
        diagnostic.Subject?.Name,
        verdict,
        diagnostic.Message,
        diagnostic.Evidence.Component?.Type,
        diagnostic.Evidence.Component?.Name,
        diagnostic.Location.Path,
        SafeCsv.Place(diagnostic.Location.Line),
        SafeCsv.Place(diagnostic.Location.Column),
        diagnostic.Evidence.Path.ToString(),
        diagnostic.Fingerprint,
        diagnostic.Suppression?.Reason,
        diagnostic.Baseline is { } state ? state.Id() : "",
        SafeCsv.Join(diagnostic.Items),
    ];
}
