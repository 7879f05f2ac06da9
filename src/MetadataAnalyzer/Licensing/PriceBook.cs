using System.Collections.Immutable;

namespace MetadataAnalyzer.Licensing;

/// <summary>Prices, included seats and effort. A licence without a price is not priced, never free.</summary>
public sealed record PriceBook
{
    internal const int MonthsOfAYear = 12;

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>These are the catalogue's reported list prices, not a contract's.</summary>
    public required bool IsDefault { get; init; }

    public required ImmutableArray<LicensePrice> Licenses { get; init; }

    /// <summary>One price buys a seat of the user licence together with one of the permission set licence.</summary>
    public required IntegrationPrice Integration { get; init; }

    public required ImmutableArray<IncludedSeats> IncludedSeats { get; init; }

    /// <summary>Whether <see cref="IncludedSeats"/> are the catalogue's.</summary>
    public required bool HasDefaultSeats { get; init; }

    /// <summary>When the contract can next be changed; null when nobody says.</summary>
    public required ContractRenewal? Renewal { get; init; }

    /// <summary>Rise of all prices at each renewal after the next, as a share (0.07 = 7 %).</summary>
    public required PriceAssumption Uplift { get; init; }

    /// <summary>Hours per piece of work, by its name (<c>profile</c>, <c>permission-set</c>, <c>app</c>, …).</summary>
    public required ImmutableSortedDictionary<string, PriceAssumption> EffortHours { get; init; }

    /// <summary>What an hour of work costs, in <see cref="Currency"/>; null when nobody says, for there is no default.</summary>
    public required PriceAssumption? HourlyRate { get; init; }

    /// <summary>How far inputs are varied to see which of them moves the result most.</summary>
    public required ImmutableArray<SensitivityRange> Sensitivity { get; init; }

    /// <summary>The price of a licence, or null when it is not priced.</summary>
    /// <param name="license">Name of the user licence, any case.</param>
    /// <param name="edition">The edition, any case, whose own price goes before one for all; null finds a price only when all prices of the day agree on one edition.</param>
    /// <param name="day">The day that counts; null = the newest price.</param>
    public LicensePrice? FindPrice(string license, string? edition, DateOnly? day)
    {
        var prices = Licenses
            .Where(price => string.Equals(price.License, license.Trim(), StringComparison.OrdinalIgnoreCase))
            .Where(price => edition is null || price.Edition is null || string.Equals(price.Edition, edition.Trim(), StringComparison.OrdinalIgnoreCase))
            .Where(price => day is null || ((price.From is null || price.From <= day) && (price.Until is null || price.Until >= day)))
            .OrderBy(price => price.From ?? DateOnly.MinValue)
            .ToList();
        var isAmbiguous = edition is null && prices.Select(price => price.Edition).Distinct(StringComparer.OrdinalIgnoreCase).Skip(1).Any();
        return isAmbiguous ? null : prices.LastOrDefault(price => price.Edition is not null) ?? prices.LastOrDefault();
    }

    /// <summary>The editions that the book has a price or included seats for.</summary>
    public IEnumerable<string> Editions =>
        Licenses.Select(price => price.Edition).OfType<string>().Concat(IncludedSeats.Select(seats => seats.Edition)).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the book has a price or included seats for the edition (any case).</summary>
    public bool KnowsEdition(string edition) => Editions.Contains(edition.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The seats that <paramref name="edition"/> (any case) includes, or null when that is not known.</summary>
    public IncludedSeats? FindIncludedSeats(string edition)
        => IncludedSeats.FirstOrDefault(seats => string.Equals(seats.Edition, edition.Trim(), StringComparison.OrdinalIgnoreCase));
}
