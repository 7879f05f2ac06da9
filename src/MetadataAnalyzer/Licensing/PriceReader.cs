using System.Collections.Immutable;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>prices.yml</c>, and a price book that replaces it.</summary>
internal sealed class PriceReader
{
    private readonly YamlMapping _file;
    private readonly CatalogueSources _sources;
    private readonly PriceBook? _fallback;

    private PriceReader(YamlMapping file, CatalogueSources sources, PriceBook? fallback) => (_file, _sources, _fallback) = (file, sources, fallback);

    /// <param name="file">The price book.</param>
    /// <param name="sources">The catalogue's sources, to which the book may add its own.</param>
    /// <param name="fallback">Whose included seats, uplift, effort and ranges stand in when the book has none; its prices never do. Null: all must be there.</param>
    public static PriceBook Read(YamlMapping file, CatalogueSources sources, PriceBook? fallback = null)
    {
        file.Only("currency", "default", "sources", "licenses", "integration", "included_seats", "renewal", "uplift", "effort_hours", "hourly_rate", "sensitivity");
        return new PriceReader(file, file.Has("sources") ? sources.With(file.Map("sources")) : sources, fallback).Read();
    }

    private PriceBook Read() => new()
    {
        Currency = _file.Text("currency"),
        IsDefault = _file.Flag("default"),
        Licenses = [.. _file.Items("licenses").Select(ReadPrice)],
        Integration = ReadIntegration(_file.Map("integration")),
        IncludedSeats = StandIn("included_seats", book => book.IncludedSeats, () => [.. _file.Map("included_seats").Entries.Select(ReadSeats)]),
        HasDefaultSeats = _fallback is null || !_file.Has("included_seats"),
        Renewal = _file.Has("renewal") ? ReadRenewal(_file.Map("renewal")) : null,
        Uplift = StandIn("uplift", book => book.Uplift, () => ReadAssumption(_file.Map("uplift"), "share")),
        EffortHours = StandIn("effort_hours", book => book.EffortHours, ReadEffort),
        HourlyRate = _file.Has("hourly_rate") ? ReadAssumption(_file.Map("hourly_rate"), "amount") : null,
        Sensitivity = StandIn("sensitivity", book => book.Sensitivity, () => [.. _file.Map("sensitivity").Entries.Select(ReadRange)]),
    };

    private T StandIn<T>(string key, Func<PriceBook, T> ofFallback, Func<T> read) => _fallback is not null && !_file.Has(key) ? ofFallback(_fallback) : read();

    private LicensePrice ReadPrice(YamlMapping entry)
    {
        entry.Only("license", "edition", "price", "contract", "from", "until", "source");
        return entry.Has("price") || entry.Has("contract")
            ? new(entry.Text("license"), entry.TextOrNull("edition"), NotNegativeOrNull(entry, "price"), NotNegativeOrNull(entry, "contract"),
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

    /// <summary>Hours by kind of work; kinds that the book does not name keep the catalogue's.</summary>
    private ImmutableSortedDictionary<string, PriceAssumption> ReadEffort()
    {
        var given = _file.Map("effort_hours").Entries.ToImmutableSortedDictionary(entry => entry.Name, entry => ReadAssumption(entry, "hours"), StringComparer.Ordinal);
        if (_fallback is null)
        {
            return given;
        }

        return given.Keys.FirstOrDefault(name => !_fallback.EffortHours.ContainsKey(name)) is { } unknown
            ? throw _file.Map("effort_hours").Error($"unknown work '{unknown}'; known: {string.Join(", ", _fallback.EffortHours.Keys)}", unknown)
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
