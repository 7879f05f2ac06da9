using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>
/// The obstacles of all candidates together: by rule, by the least work, by application, and what they mean for security.
/// </summary>
internal static class ObstaclesSection
{
    public static ReportSection Build(ReportModel model) => new("obstacles", "What is in the way",
    [
        .. Themes(model),
        .. QuickWins(model),
        .. Applications(model),
        .. Security(model),
    ]);

    private static IEnumerable<Block> Themes(ReportModel model)
    {
        if (model.Themes.IsEmpty)
        {
            yield return new ParagraphBlock("Nothing stands between a candidate and the move.");
            yield break;
        }

        yield return new ParagraphBlock("By rule, worst first. A candidate may be held by several; the part about each says what to do. "
            + "The work is what the savings count for it; what has none is part of moving a user or of its new permission set.");
        yield return new TableBlock(
            [
                new("What", Width: 2.4), new("Impact", Width: 0.9), new("Candidates", IsNumber: true, Width: 1),
                new("Findings", IsNumber: true, Width: 0.9),
                new("Licences a year", IsNumber: true, Width: 1), new("Work", IsNumber: true, Width: 0.7), new("Why it matters", Width: 3),
            ],
            [
                .. model.Themes.Select(theme => TableRow.Of(
                    RichText.Of($"{Inline.Rule(theme.Rule.Id)} {theme.Rule.Title}"), Inline.Badge(theme.Impact), $"{theme.Subjects.Length}",
                    $"{theme.Findings.Length}",
                    theme.AnnualLicences(model.Result) is { } annual ? SavingsText.Amount(annual, model.Savings) : "–",
                    theme.Hours(model.Result) is { } hours
                        ? Amounts.Hours(hours)
                        : "–", theme.Rule.Description) with { Keys = [$"rule:{theme.Rule.Id}", $"impact:{theme.Impact.Id()}"] }),
            ])
        { Caption = "What is in the way, by rule", IsCompact = true, IsInteractive = true };
    }

    /// <summary>The subjects that wait for one answer, one file or one decision alone.</summary>
    private static IEnumerable<Block> QuickWins(ReportModel model)
    {
        var items = model.Candidates
            .Where(assessed => assessed.Blockers + assessed.Verifications > 0)
            .Select(assessed => (assessed.Subject, Rules: Held(assessed)))
            .Where(entry => entry.Rules is [_])
            .GroupBy(entry => entry.Rules[0])
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Id, StringComparer.Ordinal)
            .Select(group => RichText.Of(
                $"{Inline.Rule(group.Key.Id)} {group.Key.Title} is all that holds "
                    + $"{Inline.Subjects([.. group.Select(entry => entry.Subject)], model)}"
                    + $"{Saves(group.Select(entry => entry.Subject), model)}"))
            .ToList();
        if (items.Count > 0)
        {
            yield return new HeadingBlock(3, "One thing away");
            yield return new ListBlock([.. items]);
        }
    }

    /// <summary>The rules that hold back a candidate: its blockers and questions to verify.</summary>
    private static List<DiagnosticDescriptor> Held(AssessedSubject assessed) =>
    [
        .. assessed.Findings.Where(finding => finding.Impact is Impact.Blocker or Impact.Verify)
            .Select(finding => finding.Descriptor).Distinct(),
    ];

    private static string Saves(IEnumerable<Subject> subjects, ReportModel model)
    {
        var annual = subjects.Select(subject => model.Result.Org.AnnualLicensePrice(subject.UserLicense, model.Result.Edition))
            .OfType<decimal>().ToList();
        return annual.Count == 0 ? "." : $", on licences of {SavingsText.Amount(annual.Sum(), model.Savings)} a year.";
    }

    /// <summary>The applications to ask about, because each has one vendor or team behind it.</summary>
    private static IEnumerable<Block> Applications(ReportModel model)
    {
        var rows = model.Candidates
            .SelectMany(assessed => assessed.Subject.Applications.Select(application => (Application: application, Summary: assessed)))
            .GroupBy(entry => entry.Application, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => TableRow.Of(
                group.Key,
                Inline.Subjects([.. group.Select(entry => entry.Summary.Subject)], model),
                VerdictText.Tally([.. group.Select(entry => entry.Summary)]),
                $"{group.Sum(entry => entry.Summary.Blockers)}",
                $"{group.Sum(entry => entry.Summary.Verifications)}"))
            .ToList();
        if (rows.Count > 0)
        {
            yield return new HeadingBlock(3, "By application");
            yield return new ParagraphBlock("Whose vendor or team is asked about what. A candidate stands under each application that it "
                + "connects with.");
            yield return new TableBlock(
                [new("Application", Width: 1.6), new("Candidates", Width: 2.6), new("Verdicts", Width: 1.8),
                    new("Blockers", IsNumber: true, Width: 0.8), new("To verify", IsNumber: true, Width: 0.8)],
                [.. rows])
            { Caption = "Candidates by application", IsCompact = true };
        }
    }

    /// <summary>Risks that the move removes beside the savings, and those that it leaves.</summary>
    private static IEnumerable<Block> Security(ReportModel model)
    {
        var rows = model.Result.Diagnostics
            .Where(finding => finding.Descriptor.Step == AssessmentStep.LeastPrivilege && finding.Subject is not null)
            .GroupBy(finding => finding.Descriptor)
            .OrderBy(group => group.Key.Id, StringComparer.Ordinal)
            .Select(group => TableRow.Of(
                RichText.Of($"{Inline.Rule(group.Key.Id)} {group.Key.Title}"),
                Inline.Subjects([.. group.Select(finding => finding.Subject!).Distinct()
                    .OrderBy(subject => subject.Name, StringComparer.Ordinal)], model),
                group.Key.Description) with
            { Keys = [$"rule:{group.Key.Id}"] })
            .ToList();
        if (rows.Count > 0)
        {
            yield return new HeadingBlock(3, "Security beside the savings");
            yield return new ParagraphBlock("What these users hold or how they sign in is a risk whether they move or not. A user that "
                + "moves can no longer open the user interface, and starts with the rights that its new permission set names.");
            yield return new TableBlock([new("What", Width: 1.6), new("Who", Width: 2.2), new("Why it matters", Width: 2.6)], [.. rows])
            {
                Caption = "Security beside the savings",
                IsCompact = true,
            };
        }
    }
}
