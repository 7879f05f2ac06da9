using System.Collections.Immutable;

namespace MetadataAnalyzer.Analysis.Policies;

/// <summary>What a condition says of one thing.</summary>
/// <param name="Holds">Null when the input does not show it.</param>
/// <param name="Grants">The grants because of which it holds.</param>
internal readonly record struct PolicyOutcome(bool? Holds, ImmutableArray<PolicyHolding> Grants)
{
    public static PolicyOutcome Unknown { get; } = new(Holds: null, []);

    public static PolicyOutcome No { get; } = new(Holds: false, []);

    public static PolicyOutcome Yes { get; } = new(Holds: true, []);
}
