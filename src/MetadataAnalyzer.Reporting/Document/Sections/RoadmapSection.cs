using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>The waves of the move, and its dates.</summary>
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

    private static TableRow Row(Wave wave, ReportModel model) => TableRow.Of(
        RichText.Of($"{Span.Strong($"{wave.Number}")} {wave.Title}"),
        wave.Subjects.IsEmpty ? "all" : Inline.Subjects([.. wave.Subjects.Select(assessed => assessed.Subject)], model, Span.Break),
        wave.Task,
        wave.Annual is null ? "–" : SavingsText.Amount(wave.Annual, model.Savings));

    /// <summary>
    /// The milestones before the renewal, the renewal, and recent and coming changes of the platform, by day; those without a date last.
    /// </summary>
    public static ImmutableArray<CalendarDay> Calendar(ReportModel model)
    {
        var org = model.Result.Org;
        var prices = org.Catalogue.Prices;
        var changes = org.Catalogue.Changes
            .Where(change => change.FirstDay is { } day ? org.AsOf is not { } asOf || day >= asOf.AddYears(-1) : !change.InForce)
            .Select(change => new CalendarDay(
                change.FirstDay, change.Date ?? "no date", change.Title, change.Consequence + Touched(change, model),
                $"{change.Source.Title} ({change.Source.Grade}, {change.Source.Date})", IsOurs: false));
        var milestones = Milestones(model).Select(milestone => new CalendarDay(
            milestone.Day, Text(milestone.Day), milestone.Title, milestone.Task, $"proposal: {milestone.Basis}", IsOurs: true));
        var renewal = model.Savings.RenewalDate is { } renewed
            ? [new(renewed, Text(renewed), "Renewal of the contract",
                "Reduce the full licences by then: from this day on the move saves money.", SourceOf(prices), IsOurs: true)]
            : ImmutableArray<CalendarDay>.Empty;
        return [.. changes.Concat(milestones).Concat(renewal).OrderBy(day => day.Day ?? DateOnly.MaxValue)];
    }

    /// <summary>The ways of signing in that a change touches, in words; empty for none.</summary>
    private static string Touched(PlatformChange change, ReportModel model)
    {
        const int Named = 5;
        var touched = model.Subjects.Where(assessed => assessed.IsCandidate)
            .SelectMany(assessed => assessed.Subject.SignIns.Where(signIn => signIn.Changes.Any(one => one.Id == change.Id))
                .Select(signIn => signIn.Application is { } name ? $"{assessed.Subject.Name} with '{name}'" : assessed.Subject.Name))
            .ToList();
        var more = touched.Count > Named ? $" and {touched.Count - Named} more" : "";
        return touched.Count == 0 ? "" : $" Touches {string.Join(", ", touched.Take(Named))}{more}.";
    }

    private static ImmutableArray<Milestone> Milestones(ReportModel model) => Milestone.Of(
        model.Savings, model.Result.Org.Catalogue.Prices.Renewal?.NoticeDays, model.Subjects, model.Result.Org.AsOf);

    private static IEnumerable<Block> Days(ReportModel model)
    {
        var org = model.Result.Org;
        var (renewal, milestones) = (model.Savings.RenewalDate, Milestones(model));
        var rows = Calendar(model).Select(day => TableRow.Of(
            day.DayText, day.IsOurs ? RichText.Of($"{Span.Strong(day.Title)}") : day.Title, day.Meaning, day.Source)).ToList();
        if (rows.Count == 0)
        {
            yield break;
        }

        yield return new HeadingBlock(3, "Calendar");
        yield return new ParagraphBlock(renewal switch
        {
            null => "The renewal of the contract is not given, so that no day of the move can be counted back from it.",
            { } past when past <= org.AsOf =>
                $"The renewal given, {Text(past)}, is past: give the next one, and the days of the move are counted back from it.",
            _ when milestones.IsEmpty => "No user is to be moved before the renewal.",
            _ => "The days of the move are counted back from the renewal: each is the latest, and a user that has not moved by the notice "
                + "stays on a full licence for another term.",
        });
        yield return new TableBlock(
            [new("Day", Width: 0.9), new("What", Width: 1.8), new("What it means", Width: 3), new("Source and date", Width: 1.8)],
            [.. rows])
        { Caption = "Calendar", IsCompact = true };
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string SourceOf(PriceBook prices) =>
        prices.Renewal is { } renewal ? $"{renewal.Source.Title} ({renewal.Source.Date})" : "–";
}
