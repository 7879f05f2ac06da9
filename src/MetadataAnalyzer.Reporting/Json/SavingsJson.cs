using System.Text.Json;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary>
/// The keys <c>savings</c> of the assessment and of a subject. Money is rounded to hundredths; null means unknown, never zero.
/// </summary>
internal static class SavingsJson
{
    public static void Write(Utf8JsonWriter json, SavingsEstimate savings) => json.WriteObject("savings", () =>
    {
        json.WriteString("currency", savings.Currency);
        json.WriteBoolean("priced", savings.IsPriced);
        json.WriteString("renewalDate", savings.RenewalDate?.ToString("yyyy-MM-dd"));
        json.WriteObject("seats", () =>
        {
            WriteSeats(json, "userLicense", savings.Seats.UserLicense);
            WriteSeats(json, "psl", savings.Seats.PermissionSetLicense);
        });
        json.WriteObject("scenarios", () =>
        {
            foreach (var (scenario, figures) in savings.Scenarios)
            {
                json.WriteObject(scenario.Id(), () => WriteScenario(json, figures));
            }
        });
        json.WriteObject("dormant", () =>
        {
            json.WriteNumber("subjects", savings.Dormant.Subjects);
            json.WriteNumber("unpriced", savings.Dormant.Unpriced);
            json.WriteMoney("annual", savings.Dormant.Annual);
        });
        json.WriteArray("sensitivity", savings.Sensitivity, found =>
        {
            json.WriteString("input", found.Input);
            json.WriteString("lowInput", found.LowInput);
            json.WriteString("highInput", found.HighInput);
            json.WriteMoney("atLow", found.AtLow);
            json.WriteMoney("atHigh", found.AtHigh);
        });
        WriteBreakEven(json, savings.BreakEven);
        json.WriteArray("assumptions", savings.Assumptions, assumption => WriteAssumption(json, assumption));
    });

    /// <summary>The key <c>savings</c> of a subject; a subject that does not move has no amounts and no seat.</summary>
    public static void WriteSubject(Utf8JsonWriter json, SubjectSavings? savings) => json.WriteObject("savings", () =>
    {
        json.WriteMoney("currentAnnual", savings?.CurrentAnnual);
        json.WriteMoney("targetAnnual", savings?.TargetAnnual);
        json.WriteMoney("annual", savings?.Annual);
        json.WriteString("seat", Words.Id(savings?.Seat));
        json.WriteString("scenario", savings?.Scenario is { } scenario ? scenario.Id() : null);
    });

    private static void WriteSeats(Utf8JsonWriter json, string name, LicenseSeats seats) => json.WriteObject(name, () =>
    {
        json.WriteString("license", seats.License);
        json.WriteCountOrNull("total", seats.Total);
        json.WriteCountOrNull("used", seats.Used);
        json.WriteCountOrNull("free", seats.Free);
    });

    private static void WriteScenario(Utf8JsonWriter json, ScenarioSavings figures)
    {
        json.WriteNumber("subjects", figures.Subjects);
        json.WriteNumber("seatsFreed", figures.SeatsFreed);
        json.WriteNumber("freeSeats", figures.FreeSeats);
        json.WriteNumber("paidSeats", figures.PaidSeats);
        json.WriteNumber("unknownSeats", figures.UnknownSeats);
        json.WriteNumber("unpriced", figures.Unpriced);
        json.WriteMoney("currentAnnual", figures.CurrentAnnual);
        json.WriteMoney("targetAnnual", figures.TargetAnnual);
        json.WriteMoney("annual", figures.Annual);
        json.WriteNumber("hours", figures.Hours.Plain());
        json.WriteMoney("oneOff", figures.OneOff);
        json.WriteMoney("firstYearNet", figures.FirstYearNet);
        json.WriteMoney("threeYearGross", figures.ThreeYearGross);
        json.WriteMoney("threeYear", figures.ThreeYear);
        json.WriteCountOrNull("paybackMonths", figures.PaybackMonths);
        json.WriteArray("effort", figures.Effort, item =>
        {
            json.WriteString("kind", item.Kind);
            json.WriteNumber("count", item.Count);
            json.WriteNumber("hoursEach", item.HoursEach.Plain());
        });
    }

    private static void WriteBreakEven(Utf8JsonWriter json, BreakEven? breakEven)
    {
        if (breakEven is null)
        {
            json.WriteNull("breakEven");
            return;
        }

        json.WriteObject("breakEven", () =>
        {
            json.WriteMoney("integrationPerMonth", breakEven.IntegrationPerMonth);
            json.WriteRounded("fullPriceShare", breakEven.FullPriceShare, digits: 4);
            json.WriteMoney("oneOffOfFirstYear", breakEven.OneOffOfFirstYear);
            json.WriteRounded("hours", breakEven.Hours, digits: 1);
        });
    }

    private static void WriteAssumption(Utf8JsonWriter json, SavingsAssumption assumption)
    {
        json.WriteString("name", assumption.Name);
        json.WriteString("label", assumption.Label);
        json.WriteString("value", assumption.Value);
        json.WriteString("origin", assumption.Origin.Id());
        json.WriteString("source", assumption.Source?.Title ?? assumption.Place);
        json.WriteString("date", assumption.Date);
        json.WriteString("note", assumption.Note);
    }
}
