namespace MetadataAnalyzer.Savings;

/// <summary>The numbers of one calculation; the sensitivity changes one at a time.</summary>
internal sealed record SavingsInputs
{
    /// <summary>By how much the prices of full licences are multiplied.</summary>
    public decimal FullPriceFactor { get; init; } = 1;

    /// <summary>What a bought seat costs in a year; null when none can be bought.</summary>
    public required decimal? IntegrationPerYear { get; init; }

    /// <summary>By how much the hours are multiplied.</summary>
    public decimal EffortFactor { get; init; } = 1;

    /// <summary>What an hour costs; null when nobody says.</summary>
    public required decimal? HourlyRate { get; init; }

    /// <summary>Rise of all prices at each renewal after the next, as a share.</summary>
    public required decimal Uplift { get; init; }

    /// <summary>Length of a term; null when nobody says: then prices do not rise.</summary>
    public required int? TermMonths { get; init; }

    /// <summary>How many free seats are used instead of those there are; null leaves the allocation as it is.</summary>
    public int? FreeSeats { get; init; }

    /// <summary>
    /// What one unit of yearly saving comes to in three years from the renewal on. The prices given hold for the first term; a renewal
    /// within a year counts from its month on.
    /// </summary>
    public decimal ThreeYearFactor
    {
        get
        {
            const int months = 36;
            if (TermMonths is not { } term)
            {
                return months / 12m;
            }

            var (sum, price) = (0m, 1m);
            for (var month = 0; month < months; month++)
            {
                price *= month > 0 && month % term == 0 ? 1 + Uplift : 1;
                sum += price;
            }

            return sum / 12m;
        }
    }
}
