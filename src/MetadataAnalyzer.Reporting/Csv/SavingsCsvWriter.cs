using System.Globalization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Csv;

/// <summary>
/// <c>savings.csv</c>: the savings in long form, so that a spreadsheet can filter by section and calculate with <c>Low</c>, <c>Base</c> and
/// <c>High</c>. A value that does not depend on the scenario is in <c>Base</c>.
/// </summary>
internal static class SavingsCsvWriter
{
    private static readonly string[] Header =
        ["Section", "Item", "Label", "Low", "Base", "High", "Unit", "Value", "Origin", "Source", "Date", "Note"];

    public static void Write(ReportModel model, Stream stream) => SafeCsv.Write(stream, Header, Rows(model.Savings), row => row);

    private static IEnumerable<string?[]> Rows(SavingsEstimate savings) =>
        [.. Scenarios(savings), .. Effort(savings), .. Dormant(savings), .. Seats(savings), .. Sensitivity(savings), .. BreakEvens(savings),
            .. Assumptions(savings)];

    private static IEnumerable<string?[]> Scenarios(SavingsEstimate savings)
    {
        var perYear = $"{savings.Currency} per year";
        string?[] Counts(string item, string label, string unit, Func<ScenarioSavings, int?> count) =>
            ByScenario(savings, "scenario", item, label, unit, figures => SafeCsv.Number(count(figures)));
        string?[] Money(string item, string label, string unit, Func<ScenarioSavings, decimal?> amount) =>
            ByScenario(savings, "scenario", item, label, unit, figures => SafeCsv.Money(amount(figures)));

        return
        [
            Counts("subjects", "Users that move", "users", figures => figures.Subjects),
            Counts("seatsFreed", "Full licences freed", "licences", figures => figures.SeatsFreed),
            Counts("freeSeats", "Integration seats that are free", "seats", figures => figures.FreeSeats),
            Counts("paidSeats", "Integration seats to buy", "seats", figures => figures.PaidSeats),
            Counts("unknownSeats", "Integration seats not known to be free, priced as to buy", "seats", figures => figures.UnknownSeats),
            Counts("unpriced", "Users without a price, in no amount", "users", figures => figures.Unpriced),
            Money("currentAnnual", "Present licences", perYear, figures => figures.CurrentAnnual),
            Money("targetAnnual", "Integration seats", perYear, figures => figures.TargetAnnual),
            Money("annual", "Saving in a year", perYear, figures => figures.Annual),
            ByScenario(savings, "scenario", "hours", "Work", "hours", figures => Plain(figures.Hours)),
            Money("oneOff", "Work, once", savings.Currency, figures => figures.OneOff),
            Money("firstYearNet", "First year from the renewal on, less the work", savings.Currency, figures => figures.FirstYearNet),
            Money("threeYearGross", "Three years from the renewal on, before the work", savings.Currency,
                figures => figures.ThreeYearGross),
            Money("threeYear", "Three years from the renewal on, less the work", savings.Currency, figures => figures.ThreeYear),
            Counts("paybackMonths", "Months from the renewal until the work is paid for", "months", figures => figures.PaybackMonths),
        ];
    }

    private static IEnumerable<string?[]> Effort(SavingsEstimate savings) => savings.Scenarios.Values.SelectMany(figures => figures.Effort)
        .DistinctBy(item => item.Kind, StringComparer.Ordinal).OrderBy(item => item.Kind, StringComparer.Ordinal)
        .Select(item => ByScenario(
            savings, "effort", item.Kind, LabelOf(item, savings), $"pieces of {Plain(item.HoursEach)} h",
            figures => SafeCsv.Number(figures.Effort.FirstOrDefault(other => other.Kind == item.Kind)?.Count ?? 0)));

    private static IEnumerable<string?[]> Dormant(SavingsEstimate savings) =>
    [
        Once("dormant", "subjects", "Dormant users, to deactivate; in no scenario", SafeCsv.Number(savings.Dormant.Subjects), "users"),
        Once("dormant", "unpriced", "Dormant users without a price", SafeCsv.Number(savings.Dormant.Unpriced), "users"),
        Once("dormant", "annual", "Licences of dormant users", SafeCsv.Money(savings.Dormant.Annual), $"{savings.Currency} per year"),
    ];

    private static IEnumerable<string?[]> Seats(SavingsEstimate savings) =>
        [.. Seats("userLicense", savings.Seats.UserLicense), .. Seats("psl", savings.Seats.PermissionSetLicense)];

    private static IEnumerable<string?[]> Seats(string item, LicenseSeats seats) =>
    [
        Once("seats", $"{item}.total", $"Seats of '{seats.License}'", SafeCsv.Number(seats.Total), "seats"),
        Once("seats", $"{item}.used", $"Used seats of '{seats.License}'", SafeCsv.Number(seats.Used), "seats"),
        Once("seats", $"{item}.free", $"Free seats of '{seats.License}'", SafeCsv.Number(seats.Free), "seats"),
    ];

    private static IEnumerable<string?[]> Sensitivity(SavingsEstimate savings) => savings.Sensitivity.Select(found => new string?[]
    {
        "sensitivity", found.Input, $"{SavingsText.Input(found.Input)}: three-year result of the base scenario", SafeCsv.Money(found.AtLow),
        SafeCsv.Money(savings.Base.ThreeYear ?? savings.Base.ThreeYearGross), SafeCsv.Money(found.AtHigh), savings.Currency, "", "", "", "",
        $"low: {found.LowInput}; high: {found.HighInput}",
    });

    private static IEnumerable<string?[]> BreakEvens(SavingsEstimate savings) => savings.BreakEven is not { } even ? [] :
    [
        Once("break-even", "integrationPerMonth", "Price of an integration seat at which nothing is saved",
            SafeCsv.Money(even.IntegrationPerMonth), $"{savings.Currency} per user and month"),
        Once("break-even", "fullPriceShare", "Share of today's full price at which nothing is saved",
            even.FullPriceShare?.ToString("0.####", CultureInfo.InvariantCulture), "share"),
        Once("break-even", "oneOffOfFirstYear", "Cost of the work at which the first year saves nothing",
            SafeCsv.Money(even.OneOffOfFirstYear), savings.Currency),
        Once("break-even", "hours", "The same in hours",
            even.Hours is { } hours ? Plain(Math.Round(hours, 1, MidpointRounding.AwayFromZero)) : "", "hours"),
    ];

    private static IEnumerable<string?[]> Assumptions(SavingsEstimate savings) => savings.Assumptions.Select(assumption => new string?[]
    {
        "assumption", assumption.Name, assumption.Label, "", "", "", "", assumption.Value, assumption.Origin.Id(),
        assumption.Source?.Title ?? assumption.Place, assumption.Date, assumption.Note,
    });

    private static string LabelOf(EffortItem item, SavingsEstimate savings) =>
        savings.Assumptions.FirstOrDefault(assumption => assumption.Name == $"effort:{item.Kind}")?.Label
            ?? $"Work of the kind '{item.Kind}'";

    private static string?[] ByScenario(SavingsEstimate savings, string section, string item, string label, string unit,
        Func<ScenarioSavings, string> figure)
    {
        string Of(Scenario scenario) => figure(savings.Scenarios[scenario]);
        return [section, item, label, Of(Scenario.Low), Of(Scenario.Base), Of(Scenario.High), unit, "", "", "", "", ""];
    }

    private static string?[] Once(string section, string item, string label, string? value, string unit) =>
        [section, item, label, "", value, "", unit, "", "", "", "", ""];

    private static string Plain(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
