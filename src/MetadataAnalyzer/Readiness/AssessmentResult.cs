using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Readiness;

/// <summary>Everything an assessment has to say. Immutable and sorted; every writer reads this and nothing else.</summary>
public sealed record AssessmentResult
{
    /// <summary>The org as its files show it.</summary>
    public required Org Org { get; init; }

    /// <summary>Evidence at hand and missing, in a fixed order.</summary>
    public required ImmutableArray<Signal> Signals { get; init; }

    /// <summary>Subjects sorted by name.</summary>
    public required ImmutableArray<AssessedSubject> Subjects { get; init; }

    /// <summary>Who gets which seat in each scenario.</summary>
    public required ImmutableSortedDictionary<Scenario, SeatAllocation> Seats { get; init; }

    /// <summary>The org's edition, on which prices and included seats depend; null when nobody says.</summary>
    public required string? Edition { get; init; }

    /// <summary>Findings sorted by place, rule and subject.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Every rule that ran, sorted by id.</summary>
    public required ImmutableArray<DiagnosticDescriptor> Rules { get; init; }

    /// <summary>Where the rules that are not built in come from, by id: a pack or a file of policies.</summary>
    public ImmutableDictionary<string, string> RuleOrigins { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The result with other findings, or more. Verdicts stay, because a comparison of findings does not affect them.</summary>
    internal AssessmentResult WithDiagnostics(IEnumerable<Diagnostic> diagnostics)
    {
        ImmutableArray<Diagnostic> sorted = [.. diagnostics.Order()];
        var bySubject = sorted.Where(finding => finding.Subject is not null).ToLookup(finding => finding.Subject!);
        return this with
        {
            Diagnostics = sorted,
            Subjects = [.. Subjects.Select(assessed => assessed with { Findings = WorstFirst(bySubject[assessed.Subject]) })],
        };
    }

    /// <summary>Findings by impact, worst first, then by rule; otherwise in their order.</summary>
    internal static ImmutableArray<Diagnostic> WorstFirst(IEnumerable<Diagnostic> findings) =>
        [.. findings.OrderBy(finding => finding.Impact).ThenBy(finding => finding.Id, StringComparer.Ordinal)];
}
