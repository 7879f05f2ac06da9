using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Analysis;

/// <summary>What a subject action looks at.</summary>
public sealed class SubjectAnalysisContext
{
    private readonly DiagnosticReporter _reporter;

    internal SubjectAnalysisContext(Subject subject, Classification classification, DiagnosticReporter reporter)
    {
        Subject = subject;
        Classification = classification;
        _reporter = reporter;
    }

    public Subject Subject { get; }

    public Classification Classification { get; }

    public Org Org => _reporter.Org;

    /// <summary>Reports a finding about the subject with the rule's usual impact.</summary>
    public void Report(DiagnosticDescriptor descriptor, Evidence at, params ReadOnlySpan<object?> arguments) =>
        Report(descriptor, descriptor.Impact, at, arguments);

    /// <summary>Reports a finding about the subject with the impact that the evidence gives.</summary>
    public void Report(DiagnosticDescriptor descriptor, Impact impact, Evidence at, params ReadOnlySpan<object?> arguments)
    {
        if (descriptor.AppliesTo.HasFlag(Classification.Candidacy))
        {
            _reporter.Report(descriptor, impact, Subject, at, arguments);
        }
    }
}
