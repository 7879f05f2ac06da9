using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Savings;

/// <summary>The origin of an assumption.</summary>
public enum AssumptionOrigin
{
    /// <summary>The catalogue's own number, because no other is given.</summary>
    Default,

    /// <summary>The price book or an option.</summary>
    Given,

    /// <summary>An export of the org.</summary>
    Export,

    /// <summary>Not given.</summary>
    Missing,

    /// <summary>Method of the calculation.</summary>
    Method,
}

/// <summary>An assumption that the amounts depend on.</summary>
/// <param name="Name">Stable name: <c>renewal-date</c>, <c>price:Salesforce</c> …</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Value">Its value in words, with its unit; <c>not given</c> without one.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Source">
/// Source and date; null for the org's own numbers, a choice on the command line, and for values that are not given.
/// </param>
/// <param name="Note">Its consequence; empty without one.</param>
public sealed record SavingsAssumption(
    string Name, string Label, string Value, AssumptionOrigin Origin, EvidenceSource? Source, string Note)
{
    /// <summary>Its place when it has no source: file and line, or the option that gave it; null when not given.</summary>
    public string? Place { get; init; }

    /// <summary>The day on which it was given; of the org's own numbers the day of the exports. Null when not given.</summary>
    public string? Date { get; init; }
}

/// <summary>The assumptions of an estimate, each with its source and date.</summary>
internal sealed class AssumptionList
{
    private const string NotGiven = "not given";

    private readonly AssessmentResult _result;
    private readonly ImmutableArray<SavingsAssumption>.Builder _all = ImmutableArray.CreateBuilder<SavingsAssumption>();

    private AssumptionList(AssessmentResult result) => _result = result;

    private string? Edition => _result.Edition;

    private PriceBook Prices => _result.Org.Catalogue.Prices;

    public static ImmutableArray<SavingsAssumption> Of(AssessmentResult result)
    {
        var assumptions = new AssumptionList(result);
        assumptions.AddPrices();
        assumptions.AddSeats();
        assumptions.AddContract();
        assumptions.AddEffort();
        assumptions.AddMethod();
        return assumptions._all.ToImmutable();
    }

    private void AddPrices()
    {
        Add("edition", "Edition of the org", Edition ?? NotGiven, Edition is null ? AssumptionOrigin.Missing : AssumptionOrigin.Given, null,
            Edition is null ? "list prices and included seats depend on it" : "", PlaceOfEdition());
        var licenses = _result.Seats[Scenario.High].Claims.Select(claim => claim.Subject)
            .Concat(_result.Subjects.Where(subject => subject.Verdict == Analysis.Verdict.Dormant).Select(subject => subject.Subject))
            .Select(subject => subject.UserLicense)
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal);
        foreach (var license in licenses)
        {
            AddPrice(license);
        }

        var integration = Prices.Integration;
        Add($"price:{integration.License}", $"Price of '{integration.License}' beyond the free seats",
            integration.PerUserAndMonth is { } price ? Monthly(price, integration.Contract is null ? "list" : "contract") : "not for sale",
            Origin(Prices.IsDefault), integration.Source, "buys one seat of the user licence and one of the permission set licence");
    }

    private void AddPrice(string license)
    {
        var name = $"price:{license}";
        var label = $"Price of '{license}'";
        if (Prices.FindPrice(license, Edition, _result.Org.AsOf) is not { } price)
        {
            Add(
                name, label, "not priced", AssumptionOrigin.Missing, null,
                "users on it are in no amount; give a price book, or the edition for list prices");
            return;
        }

        Add(
            name, label, Monthly(price.PerUserAndMonth, price.Contract is null ? "list" : "contract"), Origin(Prices.IsDefault),
            price.Source,
            price switch
            {
                { Contract: not null, List: { } list } => $"list price {Monthly(list, kind: null)}",
                { Contract: null } => "a list price; contracts are commonly lower",
                _ => "",
            });
    }

    private void AddSeats()
    {
        var included = Edition is null ? null : Prices.FindIncludedSeats(Edition)?.Source;
        foreach (var seats in new[]
        {
            _result.Seats[Scenario.Base].Seats.UserLicense,
            _result.Seats[Scenario.Base].Seats.PermissionSetLicense,
        }.DistinctBy(seats => seats.License, StringComparer.Ordinal))
        {
            var value = seats is { Total: { } total, Used: { } used } ? $"{total} in all, {used} used, {seats.Free} free" : NotGiven;
            Add($"seats:{seats.License}", $"Seats of '{seats.License}'", value,
                seats.Location is not null ? AssumptionOrigin.Export
                    : seats.Total is null ? AssumptionOrigin.Missing
                    : Origin(Prices.HasDefaultSeats),
                seats.IsDefault ? included : null,
                seats switch
                {
                    { Location: not null } => "",
                    { Free: null } => "each seat is priced as one to buy",
                    _ => "what the edition includes, less the users on it",
                },
                seats.Location?.ToString());
        }
    }

    private void AddContract()
    {
        var renewal = Prices.Renewal;
        Add("renewal-date", "Renewal date of the contract", renewal?.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? NotGiven,
            renewal?.Date is null ? AssumptionOrigin.Missing : AssumptionOrigin.Given, renewal?.Date is null ? null : renewal.Source,
            "a freed licence can absorb growth at once, but saves money only from the renewal on");
        Add("notice", "Notice to give before the renewal", renewal?.NoticeDays is { } notice ? $"{notice} days" : NotGiven,
            renewal?.NoticeDays is null ? AssumptionOrigin.Missing : AssumptionOrigin.Given,
            renewal?.NoticeDays is null ? null : renewal.Source,
            renewal?.NoticeDays is null
                ? "look it up in the contract: licences that are not cut back in time are paid for another term"
                : "");
        Add("term", "Term of the contract", renewal?.TermMonths is { } term ? $"{term} months" : NotGiven,
            renewal?.TermMonths is null ? AssumptionOrigin.Missing : AssumptionOrigin.Given,
            renewal?.TermMonths is null ? null : renewal.Source,
            renewal?.TermMonths is null ? "prices are taken not to rise within three years" : "");
        Add(
            "uplift", "Rise of prices at each renewal after the next", Percent(Prices.Uplift.Value), Origin(Prices.Uplift.IsDefault),
            Prices.Uplift.Source,
            renewal?.TermMonths is null ? "not applied without a term" : "of full and integration licences alike");
    }

    private void AddEffort()
    {
        foreach (var (kind, hours) in Prices.EffortHours)
        {
            Add($"effort:{kind}", EffortLabel(kind), $"{Number(hours.Value)} h", Origin(hours.IsDefault), hours.Source, "");
        }

        Add(
            "hourly-rate", "Cost of an hour of work",
            Prices.HourlyRate is { } rate ? new Money(rate.Value, Prices.Currency).ToString() : NotGiven,
            Prices.HourlyRate is null ? AssumptionOrigin.Missing : Origin(Prices.HourlyRate.IsDefault), Prices.HourlyRate?.Source,
            Prices.HourlyRate is null ? "the work is given in hours and no net amount is known" : "");
    }

    private void AddMethod()
    {
        Add("prices-hold", "Prices", "those given, for the first term from the renewal on", AssumptionOrigin.Method, null, "");
        Add(
            "freed-seats", "Freed licences", "not bought again at the renewal", AssumptionOrigin.Method, null,
            "an estimate: the contract decides");
    }

    /// <summary>Description of a kind of work, for people.</summary>
    private static string EffortLabel(string kind) => kind switch
    {
        "user" => "Work to move and check one user",
        "permission-set" => "Work for one new permission set",
        "profile" => "Work for one custom profile",
        "app" => "Work for one connected or external client app",
        "reference" => "Work for one component that names the user or profile",
        "question" => "Work to settle one open question",
        _ => $"Work: {kind}",
    };

    private string Monthly(decimal price, string? kind) =>
        $"{new Money(price, Prices.Currency)} per user and month{(kind is null ? "" : $" ({kind})")}";

    private static string Percent(decimal share) => Number(share * 100) + " %";

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static AssumptionOrigin Origin(bool isDefault) => isDefault ? AssumptionOrigin.Default : AssumptionOrigin.Given;

    private string? PlaceOfEdition()
    {
        if (Edition is null)
        {
            return null;
        }

        var configuration = _result.Org.Configuration;
        return configuration.Edition?.Name == Edition
            && configuration.Places.TryGetValue(AnalyzerConfiguration.EditionKey.Name, out var place)
            ? place.ToString()
            : "the command line";
    }

    private void Add(
        string name, string label, string value, AssumptionOrigin origin, EvidenceSource? source, string note, string? place = null)
    {
        var date = origin == AssumptionOrigin.Export
            ? _result.Org.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : source?.Date;
        _all.Add(new(name, label, value, origin, source, note) { Place = place, Date = date });
    }
}
