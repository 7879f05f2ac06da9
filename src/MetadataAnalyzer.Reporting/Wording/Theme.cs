using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>What one rule says of all candidates.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Impact">The impact of these findings.</param>
/// <param name="Findings">The findings.</param>
/// <param name="Subjects">Whom they concern, by name.</param>
public sealed record Theme(DiagnosticDescriptor Rule, Impact Impact, ImmutableArray<Diagnostic> Findings, ImmutableArray<Subject> Subjects)
{
    /// <summary>Themes of candidates by impact, then by how many subjects they concern, then by rule. Notes are none.</summary>
    public static ImmutableArray<Theme> Of(ImmutableArray<Diagnostic> diagnostics, ImmutableArray<SubjectSummary> summaries)
    {
        var candidates = summaries.Where(summary => summary.IsCandidate).Select(summary => summary.Subject.Subject).ToHashSet();
        return
        [
            .. diagnostics
                .Where(diagnostic => diagnostic.Impact != Impact.Note && diagnostic.Subject is { } subject && candidates.Contains(subject))
                .GroupBy(diagnostic => (diagnostic.Descriptor, diagnostic.Impact))
                .Select(group => new Theme(group.Key.Descriptor, group.Key.Impact, [.. group],
                    [.. group.Select(diagnostic => diagnostic.Subject!).Distinct().OrderBy(subject => subject.Name, StringComparer.Ordinal)]))
                .OrderBy(theme => theme.Impact).ThenByDescending(theme => theme.Subjects.Length).ThenBy(theme => theme.Rule.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>What the licences of these subjects cost in a year; null when none is priced.</summary>
    /// <param name="edition">The org's edition; null when nobody says.</param>
    public decimal? AnnualLicences(string? edition)
    {
        var prices = Subjects.Where(subject => subject.Kind == SubjectKind.User).Select(subject => subject.AnnualLicensePrice(edition)).OfType<decimal>().ToList();
        return prices.Count == 0 ? null : prices.Sum();
    }

    /// <summary>Hours of work that the savings count for these findings; null for findings that are no piece of work of their own.</summary>
    public decimal? Hours(AssessmentResult result) => SavingsEstimate.HoursOf(Findings, result);
}
