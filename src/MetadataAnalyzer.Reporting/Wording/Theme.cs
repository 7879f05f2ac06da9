using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>What one rule says of all candidates.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Impact">The impact of these findings.</param>
/// <param name="Findings">How many findings.</param>
/// <param name="Subjects">Whom they concern, by name.</param>
public sealed record Theme(DiagnosticDescriptor Rule, Impact Impact, int Findings, ImmutableArray<Subject> Subjects)
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
                .Select(group => new Theme(group.Key.Descriptor, group.Key.Impact, group.Count(),
                    [.. group.Select(diagnostic => diagnostic.Subject!).Distinct().OrderBy(subject => subject.Name, StringComparer.Ordinal)]))
                .OrderBy(theme => theme.Impact).ThenByDescending(theme => theme.Subjects.Length).ThenBy(theme => theme.Rule.Id, StringComparer.Ordinal),
        ];
    }
}
