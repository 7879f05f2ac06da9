using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>The words about a check in the console and in every format.</summary>
public static class GateText
{
    /// <summary>The outcome of the check, as one sentence with the counts.</summary>
    public static string Outcome(Gate gate)
    {
        var found = gate.Open.IsEmpty ? "No findings" : $"{Words.Count(gate.Open.Length, "finding")} ({Tally(gate.Open)})";
        var outcome = gate.FailOn is not { } mildest ? $"{found}; none fails the check, because it fails on nothing"
            : gate.Failing.IsEmpty ? $"{found}; none fails the check, which fails on {Limit(mildest)}"
            : $"{found}; {gate.Failing.Length} {(gate.Failing.Length == 1 ? "fails" : "fail")} the check, which fails on {Limit(mildest)}";
        return gate is { FailsOnStale: true, Stale: > 0 and var stale }
            ? $"{outcome}, and so does the baseline, in which {Words.Count(stale, "entry matches", "entries match")} nothing any more"
            : outcome;
    }

    /// <summary>
    /// The findings that are folded into a finding, a line each: the same rule for other subjects, and other rules about the same element.
    /// </summary>
    public static IReadOnlyList<string> Behind(Gate gate, Diagnostic finding)
    {
        const int Shown = 5;
        var behind = gate.Behind(finding);
        var others = behind.Where(other => other.Id == finding.Id && other.Subject is not null && other.Subject != finding.Subject)
            .Select(other => $"{other.Subject!.Kind.Id()} '{other.Subject.Name}'").Distinct(StringComparer.Ordinal).ToList();

        // The message about a user is plainer than the message about its container.
        var ofSubjects = behind.Where(other => other.Subject is not null).Select(other => other.Id).ToHashSet(StringComparer.Ordinal);
        var rest = behind.Where(other => other.Id != finding.Id && (other.Subject is not null || !ofSubjects.Contains(other.Id)))
            .Select(other => $"{other.Id}: {other.Message}").Distinct(StringComparer.Ordinal);
        var more = others.Count > Shown ? $" and {others.Count - Shown} more" : "";
        List<string> lines =
            [.. others.Count > 0 ? [$"the same for {string.Join(", ", others.Take(Shown))}{more}"] : (string[])[], .. rest];
        return lines.Count <= Shown
            ? lines
            : [.. lines.Take(Shown), $"and {Words.Count(lines.Count - Shown, "more finding")} about the same element"];
    }

    /// <summary>The findings that the check does not count, as one sentence; empty when it counts all.</summary>
    public static string Left(Gate gate)
    {
        var parts = new[]
        {
            (Count: gate.Unchanged.Length, What: "not of this change"),
            (Count: gate.InBaseline.Length, What: "in the baseline"),
            (Count: gate.Accepted.Length, What: "accepted"),
            (Count: gate.Unsure.Length, What: "of subjects whose verdict is not sure enough"),
        }.Where(part => part.Count > 0).Select(part => $"{part.Count} {part.What}").ToList();
        return parts.Count == 0 ? "" : $"Not counted: {string.Join(", ", parts)}";
    }

    /// <summary>The inputs of the check that the change touches, a sentence each.</summary>
    public static IEnumerable<string> Notices(Gate gate) => gate.ChangedInputs.Select(Notice);

    /// <summary>A notice, such as <c>suppressions changed in this branch: counted as in the base commit; 2 entries added</c>.</summary>
    public static string Notice(GateInput input)
    {
        var change = input.Change!;
        var counted = input.Origins.Contains(GateInputOrigin.Base) ? "counted as in the base commit"
            : input.Origins.Contains(GateInputOrigin.CommandLine) ? "the command line decides"
            : change is { Added: 0, Removed: 0 } ? "counted as in this branch, because without --since the state before is not known"
            : "counted as in this branch";
        var counts = string.Join(", ", new[] { (Count: change.Added, What: "added"), (Count: change.Removed, What: "removed") }
            .Where(part => part.Count > 0).Select(part => $"{Words.Count(part.Count, "entry", "entries")} {part.What}"));
        var what = change is { Before: { } before, After: { } after } ? $"{before} before, {after} here" : counts;
        return $"{input.Name} changed in this branch: {counted}{(what.Length == 0 ? "" : $"; {what}")}";
    }

    /// <summary>The effect of the change on the saving in a year in the base scenario, as one sentence.</summary>
    public static string Delta(BaseComparison comparison)
    {
        var (before, after) = (Amount(comparison.Before), Amount(comparison.After));
        var seats = $"{Words.Count(comparison.Before.Base.SeatsFreed, "full licence")} freed before, "
            + $"{comparison.After.Base.SeatsFreed} now";
        return comparison.AnnualLoss switch
        {
            null when comparison.Before.Base.Annual is null && comparison.After.Base.Annual is null =>
                $"Saving a year against {comparison.Name}: {Amounts.NotPriced}; {seats}",
            null => $"Saving a year against {comparison.Name}: {before} before, {after} now; {seats}",
            0 => $"Saving a year against {comparison.Name}: {after}, as before; {seats}",
            > 0 and var loss => $"Saving a year against {comparison.Name}: {Amounts.Text(loss, comparison.Before.Currency)} less "
                + $"({before} before, {after} now); {seats}",
            var gain => $"Saving a year against {comparison.Name}: {Amounts.Text(-gain, comparison.Before.Currency)} more ({before} "
                + $"before, {after} now); {seats}",
        };
    }

    private static string Amount(SavingsEstimate savings) =>
        savings.Base.Subjects == 0 ? "nothing" : Amounts.Text(savings.Base.Annual, savings.Currency);

    private static string Limit(Impact mildest) => mildest == Impact.Blocker ? "a blocker" : $"'{mildest.Id()}' and worse";

    private static string Tally(ImmutableArray<Diagnostic> findings) => string.Join(", ", Enum.GetValues<Impact>()
        .Select(impact => (Impact: impact, Count: findings.Count(finding => finding.Impact == impact)))
        .Where(entry => entry.Count > 0)
        .Select(entry => entry.Impact == Impact.Verify ? $"{entry.Count} to verify" : Words.Count(entry.Count, entry.Impact.Id())));
}
