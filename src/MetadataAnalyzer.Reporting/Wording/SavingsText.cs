using System.Globalization;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>The sentences about money in every format.</summary>
public static class SavingsText
{
    /// <summary>An amount, rounded once; <see cref="Amounts.NotPriced"/> when unknown.</summary>
    public static string Amount(decimal? amount, SavingsEstimate savings) => Amounts.Text(amount, savings.Currency);

    /// <summary>The saving in a year, as one sentence.</summary>
    public static string Headline(SavingsEstimate savings)
    {
        if (!savings.IsPriced)
        {
            return "What the move saves is not priced: no price is known for the licences in use. Give a price book, or the org's edition "
                + "for list prices.";
        }

        var (low, @base, high) = (savings.Scenarios[Scenario.Low].Annual, savings.Base.Annual, savings.Scenarios[Scenario.High].Annual);
        var amount = @base is null
            ? $"Nothing that is ready to move is priced; with what is still to verify the move would save {Amount(high, savings)} a year"
            : $"The move saves {Amount(@base, savings)} a year, from {Amount(low ?? 0, savings)} (only what is certain) to "
                + $"{Amount(high, savings)} (with what is still to verify)";
        var dormant = savings.Dormant.Annual is { } idle ? $"; dormant users hold another {Amount(idle, savings)}" : "";
        return $"{amount}{dormant}.";
    }

    /// <summary>The day from which the saving counts, as one sentence.</summary>
    public static string Renewal(SavingsEstimate savings) => savings.RenewalDate is { } day
        ? $"A freed licence can absorb growth at once; it saves money from the renewal on "
            + $"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, if the contract is reduced by then."
        : "A freed licence can absorb growth at once, but saves money only from the renewal of the contract on; its date is not given.";

    /// <summary>The reason that some subjects that move are not in the amounts, as one sentence; empty when all are.</summary>
    public static string Unpriced(ScenarioSavings scenario) => scenario.Unpriced == 0 ? ""
        : $"{Words.Count(scenario.Unpriced, "subject")} of {scenario.Subjects} {(scenario.Unpriced == 1 ? "has" : "have")} no price and "
            + $"{(scenario.Unpriced == 1 ? "is" : "are")} in no amount.";

    /// <summary>The name of an input of the sensitivity analysis, for people.</summary>
    public static string Input(string input) => input switch
    {
        "full-license-price" => "Price of the full licences",
        "integration-price" => "Price of an integration seat",
        "effort" => "Hours of work",
        "free-seats" => "Free integration seats",
        "who-moves" => "Who moves",
        "uplift" => "Rise of prices at renewals",
        _ => input,
    };

    /// <summary>The name of a kind of work, for several pieces of it.</summary>
    public static string Work(string kind) => kind switch
    {
        "user" => "Users to move and check",
        "permission-set" => "New permission sets",
        "profile" => "Custom profiles",
        "app" => "Apps to change",
        "reference" => "Components that name a user or profile",
        "question" => "Open questions to settle",
        _ => kind,
    };
}

/// <summary>
/// Amounts of money in every format: rounded once, to hundredths, half away from zero. An unknown amount is "not priced", never zero.
/// </summary>
public static class Amounts
{
    /// <summary>The words for an unknown amount.</summary>
    public const string NotPriced = "not priced";

    /// <summary>The amount in hundredths; null stays null.</summary>
    public static decimal? Rounded(decimal? amount) => amount is { } known ? Math.Round(known, 2, MidpointRounding.AwayFromZero) : null;

    /// <summary>The amount for people: <c>USD 1,200</c>, or <see cref="NotPriced"/>.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">ISO 4217 code.</param>
    public static string Text(decimal? amount, string currency) => amount is { } known ? new Money(known, currency).ToString() : NotPriced;

    /// <summary>Hours for people: <c>7.5 h</c>.</summary>
    public static string Hours(decimal hours) => hours.ToString("#,##0.##", CultureInfo.InvariantCulture) + " h";
}
