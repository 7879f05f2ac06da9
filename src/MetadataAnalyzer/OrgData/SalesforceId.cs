using System.Buffers;

namespace MetadataAnalyzer.OrgData;

/// <summary>
/// A record id. Its first 15 characters, which are case-sensitive, identify the record; an 18-character id adds a checksum of their case.
/// Both forms of one id are equal. A text that has neither form is kept as it is and equals only itself.
/// </summary>
public readonly struct SalesforceId : IEquatable<SalesforceId>, IComparable<SalesforceId>
{
    private const int ShortLength = 15;
    private const int LongLength = 18;
    private const string ChecksumAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private static readonly SearchValues<byte> IdBytes =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private readonly string? _value;

    /// <param name="value">The id as written; white space around it is dropped, null and blank mean no id.</param>
    public SalesforceId(string? value) => _value = string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    /// <summary>The id as written, empty when there is none.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether there is no id.</summary>
    public bool IsEmpty => _value is null;

    /// <summary>Whether the text has the form of an id: 15 or 18 ASCII letters and digits.</summary>
    public bool IsWellFormed => HasIdForm(Value);

    /// <summary>The text that identifies the record: the first 15 characters of a well-formed id, else the whole text.</summary>
    public string Key => KeyOf(Value) is var key && key.Length == Value.Length ? Value : key.ToString();

    public static bool operator ==(SalesforceId left, SalesforceId right) => left.Equals(right);

    public static bool operator !=(SalesforceId left, SalesforceId right) => !left.Equals(right);

    public static bool operator <(SalesforceId left, SalesforceId right) => left.CompareTo(right) < 0;

    public static bool operator <=(SalesforceId left, SalesforceId right) => left.CompareTo(right) <= 0;

    public static bool operator >(SalesforceId left, SalesforceId right) => left.CompareTo(right) > 0;

    public static bool operator >=(SalesforceId left, SalesforceId right) => left.CompareTo(right) >= 0;

    /// <summary>The id in its 18-character form with a fresh checksum; the text itself when it is no id.</summary>
    public string ToLongForm()
    {
        if (!IsWellFormed)
        {
            return Value;
        }

        Span<char> id = stackalloc char[LongLength];
        KeyOf(Value).CopyTo(id);
        for (var chunk = 0; chunk < 3; chunk++)
        {
            var capitals = 0;
            for (var bit = 0; bit < 5; bit++)
            {
                capitals |= char.IsAsciiLetterUpper(id[(chunk * 5) + bit]) ? 1 << bit : 0;
            }

            id[ShortLength + chunk] = ChecksumAlphabet[capitals];
        }

        return id.ToString();
    }

    /// <inheritdoc/>
    public bool Equals(SalesforceId other) => KeyOf(Value).SequenceEqual(KeyOf(other.Value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SalesforceId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(KeyOf(Value), StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(SalesforceId other) => KeyOf(Value).CompareTo(KeyOf(other.Value), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Value;

    internal static ReadOnlySpan<byte> KeyOf(ReadOnlySpan<byte> utf8) =>
        utf8.Length == LongLength && !utf8.ContainsAnyExcept(IdBytes) ? utf8[..ShortLength] : utf8;

    private static ReadOnlySpan<char> KeyOf(string value) =>
        value.Length == LongLength && HasIdForm(value) ? value.AsSpan(0, ShortLength) : value;

    private static bool HasIdForm(string value)
    {
        if (value.Length is not (ShortLength or LongLength))
        {
            return false;
        }

        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
