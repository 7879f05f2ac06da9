using System.Collections.Immutable;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

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

    /// <summary>What the user chose about the reports.</summary>
    public ReportOptions Options { get; }

    /// <summary>The subjects in the order in which people read them.</summary>
    public ImmutableArray<SubjectSummary> Summaries { get; }

    /// <summary>The model of a result.</summary>
    public static ReportModel Of(AssessmentResult result, ReportOptions options) => new(result, options);
}
