using System.Collections.Immutable;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary>
/// <c>prices.yml</c>, or a price book that replaces it: prices, included seats and effort. A licence without a price has an unknown price;
/// it is not free.
/// </summary>
public sealed record PriceBook
{
    internal const int MonthsOfAYear = 12;

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>Whether the prices are the catalogue's reported list prices, not those of a contract.</summary>
    public required bool IsDefault { get; init; }

    public required ImmutableArray<LicensePrice> Licenses { get; init; }

    /// <summary>The price of a seat of the integration licence.</summary>
    public required IntegrationPrice Integration { get; init; }

    public required ImmutableArray<IncludedSeats> IncludedSeats { get; init; }

    /// <summary>Whether <see cref="IncludedSeats"/> are the catalogue's.</summary>
    public required bool HasDefaultSeats { get; init; }

    /// <summary>The renewal of the contract; null when not given.</summary>
    public required ContractRenewal? Renewal { get; init; }

    /// <summary>Rise of all prices at each renewal after the next, as a share (0.07 = 7 %).</summary>
    public required PriceAssumption Uplift { get; init; }

    /// <summary>Hours per piece of work, by its name (<c>profile</c>, <c>permission-set</c>, <c>app</c>, …).</summary>
    public required ImmutableSortedDictionary<string, PriceAssumption> EffortHours { get; init; }

    /// <summary>The cost of an hour of work, in <see cref="Currency"/>; null when not given, because the catalogue has none.</summary>
    public required PriceAssumption? HourlyRate { get; init; }

    /// <summary>Ranges of the inputs, to find the input that changes the result most.</summary>
    public required ImmutableArray<SensitivityRange> Sensitivity { get; init; }

    /// <summary>The price of a licence, or null when it is not priced.</summary>
    /// <param name="license">Name of the user licence, any case.</param>
    /// <param name="edition">
    /// The edition, any case: its own price, else the price for all editions. Null finds a price only when all prices of the day are of one
    /// edition.
    /// </param>
    /// <param name="day">The day of the price; null finds the newest price.</param>
    public LicensePrice? FindPrice(string license, string? edition, DateOnly? day)
    {
        var prices = Licenses
            .Where(price => string.Equals(price.License, license.Trim(), StringComparison.OrdinalIgnoreCase))
            .Where(price => edition is null || price.Edition is null
                || string.Equals(price.Edition, edition.Trim(), StringComparison.OrdinalIgnoreCase))
            .Where(price => day is null || ((price.From is null || price.From <= day) && (price.Until is null || price.Until >= day)))
            .OrderBy(price => price.From ?? DateOnly.MinValue)
            .ToList();
        var isAmbiguous = edition is null && prices.Select(price => price.Edition).Distinct(StringComparer.OrdinalIgnoreCase).Skip(1).Any();
        return isAmbiguous ? null : prices.LastOrDefault(price => price.Edition is not null) ?? prices.LastOrDefault();
    }

    /// <summary>The editions that the book has a price or included seats for.</summary>
    public IEnumerable<string> Editions => Licenses.Select(price => price.Edition).OfType<string>()
        .Concat(IncludedSeats.Select(seats => seats.Edition)).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the book has a price or included seats for the edition (any case).</summary>
    public bool KnowsEdition(string edition) => Editions.Contains(edition.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The seats that <paramref name="edition"/> (any case) includes, or null when not known.</summary>
    public IncludedSeats? FindIncludedSeats(string edition)
        => IncludedSeats.FirstOrDefault(seats => string.Equals(seats.Edition, edition.Trim(), StringComparison.OrdinalIgnoreCase));
}

/// <summary>
/// A price of one licence, per user and month in <see cref="PriceBook.Currency"/>, billed yearly. It has a list price, a contract price or
/// both.
/// </summary>
/// <param name="License">Name of the user licence.</param>
/// <param name="Edition">The edition it is sold with; null when the price does not depend on it.</param>
/// <param name="List">The vendor's list price; null when not given.</param>
/// <param name="Contract">The price of the org's own contract; null when not given.</param>
/// <param name="From">First day, inclusive; null for open.</param>
/// <param name="Until">Last day, inclusive; null for open.</param>
/// <param name="Source">The source.</param>
public sealed record LicensePrice(
    string License, string? Edition, decimal? List, decimal? Contract, DateOnly? From, DateOnly? Until, EvidenceSource Source)
{
    /// <summary>The contract's price, else the list price.</summary>
    public decimal PerUserAndMonth => Contract ?? List ?? throw new InvalidOperationException($"{License} has no price");

    /// <summary><see cref="PerUserAndMonth"/> for a year.</summary>
    public decimal PerUserAndYear => PerUserAndMonth * PriceBook.MonthsOfAYear;
}

/// <summary>
/// The price of a seat of the integration licence, per user and month in <see cref="PriceBook.Currency"/>, billed yearly. One seat is a
/// user licence together with a permission set licence.
/// </summary>
/// <param name="License">Name of the user licence.</param>
/// <param name="List">The vendor's list price; null when not given or when no seat can be bought.</param>
/// <param name="Contract">The price of the org's own contract; null when not given or when no seat can be bought.</param>
/// <param name="Source">The source.</param>
public sealed record IntegrationPrice(string License, decimal? List, decimal? Contract, EvidenceSource Source)
{
    /// <summary>The contract's price, else the list price; null when no seat can be bought.</summary>
    public decimal? PerUserAndMonth => Contract ?? List;

    /// <summary><see cref="PerUserAndMonth"/> for a year; null when no seat can be bought.</summary>
    public decimal? PerUserAndYear => PerUserAndMonth * PriceBook.MonthsOfAYear;
}

/// <summary>Integration seats that an edition includes.</summary>
/// <param name="Edition">The edition's name.</param>
/// <param name="UserLicense">Seats of the user licence.</param>
/// <param name="PermissionSetLicense">Seats of the permission set licence.</param>
/// <param name="Source">The source.</param>
public sealed record IncludedSeats(string Edition, int UserLicense, int PermissionSetLicense, EvidenceSource Source);

/// <summary>The next renewal of the licence contract: before that day a freed seat saves no money.</summary>
/// <param name="Date">First day of the next term; null when not given.</param>
/// <param name="TermMonths">Length of a term; null when not given.</param>
/// <param name="NoticeDays">Days before the renewal by which a reduction must be announced; null when not given.</param>
/// <param name="Source">The source.</param>
public sealed record ContractRenewal(DateOnly? Date, int? TermMonths, int? NoticeDays, EvidenceSource Source);

/// <summary>A number of the price book that is no price.</summary>
/// <param name="Value">The number; its unit is that of the property that holds it.</param>
/// <param name="Source">The source.</param>
/// <param name="IsDefault">Whether it is the catalogue's, not the org's own.</param>
public sealed record PriceAssumption(decimal Value, EvidenceSource Source, bool IsDefault);

/// <summary>The range of an input of the savings, as shares of its value (-0.45 = 45 % lower).</summary>
/// <param name="Input">The input: <c>full-license-price</c>, <c>integration-price</c>, <c>effort</c>.</param>
/// <param name="Low">The lowest value.</param>
/// <param name="High">The highest value.</param>
/// <param name="Source">The source.</param>
public sealed record SensitivityRange(string Input, decimal Low, decimal High, EvidenceSource Source);

/// <summary>Reads a <see cref="PriceBook"/>.</summary>
internal sealed class PriceReader
{
    private readonly YamlMapping _file;
    private readonly CatalogueSources _sources;
    private readonly PriceBook? _fallback;

    private PriceReader(YamlMapping file, CatalogueSources sources, PriceBook? fallback) =>
        (_file, _sources, _fallback) = (file, sources, fallback);

    /// <param name="file">The price book.</param>
    /// <param name="sources">The catalogue's sources, to which the book may add its own.</param>
    /// <param name="fallback">
    /// The book whose included seats, uplift, effort and ranges are taken where this one has none; null when this one must have them all.
    /// </param>
    public static PriceBook Read(YamlMapping file, CatalogueSources sources, PriceBook? fallback = null)
    {
        file.Only(
            "currency", "default", "sources", "licenses", "integration", "included_seats", "renewal", "uplift", "effort_hours",
            "hourly_rate", "sensitivity");
        return new PriceReader(file, file.Has("sources") ? sources.With(file.Map("sources")) : sources, fallback).Read();
    }

    private PriceBook Read() => new()
    {
        Currency = _file.Text("currency"),
        IsDefault = _file.Flag("default"),
        Licenses = [.. _file.Items("licenses").Select(ReadPrice)],
        Integration = ReadIntegration(_file.Map("integration")),
        IncludedSeats = OrFallback(
            "included_seats", book => book.IncludedSeats, () => [.. _file.Map("included_seats").Entries.Select(ReadSeats)]),
        HasDefaultSeats = _fallback is null || !_file.Has("included_seats"),
        Renewal = _file.Has("renewal") ? ReadRenewal(_file.Map("renewal")) : null,
        Uplift = OrFallback("uplift", book => book.Uplift, () => ReadAssumption(_file.Map("uplift"), "share")),
        EffortHours = OrFallback("effort_hours", book => book.EffortHours, ReadEffort),
        HourlyRate = _file.Has("hourly_rate") ? ReadAssumption(_file.Map("hourly_rate"), "amount") : null,
        Sensitivity = OrFallback("sensitivity", book => book.Sensitivity, () => [.. _file.Map("sensitivity").Entries.Select(ReadRange)]),
    };

    private T OrFallback<T>(string key, Func<PriceBook, T> ofFallback, Func<T> read) =>
        _fallback is not null && !_file.Has(key) ? ofFallback(_fallback) : read();

    private LicensePrice ReadPrice(YamlMapping entry)
    {
        entry.Only("license", "edition", "price", "contract", "from", "until", "source");
        return entry.Has("price") || entry.Has("contract")
            ? new(
                entry.Text("license"), entry.TextOrNull("edition"), NotNegativeOrNull(entry, "price"), NotNegativeOrNull(entry, "contract"),
                entry.DayOrNull("from"), entry.DayOrNull("until"), _sources.Of(entry))
            : throw entry.Error($"'{entry.Name}' needs 'price' (the list price), 'contract' (your own), or both");
    }

    private IntegrationPrice ReadIntegration(YamlMapping entry)
    {
        entry.Only("license", "price", "contract", "for_sale", "source");
        var isForSale = !entry.Has("for_sale") || entry.Flag("for_sale");
        if (!isForSale && (entry.Has("price") || entry.Has("contract")))
        {
            throw entry.Error("'integration' has a price and is not for sale; leave out the price, or 'for_sale: false'", "for_sale");
        }

        return isForSale && !entry.Has("price") && !entry.Has("contract")
            ? throw entry.Error("'integration' needs 'price' (the list price), 'contract' (your own), or 'for_sale: false'")
            : new(entry.Text("license"), NotNegativeOrNull(entry, "price"), NotNegativeOrNull(entry, "contract"), _sources.Of(entry));
    }

    private IncludedSeats ReadSeats(YamlMapping entry)
    {
        entry.Only("user_license", "permission_set_license", "source");
        return new IncludedSeats(entry.Name, entry.Count("user_license"), entry.Count("permission_set_license"), _sources.Of(entry));
    }

    private ContractRenewal ReadRenewal(YamlMapping entry)
    {
        entry.Only("date", "term_months", "notice_days", "source");
        int? term = entry.Has("term_months") ? entry.Count("term_months") : null;
        return term == 0
            ? throw entry.Error("'term_months' must be at least 1", "term_months")
            : new(entry.DayOrNull("date"), term, entry.Has("notice_days") ? entry.Count("notice_days") : null, _sources.Of(entry));
    }

    /// <summary>Hours by kind of work. A kind that the book leaves out has the hours of the catalogue.</summary>
    private ImmutableSortedDictionary<string, PriceAssumption> ReadEffort()
    {
        var given = _file.Map("effort_hours").Entries
            .ToImmutableSortedDictionary(entry => entry.Name, entry => ReadAssumption(entry, "hours"), StringComparer.Ordinal);
        if (_fallback is null)
        {
            return given;
        }

        return given.Keys.FirstOrDefault(name => !_fallback.EffortHours.ContainsKey(name)) is { } unknown
            ? throw _file.Map("effort_hours")
                .Error($"unknown work '{unknown}'; known: {string.Join(", ", _fallback.EffortHours.Keys)}", unknown)
            : _fallback.EffortHours.SetItems(given);
    }

    private PriceAssumption ReadAssumption(YamlMapping entry, string key)
    {
        entry.Only(key, "source");
        return new(NotNegative(entry, key), _sources.Of(entry), _fallback is null);
    }

    private SensitivityRange ReadRange(YamlMapping entry)
    {
        entry.Only("low", "high", "source");
        var (low, high) = (entry.Number("low"), entry.Number("high"));
        return low is < -1 or > 0 || high < 0
            ? throw entry.Error("'low' must be from -1 to 0 and 'high' at least 0, as shares of the value: -0.2 is 20 % less")
            : new(entry.Name, low, high, _sources.Of(entry));
    }

    private static decimal? NotNegativeOrNull(YamlMapping entry, string key) => entry.Has(key) ? NotNegative(entry, key) : null;

    private static decimal NotNegative(YamlMapping entry, string key)
        => entry.Number(key) is >= 0 and var number ? number : throw entry.Error($"'{key}' must not be negative", key);
}
