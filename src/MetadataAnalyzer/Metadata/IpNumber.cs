using System.Globalization;
using System.Net;
using System.Numerics;

namespace MetadataAnalyzer.Metadata;

/// <summary>An IP address as a number. An IPv4 address in the form of IPv6 (<c>::ffff:192.0.2.1</c>) is the IPv4 address.</summary>
/// <param name="Value">The address.</param>
/// <param name="Bits">32 or 128.</param>
public readonly record struct IpNumber(BigInteger Value, int Bits)
{
    /// <summary>
    /// Reads an address. Null for anything else: also for shortened IPv4 addresses (<c>10.1</c>) and parts with leading zeros (<c>010</c>), which
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
