using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Analysis;

/// <summary>What a seat action looks at: a subject that needs a seat, and the seats of all that move in the same scenario.</summary>
public sealed class SeatAnalysisContext
{
    private readonly DiagnosticReporter _reporter;

    internal SeatAnalysisContext(SeatClaim claim, SeatAllocation allocation, DiagnosticReporter reporter)
    {
        Claim = claim;
        Allocation = allocation;
        _reporter = reporter;
    }

    /// <summary>The subject looked at and what it gets.</summary>
    public SeatClaim Claim { get; }

    public Subject Subject => Claim.Subject;

    /// <summary>What all get.</summary>
    public SeatAllocation Allocation { get; }

    public Org Org => _reporter.Org;

    /// <summary>Reports a finding about the subject.</summary>
    public void Report(DiagnosticDescriptor descriptor, Evidence at, params ReadOnlySpan<object?> arguments)
    {
        if (descriptor.Impact is not (Impact.Blocker or Impact.Note))
        {
            throw new InvalidOperationException($"{descriptor.Id} is reported after seats were allocated and so may not be a {descriptor.Impact}");
        }

        _reporter.Report(descriptor, descriptor.Impact, Subject, at, arguments);
    }
}
