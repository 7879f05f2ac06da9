using System.Collections.Immutable;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>prices.yml</c>, and a price book that replaces it.</summary>
internal static class PriceReader
{
    /// <param name="file">The price book.</param>
    /// <param name="sources">The catalogue's sources, to which the book may add its own.</param>
    /// <param name="fallback">Whose included seats, uplift and effort stand in when the book has none; its prices never do. Null: all must be there.</param>
    public static PriceBook Read(CatalogueNode file, CatalogueSources sources, PriceBook? fallback = null)
    {
        file.Only("currency", "default", "sources", "licenses", "integration", "included_seats", "uplift", "effort_hours");
        sources = file.Has("sources") ? sources.With(file.Map("sources")) : sources;
        return new PriceBook
        {
            Currency = file.Text("currency"),
            IsDefault = file.Flag("default"),
            Licenses = [.. file.Items("licenses").Select(entry => ReadPrice(entry, sources))],
            Integration = ReadIntegration(file.Map("integration"), sources),
            IncludedSeats = fallback is not null && !file.Has("included_seats")
                ? fallback.IncludedSeats
                : [.. file.Map("included_seats").Entries.Select(entry => ReadSeats(entry, sources))],
            Uplift = fallback is not null && !file.Has("uplift") ? fallback.Uplift : ReadUplift(file.Map("uplift"), sources),
            EffortHours = fallback is not null && !file.Has("effort_hours")
                ? fallback.EffortHours
                : file.Map("effort_hours").Entries.ToImmutableSortedDictionary(entry => entry.Name, entry => ReadHours(entry, sources), StringComparer.Ordinal),
        };
    }

    private static LicensePrice ReadPrice(CatalogueNode entry, CatalogueSources sources)
    {
        entry.Only("license", "edition", "price", "from", "until", "source");
        return new LicensePrice(
            entry.Text("license"),
            entry.TextOrNull("edition"),
            NotNegative(entry, "price"),
            entry.DayOrNull("from"),
            entry.DayOrNull("until"),
            sources.Of(entry));
    }

    private static IntegrationPrice ReadIntegration(CatalogueNode entry, CatalogueSources sources)
    {
        entry.Only("license", "price", "for_sale", "source");
        var isForSale = !entry.Has("for_sale") || entry.Flag("for_sale");
        if (!isForSale && entry.Has("price"))
        {
            throw entry.Error("'integration' has a price and is not for sale; leave out 'price', or 'for_sale: false'", "for_sale");
        }

        return new(entry.Text("license"), isForSale ? NotNegative(entry, "price") : null, sources.Of(entry));
    }

    private static decimal ReadUplift(CatalogueNode uplift, CatalogueSources sources)
    {
        uplift.Only("share", "source");
        sources.Of(uplift);
        return uplift.Number("share");
    }

    private static IncludedSeats ReadSeats(CatalogueNode entry, CatalogueSources sources)
    {
        entry.Only("user_license", "permission_set_license", "source");
        return new IncludedSeats(entry.Name, entry.Count("user_license"), entry.Count("permission_set_license"), sources.Of(entry));
    }

    private static decimal ReadHours(CatalogueNode entry, CatalogueSources sources)
    {
        entry.Only("hours", "source");
        sources.Of(entry);
        return NotNegative(entry, "hours");
    }

    private static decimal NotNegative(CatalogueNode entry, string key)
        => entry.Number(key) is >= 0 and var number ? number : throw entry.Error($"'{key}' must not be negative", key);
}
