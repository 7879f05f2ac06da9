using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Savings;

/// <summary>Work of one kind.</summary>
/// <param name="Kind">
/// Its name in the price book: <c>user</c>, <c>profile</c>, <c>permission-set</c>, <c>app</c>, <c>reference</c>, <c>question</c>.
/// </param>
/// <param name="Count">Number of pieces.</param>
/// <param name="HoursEach">Hours for one.</param>
public sealed record EffortItem(string Kind, int Count, decimal HoursEach)
{
    /// <summary>Hours for all.</summary>
    public decimal Hours => Count * HoursEach;
}

/// <summary>Counts the pieces of work that a set of movers makes. What several of them share is done once.</summary>
internal static class EffortCounter
{
    public static ImmutableArray<EffortItem> Count(IReadOnlyCollection<AssessedSubject> movers, PriceBook prices)
    {
        var findings = movers.SelectMany(assessed => assessed.Findings).ToList();
        (string Kind, int Count)[] work =
        [
            ("user", movers.Count),
            ("permission-set", movers.Count(mover => !mover.Subject.Move.CountsToRebuild.IsEmpty)),
            ("profile", LoginRestrictions.Groups(movers.Select(mover => mover.Subject.Move.ProfileSettings.LoginRestrictions)).Count),
            .. OfFindings(findings),
        ];
        return [.. work.Where(item => item.Count > 0)
            .Select(item => new EffortItem(item.Kind, item.Count, prices.EffortHours.GetValueOrDefault(item.Kind)?.Value ?? 0))];
    }

    /// <summary>
    /// The pieces of work that findings are of themselves, by kind: an app or a component once, however often it is found; each question.
    /// </summary>
    public static IEnumerable<(string Kind, int Count)> OfFindings(IReadOnlyCollection<Diagnostic> findings)
    {
        yield return ("app", Pieces(AssessmentStep.ConnectedApps));
        yield return ("reference", Pieces(AssessmentStep.References));
        yield return ("question", findings.Count(finding => finding.Impact == Impact.Verify));

        int Pieces(AssessmentStep step) => findings
            .Where(finding => finding.Impact == Impact.Change && finding.Descriptor.Step == step)
            .Select(finding => (finding.Evidence.Component?.Type, finding.Evidence.Component?.Name))
            .Distinct().Count();
    }
}
