using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Analysis;

/// <summary>What a reference action looks at.</summary>
public sealed class ReferenceAnalysisContext
{
    private readonly ImmutableArray<AssessedSubject> _named;
    private readonly DiagnosticReporter _reporter;

    internal ReferenceAnalysisContext(
        Reference reference, ImmutableArray<AssessedSubject> named, DiagnosticReporter reporter)
    {
        Reference = reference;
        _named = named;
        _reporter = reporter;
    }

    /// <summary>The place; of several in one component that name the same in the same way, the first.</summary>
    public Reference Reference { get; }

    public Org Org => _reporter.Org;

    /// <summary>
    /// Reports a finding about each subject whom the reference names and the rule applies to or, when there is none, once without a
    /// subject, which touches no verdict.
    /// </summary>
    /// <param name="descriptor">The finding.</param>
    /// <param name="arguments">The message's arguments for a subject, or for none.</param>
    public void ReportForEach(DiagnosticDescriptor descriptor, Func<Subject?, object?[]> arguments)
    {
        if (!Report(descriptor, descriptor.Impact, arguments))
        {
            _reporter.Report(descriptor, descriptor.Impact, subject: null, Evidence.Of(Reference), arguments(null));
        }
    }

    /// <summary>Reports a finding about each subject whom the reference names and the rule applies to.</summary>
    public void ReportForNamed(DiagnosticDescriptor descriptor, Impact impact, params object?[] arguments) =>
        Report(descriptor, impact, _ => arguments);

    /// <summary>Reports a finding about each subject whom the reference names and the rule applies to.</summary>
    public void ReportForNamed(DiagnosticDescriptor descriptor, Impact impact, Func<Subject, object?[]> arguments) =>
        Report(descriptor, impact, arguments);

    private bool Report(DiagnosticDescriptor descriptor, Impact impact, Func<Subject, object?[]> arguments)
    {
        var isReported = false;
        foreach (var (subject, _) in _named.Where(entry => descriptor.AppliesTo.HasFlag(entry.Classification.Candidacy)))
        {
            _reporter.Report(descriptor, impact, subject, Evidence.Of(Reference), arguments(subject));
            isReported = true;
        }

        return isReported;
    }
}
