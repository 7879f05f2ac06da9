using System.Collections.Immutable;
using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Analysis;

/// <summary>Kind of seat of the integration licence for a move.</summary>
public enum SeatKind
{
    /// <summary>Neither the exports nor the edition give the number of free seats.</summary>
    Unknown,

    /// <summary>One of the free seats.</summary>
    Free,

    /// <summary>No free seat is left; one must be bought.</summary>
    Paid,

    /// <summary>No free seat is left and none can be bought.</summary>
    Unavailable,
}

/// <summary>A subject that needs a seat in a scenario, and the seat it gets.</summary>
/// <param name="Assessed">The subject with its verdict.</param>
/// <param name="Annual">Yearly price of its present licence; null when the licence is not priced.</param>
/// <param name="Seat">The seat it gets.</param>
/// <param name="Exhausted">The licence of which no free seat is left for it; null when it gets a free one or that is unknown.</param>
public sealed record SeatClaim(AssessedSubject Assessed, decimal? Annual, SeatKind Seat, LicenseSeats? Exhausted)
{
    public Subject Subject => Assessed.Subject;
}

/// <summary>Allocation of seats in one scenario.</summary>
/// <param name="Seats">The seats there are.</param>
/// <param name="Claims">All that need one, in the order in which they are served.</param>
public sealed record SeatAllocation(IntegrationSeats Seats, ImmutableArray<SeatClaim> Claims)
{
    /// <summary>Number of subjects that get a seat of that kind.</summary>
    public int Count(SeatKind kind) => Claims.Count(claim => claim.Seat == kind);

    /// <summary>The seat of a subject; null when it needs none in this scenario.</summary>
    public SeatKind? SeatOf(Subject subject) => Claims.FirstOrDefault(claim => ReferenceEquals(claim.Subject, subject))?.Seat;

    /// <summary>The licence of which the number of free seats is not known; null when both are.</summary>
    public LicenseSeats? Unknown =>
        Seats.UserLicense.Free is null ? Seats.UserLicense : Seats.PermissionSetLicense.Free is null ? Seats.PermissionSetLicense : null;

    /// <summary>The reason why no seat of a licence is left, for people.</summary>
    public string Shortage(LicenseSeats exhausted)
    {
        var free = exhausted.Free ?? 0;
        return $"{exhausted.Used} of {exhausted.Total} are in "
            + $"use{(exhausted.IsDefault ? " (the total is what the edition includes)" : "")}, and {Claims.Length} "
            + $"{(Claims.Length == 1 ? "user is" : "users are")} to move into {(free == 0 ? "none" : $"the {free}")} that "
            + $"{(free == 1 ? "is" : "are")} free";
    }
}
