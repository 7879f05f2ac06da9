using System.Collections.Immutable;
using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Analysis;

/// <summary>What a move action looks at: a candidate, and the verdict that every subject has so far.</summary>
public sealed class MoveAnalysisContext
{
    private readonly DiagnosticReporter _reporter;

    internal MoveAnalysisContext(SubjectOutcome outcome, ImmutableArray<SubjectOutcome> all, DiagnosticReporter reporter)
    {
        Outcome = outcome;
        All = all;
        _reporter = reporter;
    }

    /// <summary>The candidate looked at.</summary>
    public SubjectOutcome Outcome { get; }

    public Subject Subject => Outcome.Subject;

    /// <summary>Every subject, the candidate included, sorted by name.</summary>
    public ImmutableArray<SubjectOutcome> All { get; }

    public Org Org => _reporter.Org;

    /// <summary>Reports a finding about the candidate.</summary>
    public void Report(DiagnosticDescriptor descriptor, Evidence at, params ReadOnlySpan<object?> arguments)
    {
        if (descriptor.Impact < Impact.Change)
        {
            throw new InvalidOperationException($"{descriptor.Id} is reported after the verdicts and so may not be a {descriptor.Impact}");
        }

        _reporter.Report(descriptor, descriptor.Impact, Subject, at, arguments);
    }
}
