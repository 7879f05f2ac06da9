using System.Globalization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>Savings in three scenarios, the cost of the move, the sensitivity of both, and their assumptions.</summary>
internal static class SavingsSection
{
    public static ReportSection Build(ReportModel model)
    {
        var savings = model.Savings;
        return new("savings", "Savings",
        [
            new ParagraphBlock(SavingsText.Headline(savings), ParagraphStyle.Lead),
            new ParagraphBlock(SavingsText.Renewal(savings)),
            .. Charts(savings),
            new HeadingBlock(3, "Scenarios"),
            Scenarios(savings),
            .. Notes(savings),
            .. Work(savings),
            .. BreakEven(savings),
            new HeadingBlock(3, "What the amounts rest on"),
            Assumptions(savings),
        ]);
    }

    private static IEnumerable<Block> Charts(SavingsEstimate savings)
    {
        if (savings.IsPriced)
        {
            var bars = savings.Scenarios.Select(entry => new ChartBar(
                Words.Name(entry.Key), entry.Value.Annual ?? 0, SavingsText.Amount(entry.Value.Annual, savings), entry.Key == Scenario.Base
                    ? ReportColors.Accent
                    : ReportColors.Neutral)).ToList();
            yield return new BarChartBlock("Saving in a year", string.Join("; ", bars.Select(bar => $"{bar.Label}: {bar.ValueText}")),
                [.. bars]);
        }

        if (Seats(savings) is { Rows.IsEmpty: false } seats)
        {
            yield return seats;
        }

        if (!savings.Sensitivity.IsEmpty)
        {
            yield return Sensitivity(savings);
        }
    }

    /// <summary>
    /// Used, then taken by the base scenario, then left, then to buy; a licence whose numbers are not known is not drawn.
    /// </summary>
    private static StackedChartBlock Seats(SavingsEstimate savings)
    {
        var rows = new[] { savings.Seats.UserLicense, savings.Seats.PermissionSetLicense }
            .Where(seats => seats is { Total: not null, Used: not null })
            .Select(seats => Row(seats, savings.Base)).ToList();
        var words = rows.Select(row =>
            $"{row.Label}: {string.Join(", ", row.Parts.Select(part => $"{part.ValueText} {part.Label.ToLowerInvariant()}"))}");
        return new("Seats of the integration licence", string.Join("; ", words), [.. rows]);
    }

    private static StackedBar Row(LicenseSeats seats, ScenarioSavings scenario)
    {
        var free = seats.Free ?? 0;
        var taken = Math.Min(free, scenario.FreeSeats);
        (string Label, int Count, string Color)[] parts =
        [
            ("In use", seats.Used ?? 0, ReportColors.Neutral), ("Taken by the move", taken, ReportColors.Accent),
            ("Left free", free - taken, "ready"), ("To buy", scenario.PaidSeats, "needs-verification"),
        ];
        return new(seats.License,
            [.. parts.Where(part => part.Count > 0).Select(part => new ChartBar(part.Label, part.Count, $"{part.Count}", part.Color))]);
    }

    private static TornadoChartBlock Sensitivity(SavingsEstimate savings)
    {
        var center = savings.Base.ThreeYear ?? savings.Base.ThreeYearGross ?? 0;
        var bars = savings.Sensitivity.Select(found => new TornadoBar(
            SavingsText.Input(found.Input),
            found.AtLow, $"{found.LowInput}: {SavingsText.Amount(found.AtLow, savings)}",
            found.AtHigh, $"{found.HighInput}: {SavingsText.Amount(found.AtHigh, savings)}")).ToList();
        var what = savings.Base.ThreeYear is null ? "before the work" : "less the work";
        return new($"What moves the result of three years ({what})",
            $"Base scenario {SavingsText.Amount(center, savings)}. "
                + $"{string.Join("; ", bars.Select(bar => $"{bar.Label}: {bar.LowText}, {bar.HighText}"))}",
            center, SavingsText.Amount(center, savings), [.. bars]);
    }

    private static TableBlock Scenarios(SavingsEstimate savings)
    {
        TableRow Row(string title, Func<ScenarioSavings, string> cell, bool isTotal = false) =>
            TableRow.Of([title, .. savings.Scenarios.Values.Select(scenario => (RichText)cell(scenario))]) with { IsTotal = isTotal };
        string Money(ScenarioSavings scenario, decimal? amount) => scenario.Subjects == 0 ? "–" : SavingsText.Amount(amount, savings);
        return new(
            [new("", Width: 2.2), .. savings.Scenarios.Keys.Select(scenario => new TableColumn(Words.Name(scenario), IsNumber: true))],
            [
                Row("Subjects that move", scenario => Number(scenario.Subjects)),
                Row("Full licences freed", scenario => Number(scenario.SeatsFreed)),
                Row("Integration seats: free", scenario => Number(scenario.FreeSeats)),
                Row("Integration seats: to buy", scenario => Number(scenario.PaidSeats)),
                .. savings.Scenarios.Values.Any(scenario => scenario.UnknownSeats > 0)
                    ? [Row("Integration seats: not known, priced as to buy", scenario => Number(scenario.UnknownSeats))]
                        : Array.Empty<TableRow>(),
                Row("Cost today, a year", scenario => Money(scenario, scenario.CurrentAnnual)),
                Row("Cost after the move, a year", scenario => Money(scenario, scenario.TargetAnnual)),
                Row("Saving in a year", scenario => Money(scenario, scenario.Annual), isTotal: true),
                Row("Work, once", scenario => scenario.OneOff is null
                    ? Amounts.Hours(scenario.Hours)
                    : $"{Amounts.Hours(scenario.Hours)}, {Money(scenario, scenario.OneOff)}"),
                Row("First year from the renewal, less the work", scenario => Money(scenario, scenario.FirstYearNet)),
                Row("Months until the work is paid for", scenario => scenario.PaybackMonths is { } months ? Number(months) : "–"),
                Row("Three years from the renewal, before the work", scenario => Money(scenario, scenario.ThreeYearGross)),
                Row("Three years from the renewal, less the work", scenario => Money(scenario, scenario.ThreeYear), isTotal: true),
            ])
        { Caption = "Savings by scenario" };
    }

    private static IEnumerable<Block> Notes(SavingsEstimate savings)
    {
        yield return new ListBlock(
        [
            .. savings.Scenarios.Keys.Select(scenario => RichText.Of($"{Span.Strong(Words.Name(scenario))}: {Words.Meaning(scenario)}.")),
            .. SavingsText.Unpriced(savings.Scenarios[Scenario.High]) is { Length: > 0 } unpriced
                ? [(RichText)unpriced]
                : Array.Empty<RichText>(),
        ]);
        if (savings.Dormant.Subjects > 0)
        {
            yield return new ParagraphBlock(
                $"Apart from these, {Words.Count(savings.Dormant.Subjects, "dormant user")} "
                    + $"{(savings.Dormant.Subjects == 1 ? "holds" : "hold")} full licences of "
                    + $"{SavingsText.Amount(savings.Dormant.Annual, savings)} a year; deactivating them takes no seat.");
        }
    }

    private static IEnumerable<Block> Work(SavingsEstimate savings)
    {
        var kinds = savings.Scenarios.Values.SelectMany(scenario => scenario.Effort).Select(item => (item.Kind, item.HoursEach)).Distinct()
            .ToList();
        if (kinds.Count == 0)
        {
            yield break;
        }

        yield return new HeadingBlock(3, "The work");
        yield return new TableBlock(
            [new("Kind", Width: 2.2), new("Hours each", IsNumber: true),
                .. savings.Scenarios.Keys.Select(scenario => new TableColumn(Words.Name(scenario), IsNumber: true))],
            [
                .. kinds.Select(kind => TableRow.Of(
                [
                    SavingsText.Work(kind.Kind), kind.HoursEach.ToString("0.##", CultureInfo.InvariantCulture),
                    .. savings.Scenarios.Values.Select(scenario =>
                        (RichText)Number(scenario.Effort.FirstOrDefault(item => item.Kind == kind.Kind)?.Count ?? 0)),
                ])),
                TableRow.Of(["Hours", "", .. savings.Scenarios.Values.Select(scenario => (RichText)Amounts.Hours(scenario.Hours))]) with
                {
                    IsTotal = true,
                },
            ])
        { Caption = "Work by kind and scenario", IsCompact = true };
    }

    private static IEnumerable<Block> BreakEven(SavingsEstimate savings)
    {
        if (savings.BreakEven is not { } at)
        {
            yield break;
        }

        yield return new HeadingBlock(3, "From where on nothing is saved");
        yield return new ListBlock(
        [
            .. at.FullPriceShare is { } share
                ? [(RichText)$"The full licences of the base scenario would have to cost {Percent(share)} of what they cost today."]
                    : Array.Empty<RichText>(),
            .. at.IntegrationPerMonth is { } price
                ? [(RichText)$"An integration seat would have to cost {SavingsText.Amount(price, savings)} per user and month."]
                    : Array.Empty<RichText>(),
            $"The work would have to cost {SavingsText.Amount(at.OneOffOfFirstYear, savings)}"
                + $"{(at.Hours is { } hours ? $" ({Amounts.Hours(Math.Round(hours, 1, MidpointRounding.AwayFromZero))})" : "")} to eat up "
                + $"the first year.",
        ]);
    }

    private static TableBlock Assumptions(SavingsEstimate savings) => new(
        [new("Assumption", Width: 1.8), new("Value", Width: 1.6), new("From", Width: 1), new("Source and date", Width: 1.8),
            new("What follows", Width: 2)],
        [
            .. savings.Assumptions.Select(assumption => TableRow.Of(
                assumption.Label,
                assumption.Value,
                Words.Name(assumption.Origin),
                Given(assumption),
                assumption.Note.Length == 0 ? "–" : assumption.Note)),
        ])
    { Caption = "Assumptions of the savings", IsCompact = true };

    private static string Given(SavingsAssumption assumption) => assumption switch
    {
        { Source: { } source } => $"{source.Title} ({source.Grade}, {source.Date})",
        { Place: { } place, Date: { } date } => $"{place} (as of {date})",
        _ => assumption.Place ?? "–",
    };

    private static string Percent(decimal share) =>
        Math.Round(share * 100, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    private static string Number(int value) => value.ToString("#,##0", CultureInfo.InvariantCulture);
}
