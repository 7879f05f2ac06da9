using System.Globalization;
using System.Net;
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

    /// <summary>Whether the range is valid and spans a /8 or more: 16,777,216 IPv4 addresses.</summary>
    public bool IsWide => Ends is { } ends && ends.Last - ends.First + 1 >= BigInteger.One << (ends.Bits - 8);

    /// <summary>32 for IPv4, 128 for IPv6; null when the range is not valid.</summary>
    public int? Bits => Ends?.Bits;

    /// <summary>The reason that the range is not valid, as a clause; null when it is valid.</summary>
    public string? Fault => (IpNumber.Parse(StartAddress), IpNumber.Parse(EndAddress)) switch
    {
        (null, _) => $"the start address '{StartAddress}' is no IP address",
        (_, null) => $"the end address '{EndAddress}' is no IP address",
        ({ } start, { } end) when start.Bits != end.Bits => "it starts in one IP version and ends in the other",
        ({ } start, { } end) when start.Value > end.Value => "it starts after its end",
        _ => null,
    };

    private (BigInteger First, BigInteger Last, int Bits)? Ends =>
        (IpNumber.Parse(StartAddress), IpNumber.Parse(EndAddress)) is ({ } start, { } end) && start.Bits == end.Bits
            && start.Value <= end.Value
            ? (start.Value, end.Value, start.Bits)
            : null;

    /// <summary>Whether an address is in the range; false when the range is not valid.</summary>
    /// <param name="address">An address that can be read.</param>
    public bool Contains(IpNumber address) =>
        Ends is { } ends && ends.Bits == address.Bits && ends.First <= address.Value && ends.Last >= address.Value;

    /// <summary>Whether ranges together hold every address of one IP version. Ranges that are not valid count for nothing.</summary>
    /// <param name="ranges">Ranges of any IP version, in any order.</param>
    /// <param name="bits">32 for IPv4, 128 for IPv6.</param>
    public static bool CoverAll(IEnumerable<LoginIpRange> ranges, int bits)
    {
        var next = BigInteger.Zero;
        foreach (var ends in ranges.Select(range => range.Ends).OfType<(BigInteger First, BigInteger Last, int Bits)>()
            .Where(ends => ends.Bits == bits).Order())
        {
            if (ends.First > next)
            {
                return false;
            }

            next = BigInteger.Max(next, ends.Last + 1);
        }

        return next == BigInteger.One << bits;
    }

    /// <inheritdoc/>
    public override string ToString() => StartAddress == EndAddress ? StartAddress : $"{StartAddress}-{EndAddress}";
}

/// <summary>An IP address as a number. An IPv4 address in the form of IPv6 (<c>::ffff:192.0.2.1</c>) is the IPv4 address.</summary>
/// <param name="Value">The address.</param>
/// <param name="Bits">32 or 128.</param>
public readonly record struct IpNumber(BigInteger Value, int Bits)
{
    /// <summary>
    /// Reads an address. Null for anything else: also for shortened IPv4 addresses (<c>10.1</c>) and parts with leading zeros (<c>010</c>),
    /// which
    /// some read as octal, for a zone (<c>fe80::1%eth0</c>) and for a mask (<c>10.0.0.0/8</c>).
    /// </summary>
    public static IpNumber? Parse(string text)
    {
        if (!IPAddress.TryParse(text, out var address) || text.Contains('%', StringComparison.Ordinal))
        {
            return null;
        }

        if (!text.Contains(':', StringComparison.Ordinal))
        {
            return IsDotted(text) ? Of(address) : null;
        }

        return Of(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
    }

    private static IpNumber Of(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return new(new BigInteger(bytes, isUnsigned: true, isBigEndian: true), bytes.Length * 8);
    }

    private static bool IsDotted(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4 && parts.All(part => byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value.ToString(CultureInfo.InvariantCulture) == part);
    }
}
