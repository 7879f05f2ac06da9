using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting;

/// <summary>What every format is written from: the result, and what is counted and worded once for all of them.</summary>
public sealed record ReportModel
{
    private ReportModel(AssessmentResult result, ReportOptions options)
    {
        Result = result;
        Options = options;
        Summaries = SubjectSummary.All(result);
    }

    /// <summary>The assessment.</summary>
    public AssessmentResult Result { get; }

    /// <summary>What the move saves.</summary>
    public SavingsEstimate Savings => Result.Savings;

    /// <summary>What the user chose about the reports.</summary>
    public ReportOptions Options { get; }

    /// <summary>The subjects in the order in which people read them.</summary>
    public ImmutableArray<SubjectSummary> Summaries { get; }

    /// <summary>Candidate, migrated and dormant subjects, sorted by name: those the six steps are taken for.</summary>
    public IEnumerable<AssessedSubject> Concerned => Result.Subjects.Where(subject => subject.Steps is not null);

    /// <summary>Every rule that ran or reported, sorted by id: also those of the driver, which are no analyzers.</summary>
    public ImmutableArray<DiagnosticDescriptor> Rules =>
    [
        .. Result.Rules.Concat(Result.Diagnostics.Select(diagnostic => diagnostic.Descriptor)).DistinctBy(rule => rule.Id, StringComparer.Ordinal)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>The model of a result.</summary>
    public static ReportModel Of(AssessmentResult result, ReportOptions options) => new(result, options);
}
