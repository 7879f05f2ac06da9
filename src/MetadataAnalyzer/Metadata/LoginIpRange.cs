using System.Net;
using System.Numerics;

namespace MetadataAnalyzer.Metadata;

/// <summary>A range of addresses that a profile allows logins from.</summary>
/// <param name="StartAddress">First address as the file spells it, trimmed.</param>
/// <param name="EndAddress">Last address as the file spells it, trimmed.</param>
/// <param name="Description">Free text of the range.</param>
/// <param name="Location">The <c>loginIpRanges</c> element.</param>
public sealed record LoginIpRange(string StartAddress, string EndAddress, string? Description, Location Location)
{
    /// <summary>Whether both ends parse, are of one family and in order.</summary>
    public bool IsValid => Size is not null;

    /// <summary>
    /// Whether the range restricts anything: one that spans a /8 or more does not. A range that cannot be read counts as restricting,
    /// so that nothing is promised on its account.
    /// </summary>
    public bool Restricts => Size is not var (addresses, bits) || addresses < BigInteger.One << (bits - 8);

    /// <summary>Whether every address of another range is in this one. False when either range cannot be read.</summary>
    public bool Covers(LoginIpRange other) =>
        Ends is var (first, last, bits) && other.Ends is var (otherFirst, otherLast, otherBits) && bits == otherBits && first <= otherFirst && last >= otherLast;

    /// <summary>Number of addresses and the family's width in bits, or null when the range is not valid.</summary>
    private (BigInteger Addresses, int Bits)? Size => Ends is var (first, last, bits) ? (last - first + 1, bits) : null;

    /// <summary>First and last address and the family's width in bits, or null when the range is not valid.</summary>
    private (BigInteger First, BigInteger Last, int Bits)? Ends
    {
        get
        {
            if (!IPAddress.TryParse(StartAddress, out var start) || !IPAddress.TryParse(EndAddress, out var end))
            {
                return null;
            }

            var (startBytes, endBytes) = (start.GetAddressBytes(), end.GetAddressBytes());
            var first = new BigInteger(startBytes, isUnsigned: true, isBigEndian: true);
            var last = new BigInteger(endBytes, isUnsigned: true, isBigEndian: true);
            return startBytes.Length == endBytes.Length && first <= last ? (first, last, startBytes.Length * 8) : null;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => StartAddress == EndAddress ? StartAddress : $"{StartAddress}-{EndAddress}";
}
