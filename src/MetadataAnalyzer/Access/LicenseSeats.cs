using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Seats of one licence. What neither the exports nor the edition say is null.</summary>
/// <param name="License">Name of the licence as people know it.</param>
/// <param name="Total">Seats bought or included.</param>
/// <param name="Used">Seats taken.</param>
/// <param name="Location">The record that says so; null when the numbers are the edition's default or unknown.</param>
public sealed record LicenseSeats(string License, int? Total, int? Used, Location? Location)
{
    /// <summary>Seats left, never less than none; null when that is unknown.</summary>
    public int? Free => Total - Used is { } left ? Math.Max(0, left) : null;

    /// <summary>Whether the total is what the edition includes, not the org's own number.</summary>
    public bool IsDefault => Total is not null && Location is null;
}
