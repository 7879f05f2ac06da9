using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace MetadataAnalyzer.Reporting.Redaction;

/// <summary>
/// Makes pseudonyms: a prefix that says what the name is, and eight characters of a keyed hash. The hash depends on the name and the key alone, so
/// that another name more or less changes no other pseudonym, and it cannot be compared with the hash of a guess by who lacks the key. The characters are
/// lower-case consonants and digits: they need no escape in any format and make no word.
/// </summary>
/// <param name="key">The secret of the org.</param>
internal sealed class Pseudonyms(byte[] key)
{
    private const string Alphabet = "bcdfghjklmnpqrstvwxz23456789";
    private const int CodeLength = 8;

    private readonly Dictionary<string, RedactedName> _byOriginal = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _pseudonyms = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Every name so far, by kind and pseudonym, which is not the order of the names.</summary>
    public ImmutableArray<RedactedName> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _byOriginal.Values.OrderBy(name => name.Kind).ThenBy(name => name.Pseudonym, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>The pseudonym of a name in any case; the first kind and prefix that a name was seen with are its own.</summary>
    public string Of(RedactionKinds kind, string prefix, string original)
    {
        lock (_gate)
        {
            if (_byOriginal.TryGetValue(original, out var known))
            {
                return known.Pseudonym;
            }

            var hash = Hash(original.ToUpperInvariant());
            var offset = 0;
            string pseudonym;
            do
            {
                pseudonym = $"{prefix}-{Code(hash.AsSpan(offset++, CodeLength))}";
            }
            while (!_pseudonyms.Add(pseudonym));

            _byOriginal.Add(original, new(kind, original, pseudonym));
            return pseudonym;
        }
    }

    /// <summary>Where a pseudonym that starts at a place ends; 0 when none does.</summary>
    public int EndOf(ReadOnlySpan<char> text, int start)
    {
        var dash = start;
        while (dash < text.Length && char.IsAsciiLetterLower(text[dash]))
        {
            dash++;
        }

        var end = dash + 1 + CodeLength;
        if (dash == start || end > text.Length || text[dash] != '-')
        {
            return 0;
        }

        lock (_gate)
        {
            return _pseudonyms.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[start..end]) ? end : 0;
        }
    }

    /// <summary>A fingerprint that says as much as the given one and that nobody without the key can make from names.</summary>
    public string Fingerprint(ReadOnlySpan<char> fingerprint) => Convert.ToHexStringLower(Hash($"fingerprint {fingerprint}").AsSpan(0, 16));

    private byte[] Hash(string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Code(ReadOnlySpan<byte> bytes)
    {
        var code = new StringBuilder(CodeLength);
        foreach (var value in bytes)
        {
            code.Append(Alphabet[value % Alphabet.Length]);
        }

        return code.ToString();
    }
}

/// <summary>A name and what stands for it.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Original">The name, as it was first seen.</param>
/// <param name="Pseudonym">What every report says instead.</param>
public sealed record RedactedName(RedactionKinds Kind, string Original, string Pseudonym);
