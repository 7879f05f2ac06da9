using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Readiness;

/// <summary>A subject with its verdict and all that it rests on.</summary>
public sealed record AssessedSubject
{
    public required Subject Subject { get; init; }

    public required Classification Classification { get; init; }

    public required Verdict Verdict { get; init; }

    public required VerdictConfidence Confidence { get; init; }

    /// <summary>What evidence is missing for a surer verdict, for people.</summary>
    public required ImmutableArray<string> Missing { get; init; }

    /// <summary>Indexes into <see cref="AssessmentResult.Diagnostics"/>, worst impact first, then by rule.</summary>
    public required ImmutableArray<int> Diagnostics { get; init; }

    /// <summary>The six steps before the move; null for a subject that is no candidate.</summary>
    public required MoveSteps? Steps { get; init; }
}
