using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Analysis;

/// <summary>The actions that one rule registered.</summary>
internal sealed class AnalyzerActions(DiagnosticAnalyzer analyzer)
{
    public DiagnosticAnalyzer Analyzer { get; } = analyzer;

    public List<Action<MetadataComponent, DiagnosticReporter>> Components { get; } = [];

    public List<Action<ReferenceAnalysisContext>> References { get; } = [];

    public List<Action<SubjectAnalysisContext>> Subjects { get; } = [];

    public List<Action<SeatAnalysisContext>> Seats { get; } = [];

    public List<Action<MoveAnalysisContext>> Moves { get; } = [];

    public List<Action<ProjectAnalysisContext>> Projects { get; } = [];
}
