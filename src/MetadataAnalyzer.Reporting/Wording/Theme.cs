using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>The findings of one rule about all candidates.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Impact">The impact of these findings.</param>
/// <param name="Findings">The findings.</param>
/// <param name="Subjects">The subjects concerned, sorted by name.</param>
public sealed record Theme(DiagnosticDescriptor Rule, Impact Impact, ImmutableArray<Diagnostic> Findings, ImmutableArray<Subject> Subjects)
{
    /// <summary>The themes of candidates by impact, then by the number of subjects, then by rule; without notes.</summary>
    public static ImmutableArray<Theme> Of(ImmutableArray<Diagnostic> diagnostics, ImmutableArray<AssessedSubject> subjects)
    {
        var candidates = subjects.Where(summary => summary.IsCandidate).Select(summary => summary.Subject).ToHashSet();
        return
        [
            .. diagnostics
                .Where(diagnostic => diagnostic.Impact != Impact.Note && diagnostic.Subject is { } subject && candidates.Contains(subject))
                .GroupBy(diagnostic => (diagnostic.Descriptor, diagnostic.Impact))
                .Select(group => new Theme(group.Key.Descriptor, group.Key.Impact, [.. group],
                    [.. group.Select(diagnostic => diagnostic.Subject!).Distinct()
                        .OrderBy(subject => subject.Name, StringComparer.Ordinal)]))
                .OrderBy(theme => theme.Impact).ThenByDescending(theme => theme.Subjects.Length)
                    .ThenBy(theme => theme.Rule.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The cost of the licences of these subjects in a year; null when none is priced.</summary>
    public decimal? AnnualLicences(AssessmentResult result)
    {
        var prices = Subjects.Where(subject => subject.Kind == SubjectKind.User)
            .Select(subject => result.Org.AnnualLicensePrice(subject.UserLicense, result.Edition)).OfType<decimal>().ToList();
        return prices.Count == 0 ? null : prices.Sum();
    }

    /// <summary>Hours of work that the savings count for these findings; null for findings without work of their own.</summary>
    public decimal? Hours(AssessmentResult result) => SavingsEstimate.HoursOf(Findings, result);
}
