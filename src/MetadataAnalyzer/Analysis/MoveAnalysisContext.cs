using System.Collections.Immutable;
using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Analysis;

/// <summary>What a move action looks at: a candidate with the verdict and the seat that it has so far, and those of all others.</summary>
public sealed class MoveAnalysisContext
{
    private readonly DiagnosticReporter _reporter;

    internal MoveAnalysisContext(
        AssessedSubject candidate, ImmutableArray<AssessedSubject> all, (SeatClaim Claim, SeatAllocation Allocation)? seat,
        DiagnosticReporter reporter)
    {
        Candidate = candidate;
        All = all;
        (Claim, Allocation) = seat ?? default;
        _reporter = reporter;
    }

    /// <summary>The candidate looked at.</summary>
    public AssessedSubject Candidate { get; }

    public Subject Subject => Candidate.Subject;

    /// <summary>Every subject, the candidate included, sorted by name.</summary>
    public ImmutableArray<AssessedSubject> All { get; }

    /// <summary>The seat that the candidate gets; null when it needs none, and as long as seats are not allocated.</summary>
    public SeatClaim? Claim { get; }

    /// <summary>The seats of all that move in the same scenario; null like <see cref="Claim"/>.</summary>
    public SeatAllocation? Allocation { get; }

    public Org Org => _reporter.Org;

    /// <summary>Reports a finding about the candidate.</summary>
    /// <exception cref="InvalidOperationException">The rule's impact would change who moves, and so what the finding rests on.</exception>
    public void Report(DiagnosticDescriptor descriptor, Evidence at, params ReadOnlySpan<object?> arguments)
    {
        if (descriptor.Impact == Impact.Verify || (descriptor.Impact == Impact.Blocker && Claim is null))
        {
            throw new InvalidOperationException($"{descriptor.Id} is reported after the verdicts and so may not be a {descriptor.Impact}");
        }

        _reporter.Report(descriptor, descriptor.Impact, Subject, at, arguments);
    }
}
