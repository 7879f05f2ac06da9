using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Savings;

/// <summary>Counts the pieces of work that a set of movers makes. What several of them share is done once.</summary>
internal static class EffortCounter
{
    public static ImmutableArray<EffortItem> Count(IReadOnlyCollection<AssessedSubject> movers, AssessmentResult result, PriceBook prices)
    {
        var findings = movers.SelectMany(result.DiagnosticsOf).ToList();
        int Pieces(AssessmentStep step) => findings
            .Where(finding => finding.Impact == Impact.Change && finding.Descriptor.Step == step)
            .Select(finding => (finding.Evidence.Component?.Type, finding.Evidence.Component?.Name))
            .Distinct().Count();

        (string Kind, int Count)[] work =
        [
            ("user", movers.Count),
            ("permission-set", movers.Count(mover => mover.Steps is { NewPermissionSet.IsEmpty: false })),
            ("profile", LoginRestrictions.Groups(movers.Select(mover => mover.Subject)).Count),
            ("app", Pieces(AssessmentStep.ConnectedApps)),
            ("reference", Pieces(AssessmentStep.References)),
            ("question", findings.Count(finding => finding.Impact == Impact.Verify)),
        ];
        return [.. work.Where(item => item.Count > 0).Select(item => new EffortItem(item.Kind, item.Count, prices.EffortHours.GetValueOrDefault(item.Kind)?.Value ?? 0))];
    }
}
