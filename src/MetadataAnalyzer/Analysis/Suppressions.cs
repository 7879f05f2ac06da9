using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Analysis;

/// <summary>
/// Marks accepted findings. They stay in the result and in the verdict, because accepting a blocker does not change what the platform
/// allows. Entries that do not match are findings themselves.
/// </summary>
public static class Suppressions
{
    /// <summary>IUL0011: an entry of the configuration has expired, gives no reason, or names what is not there.</summary>
    public static readonly DiagnosticDescriptor DoesNotHold = new(
        id: "IUL0011",
        title: "An entry of the configuration does not hold",
        messageFormat: "{0} {1}",
        description: "An accepted finding needs a reason, holds until its last day, and goes with what it accepts. A name that "
            + "matches nothing has no effect.",
        step: AssessmentStep.Input,
        impact: Impact.Change,
        otherImpacts: [Impact.Verify],
        settledBy: EvidenceInputs.Person);

    internal static ImmutableArray<Diagnostic> Apply(
        ImmutableArray<Diagnostic> diagnostics, Org org, ImmutableArray<DiagnosticDescriptor> rules)
    {
        var entries = org.Configuration.Suppressions;
        var inForce = entries.Where(entry => entry.Reason.Length > 0 && !entry.IsExpired(org.AsOf)).ToList();
        var marked =
            diagnostics.Select(finding => inForce.Find(entry => Covers(entry, finding)) is { } entry ? finding.Accept(entry) : finding);
        var own = rules.Contains(DoesNotHold)
            ? entries.Select(entry => Judge(entry, diagnostics, org, rules))
                .OfType<Diagnostic>()
                .Concat(org.Configuration.VendorOverrules.Where(overrule => overrule.IsExpired(org.AsOf)).Select(Report))
                .Concat(ConfiguredNames.WithoutMatch(org).Select(Report))
            : [];
        return [.. marked.Concat(own).Order()];
    }

    private static bool Covers(SuppressionEntry entry, Diagnostic finding) => entry.Covers(
        finding.Id, finding.Evidence.Component is { } component ? $"{component.Type}:{component.Name}" : null, finding.Location.Path,
        finding.Subject?.Name);

    private static Diagnostic? Judge(
        SuppressionEntry entry, ImmutableArray<Diagnostic> diagnostics, Org org, ImmutableArray<DiagnosticDescriptor> rules)
    {
        if (entry.Reason.Length == 0)
        {
            return Report(
                entry, Impact.Change, "gives no reason and so suppresses nothing; write why the finding is accepted, or delete the entry");
        }

        if (entry.IsExpired(org.AsOf))
        {
            return Report(
                entry, Impact.Change,
                $"ended on {entry.Expires:yyyy-MM-dd} and suppresses nothing any more; fix the finding, or decide "
                    + "again and set a later day");
        }

        // A rule that did not run is no evidence about the entry.
        var ran = rules.Any(rule => string.Equals(rule.Id, entry.Rule, StringComparison.OrdinalIgnoreCase));
        return ran && !diagnostics.Any(finding => Covers(entry, finding))
            ? Report(entry, Impact.Verify, "matches no finding; delete it if the finding is fixed, or correct the name")
            : null;
    }

    private static Diagnostic Report(SuppressionEntry entry, Impact impact, string problem)
    {
        var target = string.Join(", ", new[] { entry.Entity, entry.Path, entry.User }.OfType<string>());
        return new(
            DoesNotHold, impact, subject: null, new Evidence { Location = entry.Location, Element = $"{entry.Rule} {target}" },
            [$"the suppression of {entry.Rule} for {target}", problem]);
    }

    private static Diagnostic Report(VendorOverrule overrule) => new(
        DoesNotHold, Impact.Change, subject: null,
        new Evidence { Location = overrule.Location, Element = $"overrule {overrule.Vendor}" },
        [
            $"the overrule of '{overrule.Vendor}'",
            $"ended on {overrule.Expires:yyyy-MM-dd} and overrules nothing any more; ask the maker again, or decide again and set "
                + "a later day",
        ]);

    private static Diagnostic Report((string Key, NamedReference Name, string Problem) entry) => new(
        DoesNotHold, Impact.Verify, subject: null,
        new Evidence { Location = entry.Name.Location, Element = $"{entry.Key} {entry.Name.Name}" },
        [$"'{entry.Name.Name}' under '{entry.Key}'", entry.Problem]);
}
