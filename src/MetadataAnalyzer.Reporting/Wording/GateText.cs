using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>The words about a check that the console and the formats for people give.</summary>
public static class GateText
{
    /// <summary>What the check says, as one sentence: <c>2 of 5 findings fail the check (blocker or worse)</c>.</summary>
    public static string Outcome(Gate gate)
    {
        var found = gate.Open.IsEmpty ? "No findings" : $"{Words.Count(gate.Open.Length, "finding")} ({Tally(gate.Open)})";
        return gate.FailOn is not { } mildest ? $"{found}; none fails the check, for it fails on nothing"
            : gate.Failing.IsEmpty ? $"{found}; none fails the check, which fails on {Limit(mildest)}"
            : $"{found}; {gate.Failing.Length} {(gate.Failing.Length == 1 ? "fails" : "fail")} the check, which fails on {Limit(mildest)}";
    }

    /// <summary>What the check did not look at, as one sentence; empty when it looked at all.</summary>
    public static string Left(Gate gate, int all)
    {
        var unsure = all - gate.Open.Length - gate.Accepted.Length - gate.InBaseline.Length - gate.Unchanged.Length;
        var parts = new[]
        {
            (Count: gate.Unchanged.Length, What: "not of this change"),
            (Count: gate.InBaseline.Length, What: "in the baseline"),
            (Count: gate.Accepted.Length, What: "accepted"),
            (Count: unsure, What: "of subjects whose verdict is not sure enough"),
        }.Where(part => part.Count > 0).Select(part => $"{part.Count} {part.What}").ToList();
        return parts.Count == 0 ? "" : $"Not counted: {string.Join(", ", parts)}";
    }

    /// <summary>What the change does to the saving of a year in the base scenario, as one sentence.</summary>
    public static string Delta(BaseComparison comparison)
    {
        var (before, after) = (Amount(comparison.Before), Amount(comparison.After));
        var seats = $"{Words.Count(comparison.Before.Base.SeatsFreed, "full licence")} freed before, {comparison.After.Base.SeatsFreed} now";
        return comparison.AnnualLoss switch
        {
            null => $"Saving a year against {comparison.Name}: {(comparison.Before.Base.Annual is null && comparison.After.Base.Annual is null ? Amounts.NotPriced : $"{before} before, {after} now")}; {seats}",
            0 => $"Saving a year against {comparison.Name}: {after}, as before; {seats}",
            > 0 and var loss => $"Saving a year against {comparison.Name}: {Amounts.Text(loss, comparison.Before.Currency)} less ({before} before, {after} now); {seats}",
            var gain => $"Saving a year against {comparison.Name}: {Amounts.Text(-gain, comparison.Before.Currency)} more ({before} before, {after} now); {seats}",
        };
    }

    private static string Amount(SavingsEstimate savings) => savings.Base.Subjects == 0 ? "nothing" : Amounts.Text(savings.Base.Annual, savings.Currency);

    private static string Limit(Impact mildest) => mildest == Impact.Blocker ? "a blocker" : $"'{Words.Id(mildest)}' and worse";

    private static string Tally(ImmutableArray<Diagnostic> findings) => string.Join(", ", Enum.GetValues<Impact>()
        .Select(impact => (Impact: impact, Count: findings.Count(finding => finding.Impact == impact)))
        .Where(entry => entry.Count > 0)
        .Select(entry => entry.Impact == Impact.Verify ? $"{entry.Count} to verify" : Words.Count(entry.Count, Words.Id(entry.Impact))));
}
