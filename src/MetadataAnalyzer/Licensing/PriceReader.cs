using System.Collections.Immutable;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>prices.yml</c>.</summary>
internal static class PriceReader
{
    public static PriceBook Read(CatalogueNode file, CatalogueSources sources)
    {
        file.Only("currency", "default", "licenses", "integration", "included_seats", "uplift", "effort_hours");
        var uplift = file.Map("uplift");
        uplift.Only("share", "source");
        sources.Of(uplift);
        return new PriceBook
        {
            Currency = file.Text("currency"),
            IsDefault = file.Flag("default"),
            Licenses = [.. file.Items("licenses").Select(entry => ReadPrice(entry, sources))],
            Integration = ReadPrice(file.Map("integration"), sources),
            IncludedSeats = [.. file.Map("included_seats").Entries.Select(entry => ReadSeats(entry, sources))],
            Uplift = uplift.Number("share"),
            EffortHours = file.Map("effort_hours").Entries.ToImmutableSortedDictionary(
                entry => entry.Name, entry => ReadHours(entry, sources), StringComparer.Ordinal),
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
