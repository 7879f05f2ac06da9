using System.Numerics;

namespace MetadataAnalyzer.Metadata;

/// <summary>A range of addresses that a profile allows logins from, or an app trusts.</summary>
/// <param name="StartAddress">First address as the file spells it, trimmed.</param>
/// <param name="EndAddress">Last address as the file spells it, trimmed.</param>
/// <param name="Description">Free text of the range.</param>
/// <param name="Location">The element.</param>
public sealed record LoginIpRange(string StartAddress, string EndAddress, string? Description, Location Location)
{
    /// <summary>Whether both ends can be read, are of one IP version and in order.</summary>
    public bool IsValid => Ends is not null;

    /// <summary>
    /// Whether the range restricts anything: one that spans a /8 or more does not. What a range that is not valid restricts is not known; it counts
    /// as restricting, so that nothing is promised on its account.
    /// </summary>
    public bool Restricts => Ends is not { } ends || ends.Last - ends.First + 1 < BigInteger.One << (ends.Bits - 8);

    /// <summary>Why the range is not valid, as a clause; null when it is.</summary>
    public string? Fault => (IpNumber.Parse(StartAddress), IpNumber.Parse(EndAddress)) switch
    {
        (null, _) => $"the start address '{StartAddress}' is no IP address",
        (_, null) => $"the end address '{EndAddress}' is no IP address",
        ({ } start, { } end) when start.Bits != end.Bits => "it starts in one IP version and ends in the other",
        ({ } start, { } end) when start.Value > end.Value => "it starts after its end",
        _ => null,
    };

    private (BigInteger First, BigInteger Last, int Bits)? Ends =>
        (IpNumber.Parse(StartAddress), IpNumber.Parse(EndAddress)) is ({ } start, { } end) && start.Bits == end.Bits && start.Value <= end.Value
            ? (start.Value, end.Value, start.Bits)
            : null;

    /// <summary>Whether every address of another range is in this one. False when either range is not valid.</summary>
    public bool Covers(LoginIpRange other) =>
        Ends is { } ends && other.Ends is { } others && ends.Bits == others.Bits && ends.First <= others.First && ends.Last >= others.Last;

    /// <summary>
    /// Whether an address is in the range. A range in the wrong order may be meant the other way round and so has what lies between; null when
    /// an end cannot be read or both are of different IP versions.
    /// </summary>
    /// <param name="address">An address that can be read.</param>
    public bool? Contains(IpNumber address)
    {
        if ((IpNumber.Parse(StartAddress), IpNumber.Parse(EndAddress)) is not ({ } start, { } end) || start.Bits != end.Bits)
        {
            return null;
        }

        return address.Bits == start.Bits && address.Value >= BigInteger.Min(start.Value, end.Value) && address.Value <= BigInteger.Max(start.Value, end.Value);
    }

    /// <inheritdoc/>
    public override string ToString() => StartAddress == EndAddress ? StartAddress : $"{StartAddress}-{EndAddress}";
}
