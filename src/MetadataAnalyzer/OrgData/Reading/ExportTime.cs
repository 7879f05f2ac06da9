using System.Buffers.Text;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>
/// Parses the dates that Salesforce's tools write: <c>2026-08-01</c>, with a time after <c>T</c> or a space, fractions, and <c>Z</c>,
/// <c>+0000</c> or <c>+00:00</c>. A time without zone is UTC. Forms that depend on a locale, such as <c>1/8/2026</c>, are refused,
/// because day and month cannot be told apart. Event log files also have <c>20260801030405.000</c>, in UTC.
/// </summary>
internal static class ExportTime
{
    private const int PlainLength = 14;
    private const int SeparatedLength = 19;

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length >= PlainLength && !text[..PlainLength].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return TryParse(Separate(text, stackalloc byte[SeparatedLength]), out value);
        }

        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        var ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks;
        if (text.Length > 10)
        {
            if (text[10] is not ((byte)'T' or (byte)'t' or (byte)' ') || !TryTime(text[11..], out var sinceMidnight, out var zone))
            {
                return false;
            }

            ticks += sinceMidnight - zone;
        }

        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    /// <summary>The 14 digits with the marks between them; empty when more than a fraction of a second follows them.</summary>
    private static ReadOnlySpan<byte> Separate(ReadOnlySpan<byte> text, Span<byte> separated)
    {
        if (text.Length > PlainLength && text[PlainLength] != '.')
        {
            return [];
        }

        "0000-00-00T00:00:00"u8.CopyTo(separated);
        text[..4].CopyTo(separated);
        for (var part = 0; part < 5; part++)
        {
            text.Slice(4 + (part * 2), 2).CopyTo(separated[(5 + (part * 3))..]);
        }

        return separated;
    }

    private static bool TryTime(ReadOnlySpan<byte> text, out long ticks, out long zone)
    {
        (ticks, zone) = (0, 0);
        if (text.Length < 5 || text[2] != ':' || !TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute)
            || hour > 23 || minute > 59)
        {
            return false;
        }

        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        text = text[5..];
        if (text is [(byte)':', _, _, ..])
        {
            // 60 is a leap second.
            if (!TryDigits(text[1..3], out var second) || second > 60)
            {
                return false;
            }

            ticks += second * TimeSpan.TicksPerSecond;
            text = text[3..];
        }

        if (text is [(byte)'.', ..])
        {
            var digits = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            text = digits < 0 ? [] : text[(1 + digits)..];
        }

        return TryZone(text.TrimStart((byte)' '), out zone);
    }

    private static bool TryZone(ReadOnlySpan<byte> text, out long zone)
    {
        zone = 0;
        if (text.IsEmpty || text is [(byte)'Z' or (byte)'z'])
        {
            return true;
        }

        var hours = 0;
        var minutes = 0;
        var parsed = text switch
        {
            [(byte)'+' or (byte)'-', _, _] => TryDigits(text[1..], out hours),
            [(byte)'+' or (byte)'-', _, _, _, _] => TryDigits(text[1..3], out hours) && TryDigits(text[3..], out minutes),
            [(byte)'+' or (byte)'-', _, _, (byte)':', _, _] => TryDigits(text[1..3], out hours) && TryDigits(text[4..], out minutes),
            _ => false,
        };
        zone = ((hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute)) * (text[0] == '-' ? -1 : 1);
        return parsed && hours <= 14 && minutes <= 59;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value) =>
        Utf8Parser.TryParse(text, out value, out var consumed, 'D') && consumed == text.Length && text[0] is >= (byte)'0' and <= (byte)'9';
}
