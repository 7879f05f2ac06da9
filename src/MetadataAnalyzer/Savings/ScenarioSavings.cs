using System.Collections.Immutable;

namespace MetadataAnalyzer.Savings;

/// <summary>What one scenario saves.</summary>
public sealed record ScenarioSavings
{
    /// <summary>Subjects that move.</summary>
    public required int Subjects { get; init; }

    /// <summary>Full licences that are freed: one for each user that moves. How many users are on a profile is not known without a users export.</summary>
    public required int SeatsFreed { get; init; }

    /// <summary>Free seats of the integration licence that are taken.</summary>
    public required int FreeSeats { get; init; }

    /// <summary>Seats of the integration licence to buy.</summary>
    public required int PaidSeats { get; init; }

    /// <summary>Seats of which neither the exports nor the edition say whether they are free. They are priced as if they had to be bought.</summary>
    public required int UnknownSeats { get; init; }

    /// <summary>Subjects that move and whose present licence has no price; they are in no amount.</summary>
    public required int Unpriced { get; init; }

    /// <summary>What the freed licences cost in a year; null when none of them is priced.</summary>
    public required decimal? CurrentAnnual { get; init; }

    /// <summary>What the new seats cost in a year; null when <see cref="CurrentAnnual"/> is.</summary>
    public required decimal? TargetAnnual { get; init; }

    /// <summary>The work to be done, by kind.</summary>
    public required ImmutableArray<EffortItem> Effort { get; init; }

    /// <summary>What the work costs once; null when nobody says what an hour costs.</summary>
    public required decimal? OneOff { get; init; }

    /// <summary>Saving of three years from the renewal on, before the work; prices rise at each renewal after the first. Null when nothing is priced.</summary>
    public required decimal? ThreeYearGross { get; init; }

    /// <summary>Saving in a year at the prices given; null when nothing is priced.</summary>
    public decimal? Annual => CurrentAnnual - TargetAnnual;

    /// <summary>Hours of work.</summary>
    public decimal Hours => Effort.Sum(item => item.Hours);

    /// <summary>Saving of the first twelve months from the renewal on less the work; null when one of both is not known.</summary>
    public decimal? FirstYearNet => Annual - OneOff;

    /// <summary>Saving of three years from the renewal on less the work; null when one of both is not known.</summary>
    public decimal? ThreeYear => ThreeYearGross - OneOff;

    /// <summary>Months from the renewal until the work is paid for, rounded up; null when that is not known or never happens.</summary>
    public int? PaybackMonths => OneOff is { } cost && Annual is > 0 and var annual
        ? (int)Math.Ceiling(cost * Licensing.PriceBook.MonthsOfAYear / annual)
        : null;
}
