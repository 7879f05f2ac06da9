using System.Collections.Immutable;
using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Analysis;

/// <summary>What a project action looks at.</summary>
public sealed class ProjectAnalysisContext
{
    private readonly DiagnosticReporter _reporter;

    internal ProjectAnalysisContext(ImmutableArray<(Subject Subject, Classification Classification)> subjects, DiagnosticReporter reporter)
    {
        Subjects = subjects;
        _reporter = reporter;
    }

    public Org Org => _reporter.Org;

    /// <summary>Every subject, sorted by name.</summary>
    public ImmutableArray<(Subject Subject, Classification Classification)> Subjects { get; }

    /// <summary>Reports a finding without a subject; it touches no verdict.</summary>
    public void Report(DiagnosticDescriptor descriptor, Evidence at, params ReadOnlySpan<object?> arguments) =>
        _reporter.Report(descriptor, descriptor.Impact, subject: null, at, arguments);

    /// <summary>Reports a finding about a subject, unless the rule does not apply to it.</summary>
    public void ReportFor(Subject subject, DiagnosticDescriptor descriptor, Evidence at, params ReadOnlySpan<object?> arguments)
    {
        var classification = Subjects.First(entry => ReferenceEquals(entry.Subject, subject)).Classification;
        if (descriptor.AppliesTo.HasFlag(classification.Candidacy))
        {
            _reporter.Report(descriptor, descriptor.Impact, subject, at, arguments);
        }
    }
}
