using System.Collections.Immutable;
using System.Text;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Reporting.Redaction;

/// <summary>
/// Hides the names of an org in all output. A name is found at the boundaries of words, in any case and encoding, the longest name first. A
/// name that is an ordinary word is found only in its own case, or at a place for names. When in doubt, a word is hidden.
/// </summary>
public sealed class Redactor
{
    private readonly Pseudonyms _pseudonyms;
    private readonly NameTree _names;
    private readonly HashSet<string> _ownTexts;

    internal Redactor(RedactionKinds kinds, Pseudonyms pseudonyms, NameTree names, HashSet<string> ownTexts) =>
        (Kinds, _pseudonyms, _names, _ownTexts) = (kinds, pseudonyms, names, ownTexts);

    /// <summary>The hidden kinds.</summary>
    public RedactionKinds Kinds { get; }

    /// <summary>
    /// Every hidden name with its pseudonym, including names found while a report was written; sorted by kind and pseudonym.
    /// </summary>
    public ImmutableArray<RedactedName> Names => _pseudonyms.All;

    /// <summary>Collects the names of an org.</summary>
    /// <param name="org">The org.</param>
    /// <param name="rules">The rules that run; the words of their texts are no names.</param>
    /// <param name="kinds">The kinds or names to hide.</param>
    /// <param name="client">The client of the report; null when not given.</param>
    public static Redactor Of(Org org, ImmutableArray<DiagnosticDescriptor> rules, RedactionKinds kinds, string? client = null) =>
        RedactionNames.Collect(org, rules, kinds, client);

    /// <summary>The text with pseudonyms for names.</summary>
    public string Apply(string text)
    {
        var replacements = Find(text);
        return replacements.Count == 0 ? text : Apply(text, replacements);
    }

    /// <summary>The parts of a text to replace, from left to right.</summary>
    internal List<Replacement> Find(ReadOnlySpan<char> text)
    {
        var replacements = new List<Replacement>();
        if (_ownTexts.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text))
        {
            return replacements;
        }

        var mayHoldAddress = Kinds.HasFlag(RedactionKinds.Users) && text.Contains('@');
        var mayHoldCustomName = Kinds.HasFlag(RedactionKinds.Objects) && text.Contains("__", StringComparison.Ordinal);
        for (var index = 0; index < text.Length;)
        {
            var end = NameTokens.EndOf(text, index);
            if (char.IsWhiteSpace(text[index]))
            {
                index = end;
                continue;
            }

            if (_pseudonyms.EndOf(text, index) is var last and > 0)
            {
                index = last;
                continue;
            }

            var match = WithoutOverlap(text, index, _names.Find(text, index));
            if (ByShape(text, index, end, mayHoldAddress, mayHoldCustomName) is { IsFound: true } shape && shape.End > match.End)
            {
                match = shape;
            }

            if (match.Pseudonym is { } pseudonym)
            {
                replacements.Add(new(index, match.End, pseudonym));
            }

            index = match.IsFound ? match.End : end;
        }

        return replacements;
    }

    internal static string Apply(string text, List<Replacement> replacements)
    {
        var result = new StringBuilder(text.Length + 16);
        var copied = 0;
        foreach (var replacement in replacements)
        {
            result.Append(text, copied, replacement.Start - copied).Append(replacement.Text);
            copied = replacement.End;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Prevents words that stay from hiding the start of a name that is longer than they are.</summary>
    private NameMatch WithoutOverlap(ReadOnlySpan<char> text, int start, NameMatch match)
    {
        if (match is not { IsFound: true, Pseudonym: null })
        {
            return match;
        }

        for (var index = NameTokens.EndOf(text, start); index < match.End; index = NameTokens.EndOf(text, index))
        {
            if (_names.Find(text, index) is { Pseudonym: not null } inside && inside.End > match.End)
            {
                return default;
            }
        }

        return match;
    }

    private NameMatch ByShape(ReadOnlySpan<char> text, int start, int end, bool mayHoldAddress, bool mayHoldCustomName)
    {
        if (!NameTokens.IsWord(text[start]))
        {
            return default;
        }

        if (mayHoldAddress && NameShapes.EndOfAddress(text, start) is var address and > 0)
        {
            return new(true, address, _pseudonyms.Of(RedactionKinds.Users, "user", text[start..address].ToString()));
        }

        var word = text[start..end];
        if (NameShapes.KindOfId(word) is var kind and not RedactionKinds.None && Kinds.HasFlag(kind))
        {
            // The long form: names are compared without case, but the short form of an id depends on case.
            return new(true, end, _pseudonyms.Of(kind, "id", new OrgData.SalesforceId(word[..15].ToString()).ToLongForm()));
        }

        if (NameShapes.IsFingerprint(word))
        {
            return new(true, end, _pseudonyms.Fingerprint(word));
        }

        return mayHoldCustomName && NameShapes.EndOfCustomName(text, start) is var custom and > 0
            ? new(true, custom, _pseudonyms.Of(RedactionKinds.Objects, "custom", text[start..custom].ToString()))
            : default;
    }
}

/// <summary>A part of a text with its replacement.</summary>
/// <param name="Start">Start of the part.</param>
/// <param name="End">Its end.</param>
/// <param name="Text">The pseudonym.</param>
internal readonly record struct Replacement(int Start, int End, string Text);
