using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace MetadataAnalyzer.Reporting.Redaction;

/// <summary>
/// Makes pseudonyms: a prefix for the kind of the name, and eight characters of a keyed hash. The hash depends on the name and the key
/// only, so that an additional name changes no other pseudonym; without the key, a guessed name cannot be checked. The characters are
/// lower-case consonants and digits: they need no escape in any format and form no word.
/// </summary>
/// <param name="key">The secret of the org.</param>
internal sealed class Pseudonyms(byte[] key)
{
    private const string Alphabet = "bcdfghjklmnpqrstvwxz23456789";
    private const int CodeLength = 8;

    private readonly Dictionary<string, RedactedName> _byOriginal = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _pseudonyms = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Every name so far, sorted by kind and pseudonym, so that the order does not reveal the names.</summary>
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

    /// <summary>The pseudonym of a name in any case; a name keeps the kind and the prefix of its first use.</summary>
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

    /// <summary>End of the pseudonym that starts at a place; 0 for none.</summary>
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

    /// <summary>A fingerprint in place of the given one; without the key, it cannot be computed from names.</summary>
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

/// <summary>A hidden name with its pseudonym.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Original">The name in its first spelling.</param>
/// <param name="Pseudonym">The pseudonym in every report.</param>
public sealed record RedactedName(RedactionKinds Kind, string Original, string Pseudonym);
