using System.Globalization;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>Who goes when, and the days that matter.</summary>
internal static class RoadmapSection
{
    public static ReportSection Build(ReportModel model) => new("roadmap", "Roadmap",
    [
        new ParagraphBlock("Each wave is rehearsed in a sandbox and can be undone as long as the snapshot of the state before is kept."),
        new TableBlock(
            [new("Wave", Width: 1.6), new("Who", Width: 2.6), new("What is done", Width: 3), new("Saves a year", IsNumber: true)],
            [.. model.Waves.Select(wave => Row(wave, model))]) { Caption = "Waves" },
        .. Days(model),
    ]);

    private static TableRow Row(Wave wave, ReportModel model)
    {
        const int Shown = 12;
        var who = wave.Subjects.Take(Shown)
            .Select(summary => (RichText)(summary.Subject.Steps is null ? new Span(summary.Subject.Subject.Name) : Span.Link(summary.Subject.Subject.Name, model.AnchorOf(summary.Subject.Subject))))
            .Concat(wave.Subjects.Length > Shown ? [(RichText)$"and {wave.Subjects.Length - Shown} more"] : []);
        return TableRow.Of(
            RichText.Of($"{Span.Strong($"{wave.Number}")} {wave.Title}"),
            wave.Subjects.IsEmpty ? "all" : RichText.Join(Span.Break, who),
            wave.Task,
            wave.Annual is null ? "–" : SavingsText.Amount(wave.Annual, model.Savings));
    }

    /// <summary>The renewal and the platform's dated changes that are still to come or have just come.</summary>
    private static IEnumerable<Block> Days(ReportModel model)
    {
        var org = model.Result.Org;
        var renewal = model.Savings.RenewalDate;
        var rows = org.Catalogue.Changes
            .Where(change => change.FirstDay is { } day && (org.AsOf is not { } asOf || day >= asOf.AddYears(-1)))
            .Select(change => (Day: change.FirstDay!.Value, Row: TableRow.Of(
                change.Date!, change.Title, change.Consequence, $"{change.Source.Title} ({change.Source.Grade}, {change.Source.Date})")))
            .Concat(renewal is { } day
                ? [(day, TableRow.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "Renewal of the contract", "Reduce the full licences by then: from this day on the move saves money.", SourceOf(org.Catalogue.Prices)))]
                : [])
            .OrderBy(entry => entry.Item1).ToList();
        if (rows.Count == 0)
        {
            yield break;
        }

        yield return new HeadingBlock(3, "Days that matter");
        yield return new TableBlock(
            [new("Day", Width: 0.9), new("What", Width: 1.8), new("What it means", Width: 3), new("Source and date", Width: 1.8)],
            [.. rows.Select(entry => entry.Item2)])
        { Caption = "Days that matter", IsCompact = true };
    }

    private static string SourceOf(PriceBook prices) => prices.Renewal is { } renewal ? $"{renewal.Source.Title} ({renewal.Source.Date})" : "–";
}
