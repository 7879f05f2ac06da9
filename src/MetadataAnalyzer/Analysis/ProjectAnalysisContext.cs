using System.Collections.Immutable;
using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Analysis;

/// <summary>What a project action looks at.</summary>
public sealed class ProjectAnalysisContext
{
    private readonly DiagnosticReporter _reporter;

    internal ProjectAnalysisContext(ImmutableArray<AssessedSubject> subjects, DiagnosticReporter reporter)
    {
        Subjects = subjects;
        _reporter = reporter;
    }

    public Org Org => _reporter.Org;

    /// <summary>Every subject, sorted by name and not yet judged.</summary>
    public ImmutableArray<AssessedSubject> Subjects { get; }

    /// <summary>Reports a finding without a subject; it touches no verdict.</summary>
    public void Report(DiagnosticDescriptor descriptor, Evidence at, params ReadOnlySpan<object?> arguments) =>
        Report(descriptor, descriptor.Impact, at, arguments);

    /// <summary>Reports a finding without a subject with the impact that the evidence gives; it touches no verdict.</summary>
    public void Report(DiagnosticDescriptor descriptor, Impact impact, Evidence at, params ReadOnlySpan<object?> arguments) =>
        _reporter.Report(descriptor, impact, subject: null, at, arguments);

    /// <summary>Reports a finding about a subject, unless the rule does not apply to it.</summary>
    public void ReportFor(Subject subject, DiagnosticDescriptor descriptor, Evidence at, params ReadOnlySpan<object?> arguments)
    {
        var classification = Subjects.First(entry => ReferenceEquals(entry.Subject, subject)).Classification;
        if (descriptor.AppliesTo.HasFlag(classification.Candidacy))
        {
            _reporter.Report(descriptor, descriptor.Impact, subject, at, arguments);
        }
    }

    /// <summary>
    /// Reports a finding about each of the subjects that the rule applies to or, when there is none, once without a subject.
    /// </summary>
    public void ReportForEach(
        IEnumerable<Subject> subjects, DiagnosticDescriptor descriptor, Evidence at, params ReadOnlySpan<object?> arguments)
    {
        var concerned = subjects.ToHashSet();
        var applicable = Subjects
            .Where(entry => concerned.Contains(entry.Subject) && descriptor.AppliesTo.HasFlag(entry.Classification.Candidacy))
            .ToList();
        foreach (var (subject, _) in applicable)
        {
            _reporter.Report(descriptor, descriptor.Impact, subject, at, arguments);
        }

        if (applicable.Count == 0)
        {
            Report(descriptor, at, arguments);
        }
    }
}
