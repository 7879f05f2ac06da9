using System.Buffers;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Reporting.Redaction;

/// <summary>
/// Names that are recognised by their shape, even if no file of the org lists them: addresses, record ids, custom API names.
/// </summary>
internal static class NameShapes
{
    private static readonly Dictionary<string, RedactionKinds> IdPrefixes = new(StringComparer.Ordinal)
    {
        ["005"] = RedactionKinds.Users,
        ["00D"] = RedactionKinds.Client,
        ["00e"] = RedactionKinds.Containers,
        ["0PS"] = RedactionKinds.Containers,
        ["0PG"] = RedactionKinds.Containers,
        ["00G"] = RedactionKinds.Containers,
        ["00E"] = RedactionKinds.Containers,
        ["0CP"] = RedactionKinds.Containers,
        ["0Pa"] = RedactionKinds.Containers,
        ["0H4"] = RedactionKinds.Apps,
        ["0xI"] = RedactionKinds.Apps,
        ["0Ci"] = RedactionKinds.Apps,
        ["033"] = RedactionKinds.Apps,
        ["888"] = RedactionKinds.Apps,
        ["01p"] = RedactionKinds.Code,
        ["01q"] = RedactionKinds.Code,
        ["066"] = RedactionKinds.Code,
        ["099"] = RedactionKinds.Code,
        ["300"] = RedactionKinds.Code,
        ["301"] = RedactionKinds.Code,
        ["08e"] = RedactionKinds.Code,
        ["00O"] = RedactionKinds.Code,
        ["01Z"] = RedactionKinds.Code,
        ["00X"] = RedactionKinds.Code,
        ["01I"] = RedactionKinds.Objects,
        ["00N"] = RedactionKinds.Objects,
        ["012"] = RedactionKinds.Objects,
    };

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private static readonly HashSet<string> CustomEndings = new(
        ["c", "r", "e", "b", "x", "mdt", "kav", "pc", "pr", "s", "dlm", "dll", "Share", "History", "Feed", "Tag", "ChangeEvent",
            "latitude__s", "longitude__s"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>End of the e-mail address or username that starts at a place; 0 for none.</summary>
    public static int EndOfAddress(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        while (at < text.Length && (NameTokens.IsWord(text[at]) || text[at] is '.' or '_' or '+' or '-' or '%'))
        {
            at++;
        }

        if (at == start || at >= text.Length - 1 || text[at] != '@' || !NameTokens.IsWord(text[at + 1]))
        {
            return 0;
        }

        var end = at + 1;
        var hasDot = false;
        while (end < text.Length
            && (NameTokens.IsWord(text[end]) || (text[end] is '.' or '-' && end + 1 < text.Length && NameTokens.IsWord(text[end + 1]))))
        {
            hasDot |= text[end] == '.';
            end++;
        }

        return hasDot ? end : 0;
    }

    /// <summary>The kind of a word that is a record id; none for another word. A record of an unknown object counts as a user.</summary>
    public static RedactionKinds KindOfId(ReadOnlySpan<char> word)
    {
        if (word.Length is not (15 or 18) || !(char.IsAsciiDigit(word[0]) || char.IsAsciiDigit(word[1]))
            || !new SalesforceId(word.ToString()).IsWellFormed)
        {
            return RedactionKinds.None;
        }

        return IdPrefixes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word[..3], out var kind) ? kind
            : word.Length == 18 && new SalesforceId(word[..15].ToString()).ToLongForm().AsSpan().SequenceEqual(word) ? RedactionKinds.Users
            : RedactionKinds.None;
    }

    /// <summary>Whether a word is the fingerprint of a finding.</summary>
    public static bool IsFingerprint(ReadOnlySpan<char> word) => word.Length == 32 && !word.ContainsAnyExcept(HexDigits);

    /// <summary>End of the custom API name that starts at a place, such as <c>Shipment__c</c>; 0 for none.</summary>
    public static int EndOfCustomName(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return IsCustomName(text[start..end]) ? end : 0;
    }

    /// <summary>Whether an API name has the ending of a custom object or field.</summary>
    public static bool IsCustomName(ReadOnlySpan<char> name) =>
        name.LastIndexOf("__", StringComparison.Ordinal) is var split and > 0
            && CustomEndings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name[(split + 2)..]);
}
