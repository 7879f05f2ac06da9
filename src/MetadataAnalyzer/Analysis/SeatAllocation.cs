using System.Collections.Immutable;
using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Analysis;

/// <summary>What seat of the integration licence a move finds.</summary>
public enum SeatKind
{
    /// <summary>Neither the exports nor the edition say whether one is left.</summary>
    Unknown,

    /// <summary>One of the free seats.</summary>
    Free,

    /// <summary>No free seat is left; one must be bought.</summary>
    Paid,

    /// <summary>No free seat is left and none can be bought.</summary>
    Unavailable,
}

/// <summary>A subject that needs a seat in a scenario, and what it gets.</summary>
/// <param name="Assessed">The subject with its verdict.</param>
/// <param name="Annual">What its present licence costs in a year; null when that is not priced.</param>
/// <param name="Seat">What it gets.</param>
/// <param name="Exhausted">The licence of which no free seat is left for it; null when it gets a free one or that is unknown.</param>
public sealed record SeatClaim(AssessedSubject Assessed, decimal? Annual, SeatKind Seat, LicenseSeats? Exhausted)
{
    public Subject Subject => Assessed.Subject;
}

/// <summary>Who gets which seat in one scenario.</summary>
/// <param name="Seats">The seats there are.</param>
/// <param name="Claims">All that need one, in the order in which they are served.</param>
public sealed record SeatAllocation(IntegrationSeats Seats, ImmutableArray<SeatClaim> Claims)
{
    /// <summary>How many get a seat of that kind.</summary>
    public int Count(SeatKind kind) => Claims.Count(claim => claim.Seat == kind);

    /// <summary>What a subject gets; null when it needs no seat in this scenario.</summary>
    public SeatKind? SeatOf(Subject subject) => Claims.FirstOrDefault(claim => ReferenceEquals(claim.Subject, subject))?.Seat;

    /// <summary>The licence of which the number of free seats is not known; null when both are.</summary>
    public LicenseSeats? Unknown =>
        Seats.UserLicense.Free is null ? Seats.UserLicense : Seats.PermissionSetLicense.Free is null ? Seats.PermissionSetLicense : null;

    /// <summary>Why no seat of a licence is left, for people.</summary>
    public string Shortage(LicenseSeats exhausted)
    {
        var free = exhausted.Free ?? 0;
        return $"{exhausted.Used} of {exhausted.Total} are in "
            + $"use{(exhausted.IsDefault ? " (the total is what the edition includes)" : "")}, and {Claims.Length} "
            + $"{(Claims.Length == 1 ? "user is" : "users are")} to move into {(free == 0 ? "none" : $"the {free}")} that "
            + $"{(free == 1 ? "is" : "are")} free";
    }
}
